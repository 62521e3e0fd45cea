import { Worker } from 'bullmq';
import { xPrices } from '../../src/compose/price-list.ts';
import { createXFor } from '../../src/publish/accounts.ts';
import type { Ledger } from '../../src/publish/ledger.ts';
import { publishThread } from '../../src/publish/publish-thread.ts';
import type { Publisher } from '../../src/publish/publisher.ts';
import { createSqlLedger } from '../../src/publish/sql-ledger.ts';
import { sweep } from '../../src/publish/sweep.ts';
import { queueSchema } from '../../src/queue/jobs.ts';
import { openQueue, type QueueConnection, type WakeQueue } from '../../src/queue/queue.ts';
import { type Db, openPostgres } from '../../src/store/db.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { readThread } from '../../src/store/threads.ts';
import { type Points, wrapLedger, wrapX } from './kill-points.ts';
import { paces, sealKeys, sweepMs, type WorkerPlan } from './worker-plan.ts';

/** What a test has about the publisher it runs. */
export type Around = {
  /** Told of every boundary passed. */
  readonly points: Points;
  /** Goes about the ledger, inside the boundaries. */
  readonly ledger?: (ledger: Ledger) => Ledger;
  /** How many looks a job may stay unmarked in the end: a queue lost amid an outage never marks it. */
  readonly patientLooks: number;
  readonly onError: (error: Error) => void;
  /** Called when the store and the queue are open and nothing was done yet. */
  readonly onOpened?: () => void;
  /** Called when the first sweep is done. */
  readonly onSwept?: () => void;
};

/** What `serve` does for a worker, in this process: resolves when all threads of the plan are done. */
export async function runWorker(plan: WorkerPlan, around: Around): Promise<void> {
  const { onError, points } = around;
  const db = plan.folder ? await openEmbedded(plan.folder) : await openPostgres(plan.databaseUrl, onError);
  const queue = await openQueue(connectionOf(plan, db), onError);
  around.onOpened?.();
  const publisher = createPublisher(plan, db, around);
  const jobs = followJobs(points);
  const ended = whenDone(db, plan.threadIds, jobs, around);
  jobs.onMarked(() => void ended.look().catch(onError));
  queue.startWorker(
    (threadId) =>
      jobs.run(async () => {
        const again = await publishThread(publisher, threadId);
        if (again) await wakeAgain(queue, points, threadId, again.inMs);
        points.pass('job:before-completion');
      }),
    { concurrency: 2, pollS: 1 },
  );
  const lookAfterAll = async (): Promise<void> => {
    try {
      // A run in hand asks for its next wake itself.
      if (jobs.running() === 0) await sweep(db, queue.wake);
      await ended.look();
    } catch (error) {
      // The next one does its work.
      onError(error instanceof Error ? error : new Error(String(error)));
    }
  };
  // What node-cron does in a whole bobbin: the sweep at start and then again and again. A thread that was done
  // before its publisher died has no more wakes to come.
  const sweeping = setInterval(() => void lookAfterAll(), sweepMs);
  await lookAfterAll();
  around.onSwept?.();
  await ended.done;
  clearInterval(sweeping);
}

function connectionOf(plan: WorkerPlan, db: Db): QueueConnection {
  if (plan.redisUrl) return { kind: 'redis', url: plan.redisUrl, prefix: plan.prefix };
  // Both stores give what BullMQ asks of a pool; ours names only what we call ourselves.
  return { kind: 'postgres', pool: db.queuePool(queueSchema, 6) as never };
}

function createPublisher(plan: WorkerPlan, db: Db, { points, ledger }: Around): Publisher {
  const { sendDeadlineMs, leaseMs, patience } = paces[plan.pace];
  const settings = {
    apiUrl: plan.practiceUrl,
    practiceUrl: plan.practiceUrl,
    sendDeadlineMs,
    sealKeys,
    prices: xPrices,
  };
  const x = createXFor(db, settings);
  const startedMs = performance.now();
  const inSql = createSqlLedger(db, leaseMs);
  return {
    ledger: wrapLedger(ledger?.(inSql) ?? inSql, points),
    x: async (account) => wrapX(await x(account), points),
    clock: {
      now: () => new Date(),
      elapsedMs: () => performance.now() - startedMs,
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    },
    patience,
    checkLink: null,
    sendDeadlineMs,
  };
}

async function wakeAgain(queue: WakeQueue, points: Points, threadId: string, inMs: number): Promise<void> {
  points.pass('wake:before');
  await queue.wake(threadId, inMs);
  points.pass('wake:after');
}

type Jobs = {
  run(work: () => Promise<void>): Promise<void>;
  /** Whose work goes on in this process. */
  running(): number;
  /** Whose work is done and which the queue has not marked so yet. */
  unmarked(): number;
  onMarked(listener: () => void): void;
};

/** Counts jobs from their start until BullMQ has marked them, which is a boundary of its own. */
function followJobs(points: Points): Jobs {
  let running = 0;
  let unmarked = 0;
  let onMarked: () => void = () => {};
  const hear = (event: unknown): void => {
    if (event !== 'completed' && event !== 'failed') return;
    unmarked -= 1;
    if (event === 'completed') points.pass('job:after-completion');
    onMarked();
  };
  // The queue keeps its worker to itself; every worker says here what it has done.
  const emit = Worker.prototype.emit as (...given: unknown[]) => boolean; // one of many overloads
  Object.defineProperty(Worker.prototype, 'emit', {
    value(this: unknown, ...given: unknown[]) {
      hear(given[0]);
      return emit.apply(this, given);
    },
  });
  return {
    running: () => running,
    unmarked: () => unmarked,
    onMarked: (listener) => {
      onMarked = listener;
    },
    async run(work) {
      running += 1;
      try {
        await work();
      } finally {
        running -= 1;
        unmarked += 1;
      }
    },
  };
}

/** Resolves once no thread has anything left to do and no work is in hand: an answer in hand is recorded first. */
function whenDone(db: Db, threadIds: readonly string[], jobs: Jobs, { patientLooks, onError }: Around) {
  let resolve: () => void = () => {};
  const done = new Promise<void>((settle) => {
    resolve = settle;
  });
  let looks = 0;
  const look = async (): Promise<void> => {
    const threads = await Promise.all(threadIds.map((id) => readThread(db, id)));
    if (threads.some((thread) => thread && ['scheduled', 'publishing'].includes(thread.status))) return;
    if (jobs.running() > 0) return;
    looks += 1;
    if (jobs.unmarked() > 0 && looks < patientLooks) return;
    if (jobs.unmarked() > 0) onError(new Error(`${jobs.unmarked()} jobs were never marked as done.`));
    resolve();
  };
  return { done, look };
}
