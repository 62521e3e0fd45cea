// Run as a process of its own by the tests here: publishes until its thread is done, whatever happens to its
// servers, and stops (SIGSTOP) on the way where told.

import { xPrices } from '../../src/compose/price-list.ts';
import { createXFor } from '../../src/publish/accounts.ts';
import { publishThread } from '../../src/publish/publish-thread.ts';
import type { Publisher } from '../../src/publish/publisher.ts';
import { createSqlLedger } from '../../src/publish/sql-ledger.ts';
import { sweep } from '../../src/publish/sweep.ts';
import { queueSchema } from '../../src/queue/jobs.ts';
import { openQueue, type QueueConnection } from '../../src/queue/queue.ts';
import { openPostgres } from '../../src/store/db.ts';
import { readThread } from '../../src/store/threads.ts';
import { crashPatience, leaseMs, sendDeadlineMs } from '../support/crash-plan.ts';
import { wrapLedger, wrapX } from '../support/kill-points.ts';
import { createStopper, outagePlanSchema, said, say, tellFailures } from '../support/outage-plan.ts';

const plan = outagePlanSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
// An outage makes many errors; they are shown only to who asks.
const note = (error: Error): void => {
  if (process.env['BOBBIN_OUTAGE_ERRORS']) process.stderr.write(`${error.stack}\n`);
};
const db = await openPostgres(plan.databaseUrl, note);
const connection: QueueConnection = plan.redisUrl
  ? { kind: 'redis', url: plan.redisUrl, prefix: plan.prefix }
  : // Both stores give what BullMQ asks of a pool; ours names only what we call ourselves.
    { kind: 'postgres', pool: db.queuePool(queueSchema, 6) as never };
const queue = await openQueue(connection, note);
const stopper = createStopper(plan.stopAt);
const x = createXFor(db, {
  apiUrl: plan.practiceUrl,
  practiceUrl: plan.practiceUrl,
  sendDeadlineMs,
  sealKeys: [{ version: 1, bytes: Buffer.alloc(32, 7) }],
  prices: xPrices,
});
const startedMs = performance.now();
const publisher: Publisher = {
  ledger: wrapLedger(tellFailures(createSqlLedger(db, leaseMs)), stopper),
  x: async (account) => wrapX(await x(account), stopper),
  clock: {
    now: () => new Date(),
    elapsedMs: () => performance.now() - startedMs,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  },
  patience: crashPatience,
  checkLink: null,
  sendDeadlineMs,
};

// What X answered is recorded before the process ends, as a worker closed in order does.
const inHand = new Set<Promise<unknown>>();
const finished = new Promise<void>((resolve) => {
  queue.startWorker(
    async (threadId) => {
      const run = publishThread(publisher, threadId);
      inHand.add(run);
      const again = await run.finally(() => inHand.delete(run));
      if (again) {
        await queue.wake(threadId, again.inMs);
        stopper.pass('wake:after');
      }
      const thread = await readThread(db, plan.threadId);
      if (thread && !['scheduled', 'publishing'].includes(thread.status)) resolve();
    },
    { concurrency: 2, pollS: 1 },
  );
});
// What node-cron does in a whole bobbin: the sweep at start and then again and again.
const sweeping = setInterval(() => void sweep(db, queue.wake).catch(note), 300);
await sweep(db, queue.wake);
say(said.started);
await finished;
await Promise.allSettled(inHand);
clearInterval(sweeping);
process.exit(0);
