import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { startPracticeX } from '../../src/practice/server.ts';
import { practiceApp } from '../support/practice.ts';

const fault = (over: object) => ({ on: 'POST /2/tweets', fault: { kind: 'unavailable' }, ...over });

describe('a fault', () => {
  test('hits the request it was set for, and as many as it was told', async () => {
    const { ask } = practiceApp();
    expect((await ask('POST /_control/faults', fault({ nth: 3, times: 2 }))).status).toBe(201);
    const statuses: number[] = [];
    for (const text of ['1', '2', '3', '4', '5']) {
      statuses.push((await ask('POST /2/tweets', { text })).status);
    }
    expect(statuses).toEqual([201, 201, 503, 503, 201]);
  });

  test('counts only calls of its kind and user', async () => {
    const { ask } = practiceApp();
    await ask('POST /_control/faults', fault({ nth: 1, handle: 'anna' }));
    await ask('GET /2/users/me', undefined, 'anna');
    expect((await ask('POST /2/tweets', { text: '1' })).status).toBe(201);
    expect((await ask('POST /2/tweets', { text: '1' }, 'anna')).status).toBe(503);
  });

  test('is one of several, set together and each counted', async () => {
    const { ask } = practiceApp();
    await ask('POST /_control/faults', [
      fault({ nth: 1, fault: { kind: 'suspended' } }),
      fault({ nth: 2, fault: { kind: 'credits-depleted' } }),
    ]);
    expect((await ask('POST /2/tweets', { text: '1' })).body.detail).toContain('suspended');
    expect((await ask('POST /2/tweets', { text: '1' })).status).toBe(402);
    expect((await ask('GET /_control')).body.faults.map((one: { seen: number }) => one.seen)).toEqual([2, 2]);
  });

  test('can be taken back', async () => {
    const { ask } = practiceApp();
    await ask('POST /_control/faults', fault({}));
    await ask('DELETE /_control/faults');
    expect((await ask('POST /2/tweets', { text: '1' })).status).toBe(201);
  });

  test.each([
    [{ kind: 'answer', status: 418, body: { a: 1 }, headers: { 'x-a': 'b' } }, 418, '{"a":1}'],
    [{ kind: 'answer', status: 502, body: '<html>bad' }, 502, '<html>bad'],
    [{ kind: 'unauthorized' }, 401, 'Unauthorized'],
    [{ kind: 'credits-depleted' }, 402, 'CreditsDepleted'],
    [{ kind: 'spend-cap', resetDate: '2026-12-01' }, 403, '"reset_date":"2026-12-01"'],
    [{ kind: 'duplicate' }, 403, 'duplicate content'],
    [{ kind: 'suspended' }, 403, 'user-suspended'],
    [{ kind: 'locked' }, 403, '"code":326'],
    [{ kind: 'reply-rule' }, 403, 'not-authorized-for-resource'],
    [{ kind: 'not-visible' }, 403, 'not visible to you'],
    [{ kind: 'policy' }, 403, 'not permitted'],
    [{ kind: 'unavailable' }, 503, '<html>'],
    [{ kind: 'server-error' }, 500, 'Internal Server Error'],
    [{ kind: 'limited' }, 429, 'Too Many Requests'],
  ])('%j answers and stores nothing', async (kind, status, words) => {
    const { practice } = practiceApp();
    const json = { 'content-type': 'application/json', authorization: 'Bearer practice' };
    await practice.app.request('/_control/faults', {
      method: 'POST',
      headers: json,
      body: JSON.stringify(fault({ fault: kind })),
    });
    const response = await practice.app.request('/2/tweets', {
      method: 'POST',
      headers: json,
      body: '{"text":"a"}',
    });
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(words);
    expect(practice.store.posts()).toEqual([]);
  });

  test('of limits says when they end', async () => {
    const { ask } = practiceApp({ now: () => Date.parse('2026-11-22T10:00:00Z') });
    await ask('POST /_control/faults', fault({ fault: { kind: 'limited', resetInS: 60 } }));
    const { headers } = await ask('POST /2/tweets', { text: 'a' });
    expect(headers.get('x-rate-limit-remaining')).toBe('0');
    expect(headers.get('x-rate-limit-reset')).toBe(String(Date.parse('2026-11-22T10:01:00Z') / 1000));
  });

  test('that stores first still refuses what the rules refuse', async () => {
    const { ask, practice } = practiceApp();
    await ask('POST /_control/faults', fault({ fault: { kind: 'unavailable', stored: true } }));
    expect((await ask('POST /2/tweets', { text: 'a'.repeat(281) })).status).toBe(400);
    expect(practice.store.posts()).toEqual([]);
  });

  test.each([
    [{ on: 'POST /2/twets', fault: { kind: 'silent' } }],
    [{ on: 'POST /2/tweets', fault: { kind: 'silence' } }],
    [{ on: 'POST /2/tweets', nth: 0, fault: { kind: 'silent' } }],
    [{ on: 'POST /2/tweets', fault: { kind: 'silent', store: true } }],
  ])('is refused with a reason when it is %j', async (body) => {
    const { status, body: answer } = await practiceApp().ask('POST /_control/faults', body);
    expect(status).toBe(400);
    expect(answer.problem).toMatch(/✖/);
  });
});

describe('the control', () => {
  test('takes no form from another site', async () => {
    const { practice } = practiceApp();
    const response = await practice.app.request('/_control/reset', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    });
    expect(response.status).toBe(400);
  });

  test('dumps every post and makes everything new', async () => {
    const { ask } = practiceApp();
    await ask('POST /2/tweets', { text: 'One & only' });
    await ask('POST /_control/faults', fault({}));
    await ask('PUT /_control/settings', { duplicateFilter: false });
    expect((await ask('GET /_control/posts')).body.posts).toMatchObject([
      { text: 'One & only', handle: 'practice', parentId: null },
    ]);
    await ask('POST /_control/reset', {});
    expect((await ask('GET /_control/posts')).body.posts).toEqual([]);
    expect((await ask('GET /_control')).body).toEqual({
      settings: { duplicateFilter: true, rateLimits: true, visibleAfterMs: 0 },
      faults: [],
    });
  });
});

describe('on a real socket', () => {
  let close = async () => {};
  afterEach(() => close());

  test('a post can be stored after its sender has gone', async () => {
    const server = await startPracticeX({ port: 0 });
    close = server.close;
    server.practice.control.plan({
      on: 'POST /2/tweets',
      nth: 1,
      times: 1,
      fault: { kind: 'reset', storedAfterMs: 50 },
    });
    const sent = fetch(`${server.url}/2/tweets`, {
      method: 'POST',
      headers: { authorization: 'Bearer practice' },
      body: '{"text":"late"}',
    });
    await expect(sent).rejects.toThrow();
    expect(server.practice.store.posts()).toEqual([]);
    while (server.practice.store.posts().length === 0) await sleep(10);
    expect(server.practice.store.posts()[0]?.text).toBe('late');
  });

  test('closing ends answers that would hang for ever', async () => {
    const server = await startPracticeX({ port: 0 });
    server.practice.control.plan({ on: 'GET /2/users/me', nth: 1, times: 1, fault: { kind: 'silent' } });
    const hanging = fetch(`${server.url}/2/users/me`, { headers: { authorization: 'Bearer practice' } });
    const failed = expect(hanging).rejects.toThrow();
    while (server.practice.store.users().length === 0) await sleep(10);
    await server.close();
    await failed;
  });

  test('a port that is taken is said at once', async () => {
    const server = await startPracticeX({ port: 0 });
    close = server.close;
    await expect(startPracticeX({ port: Number(new URL(server.url).port) })).rejects.toThrow(/EADDRINUSE/);
  });
});
