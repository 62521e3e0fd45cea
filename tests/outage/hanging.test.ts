import { describe, expect, inject, it } from 'vitest';
import { withOutage } from '../support/outage.ts';
import { expectPublishedOnce, triesAt } from '../support/outage-end.ts';

const posts = 5;
const possible = inject('postgresUrl') !== null;
// With BOBBIN_CRASH=all both sides of every point; `npm test` runs a sample, so that a break shows at once.
const everything = process.env['BOBBIN_CRASH'] === 'all';
const beforeWrite = ['hang:openAttempt:after#3', ...(everything ? ['hang:create:connected#3'] : [])];
const afterAnswer = ['hang:create:answered#3', ...(everything ? ['hang:recordAnswer:before#3'] : [])];

describe('a worker whose event loop hangs until its lease is long gone', () => {
  it.runIf(possible).each(beforeWrite)(
    'at %s, between the intent and the write, writes nothing when another has sent the post meanwhile',
    async (trouble) => {
      await withOutage({ posts }, async (outage) => {
        const first = outage.startWorker(trouble);
        await first.says('hanging');
        const second = outage.startWorker();
        expect(await second.gone).toBe(0);
        const before = await outage.end();
        expectPublishedOnce(before);

        await outage.release();
        expect(await first.gone).toBe(0);
        const after = await outage.end();
        expectPublishedOnce(after);
        expect(after.live).toEqual(before.live);
        const tries = triesAt(after, 3);
        expect(tries).toMatchObject([
          { outcome: 'unknown', settled: 'absent' },
          { outcome: 'accepted', settled: 'found' },
        ]);
      });
    },
  );

  it.runIf(possible).each(afterAnswer)(
    'at %s, after X’s answer, has its late 201 recorded, and no post is sent a second time',
    async (trouble) => {
      await withOutage({ posts }, async (outage) => {
        const first = outage.startWorker(trouble);
        await first.says('hanging');
        const second = outage.startWorker();
        expect(await second.gone).toBe(0);
        const before = await outage.end();
        expectPublishedOnce(before);
        expect(triesAt(before, 3)).toMatchObject([{ outcome: 'unknown', settled: 'found' }]);

        await outage.release();
        expect(await first.gone).toBe(0);
        const after = await outage.end();
        expectPublishedOnce(after);
        expect(after.live).toEqual(before.live);
        expect(triesAt(after, 3)).toMatchObject([{ outcome: 'accepted', settled: 'found' }]);
        expect(await outage.createsPaid()).toBe(posts);
      });
    },
  );
});
