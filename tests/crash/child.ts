// Run as a process of its own by crash.test.ts: publishes until nothing is left to do, dying on the way where told.

import { xPrices } from '../../src/compose/price-list.ts';
import { createXFor } from '../../src/publish/accounts.ts';
import { publishThread } from '../../src/publish/publish-thread.ts';
import type { Publisher } from '../../src/publish/publisher.ts';
import { createSqlLedger } from '../../src/publish/sql-ledger.ts';
import { sweep } from '../../src/publish/sweep.ts';
import { queueSchema } from '../../src/queue/jobs.ts';
import { openQueue, type QueueConnection } from '../../src/queue/queue.ts';
import { openPostgres } from '../../src/store/db.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { readThread } from '../../src/store/threads.ts';
import { crashPatience, crashPlanSchema, leaseMs, sendDeadlineMs } from '../support/crash-plan.ts';
import { createKiller, wrapLedger, wrapX } from '../support/kill-points.ts';

const plan = crashPlanSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const fail = (error: Error): void => {
  process.stderr.write(`${error.stack}\n`);
};
const db = plan.folder ? await openEmbedded(plan.folder) : await openPostgres(plan.databaseUrl, fail);
const connection: QueueConnection = plan.redisUrl
  ? { kind: 'redis', url: plan.redisUrl, prefix: plan.prefix }
  : // Both stores give what BullMQ asks of a pool; ours names only what we call ourselves.
    { kind: 'postgres', pool: db.queuePool(queueSchema, 6) as never };
const queue = await openQueue(connection, fail);
const killer = createKiller(plan.killAt);
const x = createXFor(db, {
  apiUrl: plan.practiceUrl,
  practiceUrl: plan.practiceUrl,
  sendDeadlineMs,
  sealKeys: [{ version: 1, bytes: Buffer.alloc(32, 7) }],
  prices: xPrices,
});
const startedMs = performance.now();
const publisher: Publisher = {
  ledger: wrapLedger(createSqlLedger(db, leaseMs), killer),
  x: async (account) => wrapX(await x(account), killer),
  clock: {
    now: () => new Date(),
    elapsedMs: () => performance.now() - startedMs,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  },
  patience: crashPatience,
  checkLink: null,
  sendDeadlineMs,
};

let finish: () => void = () => {};
const finished = new Promise<void>((resolve) => {
  finish = resolve;
});
const endIfDone = async (): Promise<void> => {
  const thread = await readThread(db, plan.threadId);
  if (thread && !['scheduled', 'publishing'].includes(thread.status)) finish();
};
queue.startWorker(
  async (threadId) => {
    const again = await publishThread(publisher, threadId);
    killer.pass('job:before-completion');
    if (again) await queue.wake(threadId, again.inMs);
    await endIfDone();
  },
  { concurrency: 2, pollS: 1 },
);
// What node-cron does in a whole bobbin: the sweep at start and then again and again. A thread that was done
// before its publisher died has no more wakes to come.
const lookAfterAll = async (): Promise<void> => {
  await sweep(db, queue.wake);
  await endIfDone();
};
const sweeping = setInterval(() => void lookAfterAll().catch(fail), 300);
await lookAfterAll();
process.stdout.write('started\n');
await finished;
clearInterval(sweeping);
process.exit(0);
