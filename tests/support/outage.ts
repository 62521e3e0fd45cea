import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { xPrices } from '../../src/compose/price-list.ts';
import { startPracticeX } from '../../src/practice/server.ts';
import { ensurePracticeAccount } from '../../src/publish/accounts.ts';
import { type Db, openPostgres } from '../../src/store/db.ts';
import { migrate } from '../../src/store/migrate.ts';
import type { ThreadId } from '../../src/thread/thread.ts';
import { compiled } from './compiled.ts';
import { makeThread } from './newsroom.ts';
import { countCreatesPaid, readEnd } from './outage-end.ts';
import type { OutagePlan } from './outage-plan.ts';
import { asWorker, type Worker } from './outage-worker.ts';
import { createDatabase } from './postgres.ts';
import { paces, sealKeys } from './worker-plan.ts';

export type Outage = Awaited<ReturnType<typeof openOutage>>;

/** What may be wished of an outage's set-up; one thread at the scaled pace unless told. */
type Wish = { readonly threads?: number; readonly pace?: OutagePlan['pace'] };
/** `redisUrl`: the queue lies in the store unless told. */
type OwnWish = Wish & { readonly posts: number; readonly redisUrl?: string };

/** Where a queue beside PostgreSQL may lie, and whether it can here. */
export function outageQueues() {
  const hasPostgres = inject('postgresUrl') !== null;
  const redisUrl = inject('redisUrl');
  return [
    { name: 'PostgreSQL', possible: hasPostgres, redisUrl: '' },
    { name: 'Redis + PostgreSQL', possible: hasPostgres && redisUrl !== null, redisUrl: redisUrl ?? '' },
  ] as const;
}

/** An outage on a database of its own, closed after `work`. */
export async function withOutage(
  { redisUrl, posts, ...wish }: OwnWish,
  work: (outage: Outage) => Promise<void>,
): Promise<void> {
  const name = `o_${randomUUID().replaceAll('-', '')}`;
  const databaseUrl = await createDatabase(inject('postgresUrl') ?? '', name);
  const outage = await openOutage(databaseUrl, redisUrl ?? '', posts, wish);
  try {
    await work(outage);
  } finally {
    await outage.close();
  }
}

/** A practice X without nets, a store with due threads of so many posts each, and workers to publish them. */
export async function openOutage(databaseUrl: string, redisUrl: string, posts: number, wish: Wish = {}) {
  const practice = await startPracticeX({ port: 0 });
  practice.practice.control.set({ duplicateFilter: false, rateLimits: false });
  const pace = wish.pace ?? 'scaled';
  const settings = { apiUrl: practice.url, practiceUrl: practice.url, sealKeys, prices: xPrices } as const;
  const threadIds = await withDb(databaseUrl, async (db) => {
    await migrate(db);
    await ensurePracticeAccount(db, { ...settings, sendDeadlineMs: paces[pace].sendDeadlineMs }, 'UTC');
    const made: ThreadId[] = [];
    for (let left = wish.threads ?? 1; left > 0; left -= 1) made.push(await makeThread(db, posts, {}));
    return made;
  });
  const [threadId] = threadIds;
  if (!threadId) throw new Error('An outage needs a thread.');
  const prefix = `outage-${randomUUID()}`;
  const releaseFile = join(tmpdir(), `bobbin-${prefix}`);
  const plan: OutagePlan = {
    ...{ folder: '', databaseUrl, redisUrl, prefix, practiceUrl: practice.url, threadIds, pace },
    ...{ trouble: '', releaseFile },
  };
  const program = await compiled(new URL('../outage/child.ts', import.meta.url));
  const workers: ChildProcess[] = [];
  return {
    practice: practice.practice,
    databaseUrl,
    threadId,
    threadIds,
    startWorker(trouble = ''): Worker {
      const child = spawn(process.execPath, [program, JSON.stringify({ ...plan, trouble })], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      workers.push(child);
      return asWorker(child);
    },
    /** Lets every worker that hangs go on. */
    release: () => writeFile(releaseFile, ''),
    createsPaid: () => withDb(databaseUrl, (db) => countCreatesPaid(db, threadId)),
    /** What the ledger says of a thread in the end, and what practice X holds of it, oldest first. */
    end: (id = threadId) => withDb(databaseUrl, (db) => readEnd(db, id, practice.practice.store.posts())),
    async close(): Promise<void> {
      for (const child of workers) child.kill('SIGKILL');
      await practice.close();
      await rm(releaseFile, { force: true });
    },
  };
}

async function withDb<T>(databaseUrl: string, work: (db: Db) => Promise<T>): Promise<T> {
  let isDone = false;
  const db = await openPostgres(databaseUrl, (error) => {
    // A server that is being killed takes sessions with it that are on their way out.
    if (!isDone) throw error;
  });
  try {
    return await work(db);
  } finally {
    isDone = true;
    await db.close();
  }
}
