import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passTime } from '../support/newsroom.ts';
import { type Answer, anArticle, countRows, type Desk, dumpRows, openDesk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

let count = 0;
const wish = (change: object = {}): object => {
  count += 1;
  return { source: { text: anArticle(`number${count}`) }, link: 'https://news.example/story', ...change };
};
const queue = (key: string, body: unknown, token?: string): Promise<Answer> =>
  desk.ask('POST /api/threads', { body, headers: { 'idempotency-key': key }, ...(token ? { token } : {}) });

describe('the same request with the same key', () => {
  it('has the same answer, which says that it is one given before, and is carried out once', async () => {
    const body = wish({ at: 'next' });
    const first = await queue('once', body);
    const before = await countRows(desk.db);
    const again = await queue('once', body);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(await countRows(desk.db)).toEqual(before);
  });

  it('has that answer even when the thread has changed since', async () => {
    const body = wish();
    const { id } = (await queue('since', body)).body;
    await desk.ask(`POST /api/threads/${id}/cancel`, { body: {} });
    expect((await queue('since', body)).body).toMatchObject({ id, status: 'draft' });
  });

  it('at the same moment makes one thread', async () => {
    const body = wish({ again: true });
    const before = await countRows(desk.db);
    const answers = await Promise.all([1, 2, 3, 4].map(() => queue('at once', body).catch(() => null)));
    // A key may not hold a blank: all are refused alike, and nothing is stored.
    expect(answers.map((answer) => answer?.status)).toEqual([400, 400, 400, 400]);
    expect(await countRows(desk.db)).toEqual(before);
    const keyed = await Promise.all([1, 2, 3, 4].map(() => queue('at-once', body)));
    expect(keyed.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    expect(keyed.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect((await countRows(desk.db))['threads']).toBe((before['threads'] ?? 0) + 1);
    expect((await queue('at-once', body)).status).toBe(201);
  });

  it('of another caller is another request', async () => {
    const { token } = (await desk.ask('POST /api/tokens', { body: { name: 'cms' } })).body;
    const body = wish({ again: true });
    const mine = await queue('shared', body);
    const theirs = await queue('shared', body, token);
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });
});

describe('another request with the same key', () => {
  it('is refused with 422 and nothing is stored', async () => {
    await queue('reused', wish());
    const before = await countRows(desk.db);
    const { status, body } = await queue('reused', wish());
    expect([status, body.error.code]).toEqual([422, 'key-reused']);
    expect(await countRows(desk.db)).toEqual(before);
  });

  it('is another one too when only its path differs', async () => {
    const { id } = (await queue('path', wish())).body;
    const answer = await desk.ask(`POST /api/threads/${id}/cancel`, {
      body: {},
      headers: { 'idempotency-key': 'path' },
    });
    expect(answer.status).toBe(422);
  });
});

describe('a request that was refused', () => {
  it('leaves its key free', async () => {
    const bad = await queue('freed', wish({ at: 'someday' }));
    expect(bad.status).toBe(422);
    expect((await queue('freed', wish({ at: 'next' }))).status).toBe(201);
  });

  it('as malformed leaves its key free too', async () => {
    expect((await queue('broken', '{nonsense')).status).toBe(400);
    expect((await queue('broken', wish())).status).toBe(201);
  });
});

describe('a key left busy by a process that died', () => {
  /** As if the process had died after storing the thread and before keeping the answer. */
  async function dieAfterStoring(key: string): Promise<void> {
    await desk.db.query('update bobbin.idempotency_keys set status_code = null, body = null where key = $1', [
      key,
    ]);
  }

  it('is busy for a minute, then gives the thread that was made', async () => {
    const body = wish({ at: 'next' });
    const { id } = (await queue('died', body)).body;
    await dieAfterStoring('died');
    const busy = await queue('died', body);
    expect([busy.status, busy.body.error.code]).toEqual([409, 'in-progress']);
    await passTime(desk.db, 61_000);
    const before = await countRows(desk.db);
    const again = await queue('died', body);
    expect(again.status).toBe(201);
    expect(again.body.id).toBe(id);
    expect(await countRows(desk.db)).toEqual(before);
  });

  it('gives the thread that was made although its time has passed since', async () => {
    const { rows } = await desk.db.query<{ at: Date }>(`select bobbin.now() + interval '30 seconds' as at`);
    const body = wish({ at: rows[0]?.at.toISOString() });
    const { id } = (await queue('late', body)).body;
    await dieAfterStoring('late');
    await passTime(desk.db, 120_000);
    expect((await queue('late', body)).body).toMatchObject({ id, status: 'scheduled' });
  });

  it('does not give it to another request, even once keys are forgotten', async () => {
    const { id } = (await queue('forgotten', wish())).body;
    await desk.db.query(`delete from bobbin.idempotency_keys where key = 'forgotten'`);
    const other = await queue('forgotten', wish());
    expect(other.status).toBe(201);
    expect(other.body.id).not.toBe(id);
  });
});

describe('a key', () => {
  it.each(['', ' ', 'a b', 'x'.repeat(201), 'ключ'.replace(/./g, '\u00e9')])(
    'of "%s" is refused with 400, saying what one looks like',
    async (key) => {
      const { status, body } = await queue(key, wish());
      expect(status).toBe(400);
      expect(body.error.message).toBe('Idempotency-Key must be 1 to 200 visible ASCII characters.');
    },
  );

  it('works for every POST, such as a cancel', async () => {
    const { id } = (await queue('to-cancel', wish())).body;
    const cancel = () =>
      desk.ask(`POST /api/threads/${id}/cancel`, { body: {}, headers: { 'idempotency-key': 'cancel' } });
    const first = await cancel();
    const again = await cancel();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
  });

  it('never keeps the secret of a new token', async () => {
    const { body, headers } = await desk.ask('POST /api/tokens', {
      body: { name: 'kept' },
      headers: { 'idempotency-key': 'token' },
    });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(await dumpRows(desk.db)).not.toContain(body.token);
  });
});
