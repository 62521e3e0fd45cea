import { describe, expect, it } from 'vitest';
import { outageQueues, withOutage } from '../support/outage.ts';
import { expectPublishedOnce, triesAt } from '../support/outage-end.ts';

const posts = 5;
// With BOBBIN_CRASH=all both sides of every point; `npm test` runs a sample, so that a break shows at once.
const everything = process.env['BOBBIN_CRASH'] === 'all';
const beforeWrite = ['stop:openAttempt:after#3', ...(everything ? ['stop:create:connected#3'] : [])];

describe.each(outageQueues())('a worker stopped with SIGSTOP on $name', ({ possible, redisUrl }) => {
  it.runIf(possible).each(beforeWrite)(
    'at %s, before the write, writes nothing when it goes on after another has finished the thread',
    async (stopAt) => {
      await withOutage({ redisUrl, posts }, async (outage) => {
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
        const tries = triesAt(after, 3);
        expect(tries).toMatchObject([
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
      await withOutage({ redisUrl, posts }, async (outage) => {
        const first = outage.startWorker('stop:create:answered#3');
        await first.stopped();
        expect(outage.practice.store.posts()).toHaveLength(3);
        const second = outage.startWorker();
        expect(await second.gone).toBe(0);
        const before = await outage.end();
        expectPublishedOnce(before);
        expect(triesAt(before, 3)).toMatchObject([{ outcome: 'unknown', settled: 'found' }]);

        first.goOn();
        expect(await first.gone).toBe(0);
        const after = await outage.end();
        expectPublishedOnce(after);
        expect(after.live).toEqual(before.live);
        expect(triesAt(after, 3)).toMatchObject([{ outcome: 'accepted', settled: 'found' }]);
        expect(await outage.createsPaid()).toBe(posts);
      });
    },
  );

  it.runIf(possible)(
    'after X’s answer, which the other could not see, brings a second id: the thread is held and both are shown',
    async () => {
      await withOutage({ redisUrl, posts }, async (outage) => {
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
