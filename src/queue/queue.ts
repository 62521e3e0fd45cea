import {
  createPostgresBackend,
  type IQueueBackend,
  type PgPool,
  type PgPoolClient,
  Queue,
  runMigrations,
  Worker,
} from 'bullmq';
import { Redis } from 'ioredis';
import { queueName, queueSchema, type Wake, wakeSchema } from './jobs.ts';

/** Where jobs are kept: Redis by URL, or sessions of a Postgres whose search path is the queue's schema. */
export type QueueConnection =
  | { readonly kind: 'redis'; readonly url: string; readonly prefix: string }
  | { readonly kind: 'postgres'; readonly pool: PgPool };

export type WakeQueue = {
  /** Asks for `threadId` to be looked at `delayMs` from now. Asking twice does no harm. */
  wake(threadId: string, delayMs: number): Promise<void>;
  /** Starts taking jobs; `handle` may run twice for one wake. */
  startWorker(handle: (threadId: string) => Promise<void>, options: WorkerWish): { close(): Promise<void> };
  /** Throws with the reason when the queue does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
};

/** `pollS`: how long an idle worker trusts its notification before it looks by itself; 5 s unless told. */
export type WorkerWish = { readonly concurrency: number; readonly pollS?: number };

type OnError = (error: Error) => void;

/** @throws when Redis does not answer, saying where it was looked for. */
export async function openQueue(connection: QueueConnection, onError: OnError): Promise<WakeQueue> {
  return connection.kind === 'redis'
    ? await onRedis(connection, onError)
    : await onPostgres(connection, onError);
}

/** A wake that cannot be stored in this time is left to the sweep; a request must not hang on the queue. */
const wakeDeadlineMs = 3_000;

async function onRedis(
  { url, prefix }: { readonly url: string; readonly prefix: string },
  onError: OnError,
): Promise<WakeQueue> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  // Until it is connected, the error thrown below is the one that counts.
  redis.on('error', () => {});
  try {
    await deadline(redis.connect(), 5_000);
  } catch (cause) {
    redis.disconnect();
    const where = URL.parse(url)?.host ?? 'an address that cannot be read';
    throw new Error(`REDIS_URL: no answer from ${where}. Is Redis running there?`, { cause });
  }
  redis.on('error', onError);
  const queue = new Queue<Wake>(queueName, { connection: redis, prefix });
  queue.on('error', onError);
  return {
    wake: (threadId, delayMs) => addWake(queue, threadId, delayMs),
    startWorker(handle, wish) {
      const worker = new Worker<Wake>(queueName, async (job) => handle(wakeSchema.parse(job.data).threadId), {
        ...workerOptions(wish),
        connection: redis,
        prefix,
      });
      worker.on('error', onError);
      worker.on('failed', (_job, error) => onError(error));
      return { close: () => worker.close() };
    },
    async check() {
      await deadline(redis.ping(), wakeDeadlineMs);
    },
    async close() {
      await queue.close();
      redis.disconnect();
    },
  };
}

async function onPostgres({ pool }: { readonly pool: PgPool }, onError: OnError): Promise<WakeQueue> {
  const migrateQueue = async (): Promise<void> => {
    const client: PgPoolClient = await pool.connect();
    try {
      await runMigrations(client, queueSchema);
    } finally {
      client.release();
    }
  };
  await migrateQueue();
  const queue = new Queue(queueName, { connection: pool }, createPostgresBackend);
  queue.on('error', onError);
  return {
    async wake(threadId, delayMs) {
      try {
        await addWake(queue, threadId, delayMs);
      } catch (error) {
        // The schema was dropped under us: it is an alarm clock, so it is made anew.
        if (!isMissingRelation(error)) throw error;
        await migrateQueue();
        await addWake(queue, threadId, delayMs);
      }
    },
    startWorker(handle, wish) {
      const worker = new Worker(
        queueName,
        async (job) => handle(wakeSchema.parse(job.data).threadId),
        { ...workerOptions(wish), connection: pool },
        createPostgresBackend,
      );
      worker.on('error', onError);
      worker.on('failed', (_job, error) => onError(error));
      return { close: () => worker.close() };
    },
    async check() {
      await deadline(pool.query('select 1'), wakeDeadlineMs);
    },
    async close() {
      await queue.close();
      await pool.end();
    },
  };
}

/** A wake is worth trying again at once; past that the sweep asks anew, so a failed one is not kept. */
const wakeOptions = {
  attempts: 3,
  backoff: { type: 'exponential', delay: 1_000 },
  removeOnComplete: true,
  removeOnFail: true,
} as const;

async function addWake<B extends IQueueBackend, C>(
  queue: Queue<Wake, unknown, string, Wake, unknown, string, B, C>,
  threadId: string,
  delayMs: number,
): Promise<void> {
  await deadline(
    queue.add('wake', { threadId }, { ...wakeOptions, delay: Math.max(0, delayMs) }),
    wakeDeadlineMs,
  );
}

function workerOptions({ concurrency, pollS }: WorkerWish) {
  return {
    concurrency,
    // Longer than any one call to X; a run that outlives it may be started twice, which the lease allows for.
    lockDuration: 60_000,
    maxStalledCount: 5,
    drainDelay: pollS ?? 5,
    // How long to stay away after the queue failed to answer.
    runRetryDelay: 1_000,
  };
}

function isMissingRelation(error: unknown): boolean {
  const missing = ['42P01', '3F000', '42883'];
  return error instanceof Error && 'code' in error && missing.includes(String(error.code));
}

async function deadline<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The queue did not answer within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
