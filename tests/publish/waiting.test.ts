import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pause, unpauseInTime } from '../../src/publish/pause.ts';
import type { Db } from '../../src/store/db.ts';
import { readPause } from '../../src/store/settings.ts';
import { readNow } from '../../src/store/threads.ts';
import { freshEmbedded } from '../support/backends.ts';
import { type Newsroom, openNewsroom, passTime } from '../support/newsroom.ts';

let db: Db;
let newsroom: Newsroom;
beforeAll(async () => {
  db = await freshEmbedded();
  newsroom = await openNewsroom(db);
});
afterAll(async () => {
  await newsroom.close();
  await db.close();
});

describe('what a thread waits for', () => {
  it('is another thread whose first post has the same words and an unknown fate', async () => {
    const texts = ['The very same words.'];
    const first = await newsroom.thread(1, { texts });
    newsroom.fault(1, { kind: 'silent', stored: true, storedAfterMs: 0 });
    await newsroom.publish(first);
    const second = await newsroom.thread(1, { texts });
    const again = await newsroom.publish(second);
    expect((await newsroom.look(second)).thread.waitsFor).toBe('a post with the same text is unresolved');
    expect(again?.inMs).toBeGreaterThan(0);
    await newsroom.publishThrough(first);
    await newsroom.publishThrough(second);
    expect((await newsroom.look(first)).thread.status).toBe('published');
  });

  it('is told while X limits the account, and forgotten when it goes on', async () => {
    const id = await newsroom.thread(2);
    newsroom.fault(2, { kind: 'limited', resetInS: 900 });
    await newsroom.publish(id);
    const { thread } = await newsroom.look(id);
    expect(thread.waitsFor).toBe('X limits this account');
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread).toMatchObject({ status: 'published', waitsFor: null });
  });
});

describe('looking for a post', () => {
  it('is entered among the costs, a post read at a time', async () => {
    const id = await newsroom.thread(2);
    newsroom.fault(2, { kind: 'reset', stored: true });
    await newsroom.publishThrough(id);
    const { rows } = await db.query<{ action: string; usd: string }>(
      `select action, usd from bobbin.costs where action = 'read' order by id desc limit 1`,
    );
    // Its parent and the post itself.
    expect(rows[0]).toEqual({ action: 'read', usd: '0.002' });
  });
});

describe('a pause for lack of funds', () => {
  it('ends by itself when X’s billing cycle does, one made by hand does not', async () => {
    const now = await readNow(db);
    const resetDate = new Date(now.getTime() + 48 * 3_600_000).toISOString().slice(0, 10);
    const id = await newsroom.thread(1, { class: 'evergreen' });
    newsroom.fault(1, { kind: 'spend-cap', resetDate });
    await newsroom.publishThrough(id);
    expect((await readPause(db))?.until?.toISOString()).toBe(`${resetDate}T00:00:00.000Z`);
    const woken: string[] = [];
    const wake = async (threadId: string) => void woken.push(threadId);
    await unpauseInTime(db, wake);
    expect(await readPause(db)).not.toBeNull();
    await passTime(db, 72 * 3_600_000);
    await unpauseInTime(db, wake);
    expect(await readPause(db)).toBeNull();
    expect(woken).toContain(id);
    await pause(db, null, 'ops');
    await passTime(db, 72 * 3_600_000);
    await unpauseInTime(db, wake);
    expect((await readPause(db))?.by).toBe('ops');
  });
});
