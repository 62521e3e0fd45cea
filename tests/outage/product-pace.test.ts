import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { withOutage } from '../support/outage.ts';
import { expectPublishedOnce, triesAt } from '../support/outage-end.ts';

const posts = 4;
const possible = inject('postgresUrl') !== null;
// A minute's stop in earnest, beyond the send deadline of 30 s and within the lease of 70 s: only with BOBBIN_CRASH=all.
const everything = process.env['BOBBIN_CRASH'] === 'all';
const stopMs = 60_000;

describe.runIf(everything && possible)(
  'a worker stopped for a minute under the product’s own lease and deadlines',
  { concurrent: true, timeout: 300_000 },
  () => {
    it('before the write does not write on waking, and sends the post in a try of its own', async () => {
      await withOutage({ posts, pace: 'product' }, async (outage) => {
        const first = outage.startWorker('stop:create:connected#3');
        await first.stopped();
        const second = outage.startWorker();
        await second.says('started');
        await sleep(stopMs);
        expect(outage.practice.store.posts()).toHaveLength(2);
        first.goOn();
        expect(await Promise.all([first.gone, second.gone])).toEqual([0, 0]);
        const end = await outage.end();
        expectPublishedOnce(end);
        expect(triesAt(end, 3)).toMatchObject([{ outcome: 'not-sent' }, { outcome: 'accepted' }]);
        expect(await outage.createsPaid()).toBe(posts);
      });
    });

    it('after X’s answer records it, and the other, kept out by the lease, sends nothing', async () => {
      await withOutage({ posts, pace: 'product' }, async (outage) => {
        const first = outage.startWorker('stop:create:answered#3');
        await first.stopped();
        const second = outage.startWorker();
        await second.says('started');
        await sleep(stopMs);
        expect(outage.practice.store.posts()).toHaveLength(3);
        first.goOn();
        expect(await Promise.all([first.gone, second.gone])).toEqual([0, 0]);
        const end = await outage.end();
        expectPublishedOnce(end);
        expect(triesAt(end, 3)).toMatchObject([{ outcome: 'accepted', looks: [] }]);
        expect(await outage.createsPaid()).toBe(posts);
      });
    });

    it('after X’s answer and beyond its lease has its late 201 recorded', async () => {
      await withOutage({ posts, pace: 'product' }, async (outage) => {
        const first = outage.startWorker('stop:create:answered#3');
        await first.stopped();
        const second = outage.startWorker();
        expect(await second.gone).toBe(0);
        const before = await outage.end();
        expectPublishedOnce(before);
        expect(triesAt(before, 3)).toMatchObject([{ outcome: 'unknown', settled: 'found' }]);
        first.goOn();
        expect(await first.gone).toBe(0);
        const after = await outage.end();
        expect(after.live).toEqual(before.live);
        expect(triesAt(after, 3)).toMatchObject([{ outcome: 'accepted', settled: 'found' }]);
        expect(await outage.createsPaid()).toBe(posts);
      });
    });
  },
);
