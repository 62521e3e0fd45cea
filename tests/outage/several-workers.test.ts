import { describe, expect, it } from 'vitest';
import { outageQueues, withOutage } from '../support/outage.ts';
import { expectPublishedOnce } from '../support/outage-end.ts';

describe.each(outageQueues())('three workers at once on $name', ({ possible, redisUrl }) => {
  it.runIf(possible)('send no post of one thread twice', async () => {
    await withOutage({ redisUrl, posts: 7 }, async (outage) => {
      const workers = ['', '', ''].map((trouble) => outage.startWorker(trouble));
      expect(await Promise.all(workers.map(({ gone }) => gone))).toEqual([0, 0, 0]);
      const end = await outage.end();
      expectPublishedOnce(end);
      expect(await outage.createsPaid()).toBe(end.posts.length);
    });
  });

  it.runIf(possible)('send no post of several threads of one account twice', async () => {
    await withOutage({ redisUrl, posts: 3, threads: 4 }, async (outage) => {
      const workers = ['', '', ''].map((trouble) => outage.startWorker(trouble));
      expect(await Promise.all(workers.map(({ gone }) => gone))).toEqual([0, 0, 0]);
      for (const id of outage.threadIds) expectPublishedOnce(await outage.end(id));
      expect(outage.practice.store.posts()).toHaveLength(12);
    });
  });

  it.runIf(possible)(
    'send no post twice when one is stopped amid a thread and another killed amid the next',
    async () => {
      await withOutage({ redisUrl, posts: 3, threads: 3 }, async (outage) => {
        const stopped = outage.startWorker('stop:create:answered#2');
        await stopped.stopped();
        const killed = outage.startWorker('stop:openAttempt:after#1');
        await killed.stopped();
        killed.kill();
        const other = outage.startWorker();
        expect(await other.gone).toBe(0);
        stopped.goOn();
        expect(await stopped.gone).toBe(0);
        for (const id of outage.threadIds) expectPublishedOnce(await outage.end(id));
        expect(outage.practice.store.posts()).toHaveLength(9);
      });
    },
  );
});
