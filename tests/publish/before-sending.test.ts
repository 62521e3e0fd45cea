import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { xPrices } from '../../src/compose/price-list.ts';
import type { LinkState } from '../../src/publish/check-link.ts';
import { distrustLedger, keepEpoch } from '../../src/publish/distrust.ts';
import { continueThread } from '../../src/publish/held-thread.ts';
import { publishThread } from '../../src/publish/publish-thread.ts';
import { listEvents, readSpent } from '../../src/store/board.ts';
import { setBudgets } from '../../src/store/budgets.ts';
import type { Db } from '../../src/store/db.ts';
import { readDistrust, writeBudgets } from '../../src/store/settings.ts';
import { readNow } from '../../src/store/threads.ts';
import { freshEmbedded, withFolder } from '../support/backends.ts';
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

const hand = () => ({
  db,
  wake: async () => {},
  x: newsroom.publisher.x,
  prices: xPrices,
  actor: 'an editor',
  role: 'admin' as const,
});

/** Puts the ledger back to how it was before anything of the thread was sent, as a restored backup does. */
async function forget(id: string, fromPosition = 1): Promise<void> {
  await db.query(
    `delete from bobbin.x_posts where post_id in (select id from bobbin.posts where thread_id = $1 and position >= $2)`,
    [id, fromPosition],
  );
  await db.query(
    `delete from bobbin.looks where attempt_id in (select id from bobbin.attempts where thread_id = $1)`,
    [id],
  );
  await db.query(`delete from bobbin.costs where thread_id = $1`, [id]);
  await db.query(
    `delete from bobbin.attempts where post_id in (select id from bobbin.posts where thread_id = $1 and position >= $2)`,
    [id, fromPosition],
  );
  await db.query(
    `update bobbin.posts set status = 'pending', x_post_id = null, sent_at = null where thread_id = $1 and position >= $2`,
    [id, fromPosition],
  );
  const status = fromPosition === 1 ? 'scheduled' : 'publishing';
  await db.query(
    `update bobbin.threads set status = $2, matched_at = null, published_at = null where id = $1`,
    [id, status],
  );
}

describe('a ledger older than the account', () => {
  it.each([1, 2, 4])('adopts what is on X from post %i on and sends nothing twice', async (from) => {
    const id = await newsroom.thread(4);
    await newsroom.publishThrough(id);
    const before = await newsroom.look(id);
    const count = newsroom.posted().length;
    await forget(id, from);
    await distrustLedger(db, 'restored', 'ops');
    await newsroom.publishThrough(id);
    const after = await newsroom.look(id);
    expect(newsroom.posted()).toHaveLength(count);
    expect(after.thread.status).toBe('published');
    expect(after.posts.map(({ xPostId }) => xPostId)).toEqual(before.posts.map(({ xPostId }) => xPostId));
  });

  it('sends what is not there, after it had time to show', async () => {
    const id = await newsroom.thread(2);
    await distrustLedger(db, 'restored', 'ops');
    const first = await newsroom.publish(id);
    expect(first?.inMs).toBe(20_000);
    expect((await newsroom.look(id)).posts[0]?.status).toBe('pending');
    await passTime(db, 181_000);
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread.status).toBe('published');
  });

  it('holds when the account answered our thread in words the ledger does not know', async () => {
    const id = await newsroom.thread(2);
    await newsroom.publishThrough(id);
    await forget(id, 2);
    await db.query(
      `update bobbin.posts set text = 'Words from before an edit' where thread_id = $1 and position = 2`,
      [id],
    );
    await distrustLedger(db, 'restored', 'ops');
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread).toMatchObject({
      status: 'held',
      reason: { code: 'unclear-match' },
    });
  });

  it('is noticed by an epoch kept outside the database, once', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'epoch');
      expect(await keepEpoch(db, file)).toBe(false);
      const { rows } = await db.query(`select value from bobbin.settings where name = 'epoch'`);
      expect(await keepEpoch(db, file)).toBe(false);
      await db.query(`update bobbin.settings set value = $1 where name = 'epoch'`, [
        JSON.stringify((rows[0] as { value: number }).value - 1),
      ]);
      expect(await keepEpoch(db, file)).toBe(true);
      expect((await readDistrust(db))?.why).toMatch(/older/);
      expect(await keepEpoch(db, file)).toBe(false);
      await writeFile(file, 'rubbish');
      expect(await keepEpoch(db, file)).toBe(false);
      expect(Number(await readFile(file, 'utf8'))).toBeGreaterThan(1);
    });
  });
});

describe('the preflight', () => {
  beforeEach(async () => {
    await db.query(`delete from bobbin.settings where name = 'distrust'`);
    await db.query(`update bobbin.accounts set kind = 'oauth1', api_url = $1`, [newsroom.practice.url]);
  });
  // The account counts as a real one, so that its links are looked at; it still speaks to practice X only.
  const withLink = async (state: LinkState) => {
    const id = await newsroom.thread(2);
    await db.query(`update bobbin.threads set link = 'https://gazette.example/story' where id = $1`, [id]);
    const { practice } = newsroom;
    const x = async (account: Parameters<typeof newsroom.publisher.x>[0]) =>
      newsroom.publisher.x({ ...account, kind: 'practice', apiUrl: practice.url });
    return { id, publisher: { ...newsroom.publisher, x, checkLink: async () => state } };
  };

  it('holds a thread whose link is gone, before anything is live', async () => {
    const { id, publisher } = await withLink({ state: 'gone', why: 'gazette.example answered 404.' });
    const count = newsroom.posted().length;
    await publishThread(publisher, id);
    const { thread } = await newsroom.look(id);
    expect(thread.reason).toMatchObject({
      code: 'link',
      actions: expect.arrayContaining(['continue', 'cancel']),
    });
    expect(newsroom.posted()).toHaveLength(count);
  });

  it('notes what is odd about a link and goes on', async () => {
    const { id, publisher } = await withLink({ state: 'odd', why: 'The headline now reads “Other”.' });
    await publishThread(publisher, id);
    const events = await listEvents(db, { threadId: id, limit: 20 });
    expect(events.find(({ action }) => action === 'preflight')?.detail).toEqual({
      warnings: ['The headline now reads “Other”.'],
    });
    expect((await newsroom.look(id)).thread.status).toBe('published');
  });

  it('holds when the keys of the account do not open', async () => {
    const id = await newsroom.thread(1);
    await newsroom.publish(id);
    const { thread } = await newsroom.look(id);
    expect(thread.reason?.code).toBe('keys');
    await db.query(`update bobbin.accounts set kind = 'practice', api_url = null`);
    await continueThread(hand(), id);
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread.status).toBe('published');
  });
});

describe('a budget', () => {
  beforeEach(async () => {
    await db.query(`update bobbin.accounts set kind = 'practice', api_url = null`);
    await db.query('delete from bobbin.costs');
    await db.query(
      `update bobbin.threads set status = 'cancelled', reason = null where status <> 'published'`,
    );
    await setBudgets(db, await accountId(), { dayUsd: null, monthUsd: null });
    await writeBudgets(db, { dayUsd: null, monthUsd: null });
  });
  const accountId = async () =>
    (await db.query<{ id: string }>('select id from bobbin.accounts')).rows[0]?.id ?? '';

  it.each([
    ['the account’s day', async () => setBudgets(db, await accountId(), { dayUsd: 0.044, monthUsd: null })],
    ['the account’s month', async () => setBudgets(db, await accountId(), { dayUsd: null, monthUsd: 0.044 })],
    ['everybody’s day', async () => writeBudgets(db, { dayUsd: 0.044, monthUsd: null })],
    ['everybody’s month', async () => writeBudgets(db, { dayUsd: null, monthUsd: 0.044 })],
  ])(
    'of %s refuses when queueing, and holds what was queued before, with nothing live',
    async (_whose, set) => {
      const queued = await newsroom.thread(3);
      await set();
      const count = newsroom.posted().length;
      await newsroom.publishThrough(queued);
      expect((await newsroom.look(queued)).thread.reason?.code).toBe('over-budget');
      expect(newsroom.posted()).toHaveLength(count);
      await expect(newsroom.thread(3)).rejects.toThrow(/costs \$0\.045 and the budget .* leaves \$0\.044/);
    },
  );

  it.each([
    ['the account’s day', async () => setBudgets(db, await accountId(), { dayUsd: 0.08, monthUsd: null })],
    ['the account’s month', async () => setBudgets(db, await accountId(), { dayUsd: null, monthUsd: 0.08 })],
    ['everybody’s day', async () => writeBudgets(db, { dayUsd: 0.08, monthUsd: null })],
    ['everybody’s month', async () => writeBudgets(db, { dayUsd: null, monthUsd: 0.08 })],
  ])('of %s counts what is planned in it', async (whose, set) => {
    await set();
    const day = new Date((await readNow(db)).getTime() + 100 * 24 * 60 * 60_000);
    day.setUTCDate(10);
    const nextDay = new Date(day.getTime() + 24 * 60 * 60_000);
    await newsroom.thread(3, { at: day });
    await expect(newsroom.thread(3, { at: day })).rejects.toThrow(/leaves \$0\.035/);
    const onNextDay = newsroom.thread(3, { at: nextDay });
    if (whose.endsWith('day')) await onNextDay;
    else await expect(onNextDay).rejects.toThrow(/leaves \$0\.035/);
  });

  it('counts what was spent and what begun threads still need', async () => {
    await setBudgets(db, await accountId(), { dayUsd: 0.075, monthUsd: null });
    const begun = await newsroom.thread(3);
    newsroom.fault(2, { kind: 'reply-rule' });
    await newsroom.publishThrough(begun); // held after one of three
    expect(await readSpent(db, begun)).toBeCloseTo(0.015);
    const other = await newsroom.thread(2);
    await newsroom.publishThrough(other);
    expect((await newsroom.look(other)).thread.status).toBe('published');
    await expect(newsroom.thread(1)).rejects.toThrow(/leaves \$0\.000/);
  });

  it('never stops a thread that has begun', async () => {
    const id = await newsroom.thread(3);
    newsroom.fault(2, { kind: 'not-visible' });
    await newsroom.publish(id);
    await setBudgets(db, await accountId(), { dayUsd: 0.01, monthUsd: null });
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread.status).toBe('published');
  });

  it('counts what is planned for the same day', async () => {
    await setBudgets(db, await accountId(), { dayUsd: 0.05, monthUsd: null });
    const planned = await newsroom.thread(3);
    await expect(newsroom.thread(1)).rejects.toThrow(/leaves \$0\.005/);
    await newsroom.publishThrough(planned);
    expect((await newsroom.look(planned)).thread.status).toBe('published');
  });
});

describe('after an outage', () => {
  it('threads go out one by one, newest breaking first', async () => {
    await db.query(
      `update bobbin.threads set status = 'cancelled', reason = null where status not in ('published', 'cancelled')`,
    );
    await setBudgets(
      db,
      (await db.query<{ id: string }>('select id from bobbin.accounts')).rows[0]?.id ?? '',
      { dayUsd: null, monthUsd: null },
    );
    const old = await newsroom.thread(1);
    await passTime(db, 60_000);
    const oldBreaking = await newsroom.thread(1, { class: 'breaking' });
    await passTime(db, 60_000);
    const newBreaking = await newsroom.thread(1, { class: 'breaking' });
    await passTime(db, 30 * 60_000);
    const started: string[] = [];
    for (let turn = 0; turn < 40 && started.length < 3; turn += 1) {
      for (const id of [old, oldBreaking, newBreaking]) {
        await newsroom.publish(id);
        if (!started.includes(id) && (await newsroom.look(id)).thread.startedAt) started.push(id);
      }
      await passTime(db, 10_000);
    }
    expect(started).toEqual([newBreaking, oldBreaking, old]);
    const { rows } = await db.query<{ gap: number }>(
      `select extract(epoch from started_at - lag(started_at) over (order by started_at))::float as gap
       from bobbin.threads where id = any($1)`,
      [started],
    );
    expect(rows.slice(1).every(({ gap }) => gap >= 120)).toBe(true);
  });
});
