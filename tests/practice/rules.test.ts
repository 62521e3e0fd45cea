import { describe, expect, test } from 'vitest';
import { practiceApp } from '../support/practice.ts';

const reply = (text: string, to: string) => ({ text, reply: { in_reply_to_tweet_id: to } });

describe('a post', () => {
  test('is answered with a string id and t.co links', async () => {
    const { ask } = practiceApp();
    const { status, body } = await ask('POST /2/tweets', { text: 'Rates & more: https://e.com/a' });
    expect(status).toBe(201);
    expect(body.data.id).toMatch(/^\d{18,19}$/);
    expect(body.data.text).toMatch(/^Rates &amp; more: https:\/\/t\.co\/\w{10}$/);
  });

  test('gets an id above the last one even when the clock stands still or goes back', async () => {
    let nowMs = Date.parse('2026-11-22T10:00:00Z');
    const { ask } = practiceApp({ now: () => nowMs });
    const ids: bigint[] = [];
    for (const text of ['one', 'two', 'three']) {
      ids.push(BigInt((await ask('POST /2/tweets', { text })).body.data.id));
      nowMs -= 1000;
    }
    expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? id))).toBe(true);
  });

  test('may answer a post of its own author and joins its conversation', async () => {
    const { ask } = practiceApp();
    const root = (await ask('POST /2/tweets', { text: 'One' })).body.data.id;
    const second = (await ask('POST /2/tweets', reply('Two', root))).body.data.id;
    const third = (await ask('POST /2/tweets', reply('Three', second))).body.data.id;
    const { body } = await ask(
      `GET /2/tweets/${third}?tweet.fields=conversation_id,referenced_tweets,created_at,author_id`,
    );
    expect(body.data).toMatchObject({
      id: third,
      conversation_id: root,
      referenced_tweets: [{ type: 'replied_to', id: second }],
    });
  });
});

describe('a refusal', () => {
  test.each([
    ['an unknown field', { text: 'a', client_token: 'x' }, /client_token: is not defined in the schema/],
    ['an unknown field of the reply', { text: 'a', reply: { to: '1' } }, /not defined|in_reply_to/],
    ['an empty text', { text: '  ' }, /required/],
    ['281 characters', { text: 'a'.repeat(281) }, /too long/],
    ['141 characters of Japanese', { text: '字'.repeat(141) }, /too long/],
    ['a megabyte', { text: 'a.'.repeat(500_000) }, /too long/],
    ['a poll, which is not simulated', { text: 'a', poll: { options: ['a', 'b'] } }, /does not simulate/],
    ['a picture it was never given', { text: 'a', media: { media_ids: ['1'] } }, /media IDs are invalid/],
  ])('meets %s with X’s 400', async (_, body, words) => {
    const { ask, practice } = practiceApp();
    const answer = await ask('POST /2/tweets', body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.title).toBe('Invalid Request');
    expect(answer.body.errors[0].message).toMatch(words);
    expect(practice.store.posts()).toEqual([]);
  });

  test('does not meet 280 characters, a link counting 23 of them', async () => {
    const { ask } = practiceApp();
    const text = `${'a'.repeat(256)} https://e.com/${'b'.repeat(200)}`;
    expect((await ask('POST /2/tweets', { text })).status).toBe(201);
  });

  test('meets a body that is not JSON', async () => {
    const { practice } = practiceApp();
    const response = await practice.app.request('/2/tweets', {
      method: 'POST',
      headers: { authorization: 'Bearer practice' },
      body: 'text=a',
    });
    expect(response.status).toBe(400);
  });

  test('meets a parent that is not there, or was deleted', async () => {
    const { ask } = practiceApp();
    const id = (await ask('POST /2/tweets', { text: 'One' })).body.data.id;
    await ask(`DELETE /2/tweets/${id}`);
    for (const parent of ['12', id]) {
      const { status, body } = await ask('POST /2/tweets', reply('Two', parent));
      expect(status).toBe(403);
      expect(body.detail).toContain('deleted or not visible to you');
    }
  });

  test('meets a reply to a stranger who did not ask for it', async () => {
    const { ask } = practiceApp();
    const plain = (await ask('POST /2/tweets', { text: 'Good morning' }, 'anna')).body.data.id;
    const calling = (await ask('POST /2/tweets', { text: 'Good morning @practice' }, 'anna')).body.data.id;
    const refused = await ask('POST /2/tweets', reply('Hello', plain));
    expect(refused.body.type).toMatch(/not-authorized-for-resource$/);
    expect((await ask('POST /2/tweets', reply('Hello', calling))).status).toBe(201);
  });

  test('meets the same text twice in a day, but not from another account or a day later', async () => {
    let nowMs = Date.parse('2026-11-22T10:00:00Z');
    const { ask } = practiceApp({ now: () => nowMs });
    await ask('POST /2/tweets', { text: 'Read more: https://e.com/a' });
    const again = await ask('POST /2/tweets', { text: 'Read more: https://e.com/a' });
    expect(again.status).toBe(403);
    expect(again.body.detail).toBe('You are not allowed to create a Tweet with duplicate content.');
    expect((await ask('POST /2/tweets', { text: 'Read more: https://e.com/a' }, 'anna')).status).toBe(201);
    nowMs += 25 * 60 * 60_000;
    expect((await ask('POST /2/tweets', { text: 'Read more: https://e.com/a' })).status).toBe(201);
  });

  test('of duplicates can be switched off', async () => {
    const { ask } = practiceApp();
    await ask('PUT /_control/settings', { duplicateFilter: false });
    await ask('POST /2/tweets', { text: 'a' });
    expect((await ask('POST /2/tweets', { text: 'a' })).status).toBe(201);
  });

  test('meets a second cashtag', async () => {
    const { ask } = practiceApp();
    expect((await ask('POST /2/tweets', { text: '$AAPL up' })).status).toBe(201);
    expect((await ask('POST /2/tweets', { text: '$AAPL up, $MSFT down' })).status).toBe(403);
  });
});

describe('who asks', () => {
  test.each([undefined, '', 'Basic abc', 'OAuth oauth_token=""', 'Bearer '])(
    'is nobody with the header %s',
    async (authorization) => {
      const { practice } = practiceApp();
      const response = await practice.app.request('/2/users/me', {
        headers: authorization === undefined ? {} : { authorization },
      });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ title: 'Unauthorized', status: 401 });
    },
  );

  test('is the user of the token, always the same one', async () => {
    const first = await practiceApp().ask('GET /2/users/me', undefined, 'gazette');
    const second = await practiceApp().ask('GET /2/users/me', undefined, 'gazette');
    expect(first.body.data).toMatchObject({ username: 'gazette', name: 'Gazette' });
    expect(second.body.data.id).toBe(first.body.data.id);
  });

  test('is a made-up handle where the token could not be one', async () => {
    const { body } = await practiceApp().ask('GET /2/users/me', undefined, '123456789-AbCdEfGhIj');
    expect(body.data.username).toMatch(/^user_[0-9a-f]{8}$/);
  });

  test('is who was set for the token', async () => {
    const users = [{ token: 'secret-token-of-ours', handle: 'gazette', name: 'The Gazette' }];
    const { body } = await practiceApp({ users }).ask('GET /2/users/me', undefined, 'secret-token-of-ours');
    expect(body.data).toMatchObject({ username: 'gazette', name: 'The Gazette' });
  });
});

describe('limits', () => {
  test('let 100 posts through in 15 minutes and name the reset in seconds', async () => {
    let nowMs = Date.parse('2026-11-22T10:00:00Z');
    const { ask } = practiceApp({ now: () => nowMs });
    for (let post = 1; post <= 100; post += 1) {
      const { headers } = await ask('POST /2/tweets', { text: `Post ${post}` });
      expect(headers.get('x-rate-limit-remaining')).toBe(String(100 - post));
    }
    const { status, headers, body } = await ask('POST /2/tweets', { text: 'One more' });
    expect(status).toBe(429);
    expect(body.title).toBe('Too Many Requests');
    expect(headers.get('x-rate-limit-reset')).toBe(String(Date.parse('2026-11-22T10:15:00Z') / 1000));
    expect((await ask('POST /2/tweets', { text: 'Of another' }, 'anna')).status).toBe(201);
    nowMs += 15 * 60_000;
    expect((await ask('POST /2/tweets', { text: 'One more' })).status).toBe(201);
  });

  test('can be switched off', async () => {
    const { ask, practice } = practiceApp();
    practice.control.set({ rateLimits: false });
    for (let call = 0; call < 80; call += 1) await ask('GET /2/users/me');
    expect((await ask('GET /2/users/me')).status).toBe(200);
  });
});

describe('the bill', () => {
  test('is 0.275 for six posts with one link', async () => {
    const { ask } = practiceApp();
    for (const text of ['1', '2', '3', '4', '5', '6 example.com']) await ask('POST /2/tweets', { text });
    const { body } = await ask('GET /_control/ledger');
    expect(body.users.practice.totalUsd).toBe(0.275);
    expect(body.users.practice.lines).toContainEqual({ charge: 'post with link', count: 1, usd: 0.2 });
  });

  test('charges a resource once a day, one’s own on the timeline least', async () => {
    const { ask, practice } = practiceApp();
    const id = (await ask('POST /2/tweets', { text: 'a' })).body.data.id;
    const me = practice.store.users()[0]?.id;
    await ask(`GET /2/users/${me}/tweets`);
    await ask(`GET /2/users/${me}/tweets`);
    await ask(`GET /2/tweets/${id}`, undefined, 'anna');
    const { body } = await ask('GET /_control/ledger');
    expect(body.users.practice.lines).toContainEqual({ charge: 'read own post', count: 1, usd: 0.001 });
    expect(body.users.anna).toEqual({
      totalUsd: 0.005,
      lines: [{ charge: 'read a post', count: 1, usd: 0.005 }],
    });
  });

  test('is not for what was refused', async () => {
    const { ask } = practiceApp();
    await ask('POST /2/tweets', { text: 'a'.repeat(281) });
    expect((await ask('GET /_control/ledger')).body.users.practice.totalUsd).toBe(0);
  });
});
