import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../support/practice.ts';
import { anArticle, countRows, type Desk, dumpRows, localToken, openDesk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const add = (name: string) => desk.ask('POST /api/tokens', { body: { name } });

describe('without a token in force', () => {
  const calls = [
    'GET /api/threads',
    'GET /api/threads/th_1',
    'POST /api/threads',
    'POST /api/compose',
    'POST /api/threads/th_1/cancel',
    'GET /api/accounts',
    'POST /api/accounts',
    'POST /api/pause',
    'GET /api/tokens',
    'POST /api/tokens',
    'GET /api/nothing',
  ];

  it.each(calls)('%s is refused with 401, which says how to make one', async (call) => {
    const { status, body } = await desk.ask(call, {
      token: null,
      ...(call.startsWith('POST') ? { body: {} } : {}),
    });
    expect([status, body.error.code]).toEqual([401, 'no-token']);
    expect(body.error.message).toContain('bobbin token add');
  });

  it.each(['wrong', `${localToken}x`, localToken.slice(1)])(
    'a token of "%s" is refused with 401',
    async (token) => {
      const { status, body } = await desk.ask('GET /api/threads', { token });
      expect([status, body.error.code]).toEqual([401, 'bad-token']);
    },
  );

  it.each(['Basic YTpi', 'Bearer', 'Bearer ', 'the-local-token-of-this-test'])(
    'a header of "%s" is refused with 401',
    async (authorization) => {
      const { status } = await desk.ask('GET /api/threads', { token: null, headers: { authorization } });
      expect(status).toBe(401);
    },
  );

  it('a refused POST stores nothing, not even its key', async () => {
    const before = await countRows(desk.db);
    const body = { source: { text: anArticle() }, link: 'https://news.example/a' };
    await desk.ask('POST /api/threads', { token: 'wrong', body, headers: { 'idempotency-key': 'k' } });
    expect(await countRows(desk.db)).toEqual(before);
  });
});

describe('a token', () => {
  it('is shown once, works at once, and only its hash is stored', async () => {
    const { status, body } = await add('cms');
    expect(status).toBe(201);
    expect(body).toEqual({ name: 'cms', token: expect.stringMatching(/^bobbin_[\w-]{43}$/) });
    expect((await desk.ask('GET /api/threads', { token: body.token })).status).toBe(200);
    const rows = await dumpRows(desk.db);
    expect(rows).not.toContain(body.token);
    expect(rows).not.toContain(body.token.replace('bobbin_', ''));
    expect((await desk.ask('GET /api/tokens')).body).toEqual([
      {
        name: 'cms',
        role: 'editor',
        createdAt: expect.any(String),
        lastUsedAt: expect.any(String),
        expiresAt: null,
      },
    ]);
  });

  it('names who did it on the record', async () => {
    const { token } = (await add('feed')).body;
    const body = { source: { text: anArticle('feed') }, link: 'https://news.example/a' };
    const { id } = (await desk.ask('POST /api/threads', { body, token })).body;
    const { record } = (await desk.ask(`GET /api/threads/${id}`)).body;
    expect(record[0]).toMatchObject({ action: 'drafted', actor: 'token feed' });
  });

  it('works whatever the case of the word Bearer', async () => {
    const headers = { authorization: `bearer ${localToken}` };
    expect((await desk.ask('GET /api/threads', { token: null, headers })).status).toBe(200);
  });

  it('works no more once revoked, and its name is free again for another secret', async () => {
    const { token } = (await add('leaked')).body;
    expect((await desk.ask('DELETE /api/tokens/leaked')).status).toBe(200);
    expect((await desk.ask('GET /api/threads', { token })).status).toBe(401);
    expect((await desk.ask('GET /api/tokens')).body.map((line: Json) => line.name)).not.toContain('leaked');
    const again = await add('leaked');
    expect(again.status).toBe(201);
    expect(again.body.token).not.toBe(token);
    expect((await desk.ask('GET /api/threads', { token })).status).toBe(401);
    const events = await desk.db.query<{ action: string }>(
      `select action from bobbin.events where detail ->> 'name' = 'leaked' order by id`,
    );
    expect(events.rows.map(({ action }) => action)).toEqual(['token-added', 'token-revoked', 'token-added']);
  });

  it('of a name in use is refused, and the first one stays good', async () => {
    const { token } = (await add('twice')).body;
    const { status, body } = await add('twice');
    expect(status).toBe(409);
    expect(body.error.message).toContain('a token "twice" already');
    expect((await desk.ask('GET /api/threads', { token })).status).toBe(200);
  });

  it.each(['', 'a b', 'x'.repeat(41), 'a/b'])('of the name "%s" is refused with 400', async (name) => {
    const { status, body } = await add(name);
    expect(status).toBe(400);
    expect(body.error.message).toBe('name: use letters, digits, . _ and -.');
  });

  it('that is not there cannot be revoked', async () => {
    expect((await desk.ask('DELETE /api/tokens/nobody')).status).toBe(404);
  });
});

describe('the commands of this machine', () => {
  it('say whose hands they are in, as far as that is a name', async () => {
    const queue = async (mark: string, user: string) => {
      const body = { source: { text: anArticle(mark) }, link: 'https://news.example/a' };
      const { id } = (await desk.ask('POST /api/threads', { body, headers: { 'x-bobbin-user': user } })).body;
      return (await desk.ask(`GET /api/threads/${id}`)).body.record[0].actor;
    };
    expect(await queue('ada', 'ada')).toBe('ada (command line)');
    expect(await queue('odd', '<b>ada</b> (desk)')).toBe('badabdesk (command line)');
    expect(await queue('none', '<>')).toBe('command line');
  });
});
