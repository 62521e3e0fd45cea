import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { expectPublishedOnce, type Outage, openOutage } from '../support/outage.ts';
import { createDatabase } from '../support/postgres.ts';

const posts = 5;
// With BOBBIN_CRASH=all both sides of every point; `npm test` runs a sample, so that a break shows at once.
const everything = process.env['BOBBIN_CRASH'] === 'all';
const beforeWrite = ['stop:openAttempt:after#3', ...(everything ? ['stop:create:connected#3'] : [])];
const queues = [
  { name: 'PostgreSQL', possible: inject('postgresUrl') !== null },
  { name: 'Redis + PostgreSQL', possible: inject('postgresUrl') !== null && inject('redisUrl') !== null },
] as const;

describe.each(queues)('a worker stopped with SIGSTOP on $name', ({ name, possible }) => {
  it.runIf(possible).each(beforeWrite)(
    'at %s, before the write, writes nothing when it goes on after another has finished the thread',
    async (stopAt) => {
      await withOutage(name, async (outage) => {
        const first = outage.startWorker(stopAt);
        await first.stopped();
        expect(outage.practice.store.posts()).toHaveLength(2);
        const second = outage.startWorker();
        expect(await second.gone).toBe(0);
        const before = await outage.end();
        expectPublishedOnce(before);

        first.goOn();
        expect(await first.gone).toBe(0);
        const after = await outage.end();
        expectPublishedOnce(after);
        expect(after.live).toEqual(before.live);
        const tries = after.attempts.filter(({ postId }) => postId === after.attempts[2]?.postId);
        expect(tries.map(({ outcome, settled }) => ({ outcome, settled }))).toEqual([
          { outcome: 'unknown', settled: 'absent' },
          { outcome: 'accepted', settled: 'found' },
        ]);
        expect(new Set(tries.map(({ holder }) => holder)).size).toBe(2);
      });
    },
  );

  it.runIf(possible)(
    'after X’s answer has its late 201 recorded, and no post is sent a second time',
    async () => {
      await withOutage(name, async (outage) => {
        const first = outage.startWorker('stop:create:answered#3');
        await first.stopped();
        expect(outage.practice.store.posts()).toHaveLength(3);
        const second = outage.startWorker();
        expect(await second.gone).toBe(0);
        const before = await outage.end();
        expectPublishedOnce(before);
        expect(before.attempts).toHaveLength(posts);
        expect(before.attempts[2]).toMatchObject({ outcome: 'unknown', settled: 'found' });

        first.goOn();
        expect(await first.gone).toBe(0);
        const after = await outage.end();
        expectPublishedOnce(after);
        expect(after.live).toEqual(before.live);
        expect(after.attempts).toHaveLength(posts);
        expect(after.attempts[2]).toMatchObject({ outcome: 'accepted', settled: 'found' });
        expect(await costsOf(outage)).toBe(posts);
      });
    },
  );

  it.runIf(possible)(
    'after X’s answer, which the other could not see, brings a second id: the thread is held and both are shown',
    async () => {
      await withOutage(name, async (outage) => {
        // X breaks its promise: the post stays hidden beyond the longest wait.
        outage.practice.control.set({ visibleAfterMs: 600_000 });
        const first = outage.startWorker('stop:create:answered#1');
        await first.stopped();
        const unseen = outage.practice.store.posts()[0]?.id ?? '';
        outage.practice.control.set({ visibleAfterMs: 0 });
        const second = outage.startWorker();
        expect(await second.gone).toBe(0);
        const before = await outage.end();
        const shown = before.posts[0]?.x_post_id ?? '';
        expect(before.thread).toEqual({ status: 'published', reason: null });
        expect(shown).not.toBe(unseen);

        first.goOn();
        expect(await first.gone).toBe(0);
        const after = await outage.end();
        expect(after.thread).toMatchObject({ status: 'held', reason: { code: 'second-id' } });
        expect(after.thread?.reason).toMatchObject({ message: expect.stringContaining(unseen) });
        expect(after.thread?.reason).toMatchObject({ message: expect.stringContaining(shown) });
        expect(after.live).toEqual(before.live);
        expect(after.posts[0]?.x_post_id).toBe(shown);
      });
    },
  );
});

async function withOutage(name: string, work: (outage: Outage) => Promise<void>): Promise<void> {
  const server = inject('postgresUrl') ?? '';
  const databaseUrl = await createDatabase(server, `o_${randomUUID().replaceAll('-', '')}`);
  const redisUrl = name.startsWith('Redis') ? (inject('redisUrl') ?? '') : '';
  const outage = await openOutage(databaseUrl, redisUrl, posts);
  try {
    await work(outage);
  } finally {
    await outage.close();
  }
}

/** How many creates were paid for. */
async function costsOf(outage: Outage): Promise<number> {
  return await outage.withDb(async (db) => {
    const { rows } = await db.query<{ count: number }>(
      "select count(*)::int as count from bobbin.costs where thread_id = $1 and action = 'create'",
      [outage.threadId],
    );
    return rows[0]?.count ?? 0;
  });
}
