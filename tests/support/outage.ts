import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { xPrices } from '../../src/compose/price-list.ts';
import { startPracticeX } from '../../src/practice/server.ts';
import { ensurePracticeAccount } from '../../src/publish/accounts.ts';
import { listAttempts } from '../../src/store/attempts.ts';
import { type Db, openPostgres } from '../../src/store/db.ts';
import { migrate } from '../../src/store/migrate.ts';
import { sendDeadlineMs } from './crash-plan.ts';
import { makeThread } from './newsroom.ts';
import type { OutagePlan, said } from './outage-plan.ts';

const program = fileURLToPath(new URL('../outage/child.ts', import.meta.url));

/** A publisher in a process of its own, to be stopped and continued. */
export type Worker = {
  /** Resolves when it says so; rejects when it ends before. */
  says(line: (typeof said)[keyof typeof said]): Promise<void>;
  /** Resolves when the kernel has it stopped. */
  stopped(): Promise<void>;
  goOn(): void;
  /** Its exit code, or the signal that ended it. */
  readonly gone: Promise<number | string>;
};

export type Outage = Awaited<ReturnType<typeof openOutage>>;

/** A practice X without nets, a store with one due thread of so many posts, and workers to publish it. */
export async function openOutage(databaseUrl: string, redisUrl: string, posts: number) {
  const practice = await startPracticeX({ port: 0 });
  practice.practice.control.set({ duplicateFilter: false, rateLimits: false });
  const workers: ChildProcess[] = [];
  const threadId = await withDb(databaseUrl, async (db) => {
    await migrate(db);
    const sealKeys = [{ version: 1, bytes: Buffer.alloc(32, 7) }] as const;
    const settings = {
      apiUrl: practice.url,
      practiceUrl: practice.url,
      sendDeadlineMs,
      sealKeys,
      prices: xPrices,
    };
    await ensurePracticeAccount(db, settings, 'UTC');
    return await makeThread(db, posts, {});
  });
  const plan: OutagePlan = {
    ...{ databaseUrl, redisUrl, prefix: `outage-${randomUUID()}` },
    ...{ practiceUrl: practice.url, threadId, stopAt: '' },
  };
  return {
    practice: practice.practice,
    threadId,
    prefix: plan.prefix,
    startWorker(stopAt = ''): Worker {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', program, JSON.stringify({ ...plan, stopAt })],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      workers.push(child);
      return asWorker(child);
    },
    withDb: <T>(work: (db: Db) => Promise<T>): Promise<T> => withDb(databaseUrl, work),
    /** What the ledger says in the end, and what practice X holds, oldest first. */
    async end() {
      const live = practice.practice.store.posts();
      return await withDb(databaseUrl, async (db) => {
        const thread = await db.query<{ status: string; reason: unknown }>(
          'select status, reason from bobbin.threads where id = $1',
          [threadId],
        );
        const stored = await db.query<{ text: string; status: string; x_post_id: string | null }>(
          'select text, status, x_post_id from bobbin.posts where thread_id = $1 order by position',
          [threadId],
        );
        return {
          thread: thread.rows[0],
          posts: stored.rows,
          attempts: await listAttempts(db, threadId),
          live,
        };
      });
    },
    async close(): Promise<void> {
      for (const child of workers) child.kill('SIGKILL');
      await practice.close();
    },
  };
}

function asWorker(child: ChildProcess): Worker {
  const heard: string[] = [];
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  lines.on('line', (line) => heard.push(line));
  const gone = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? ''));
  });
  return {
    gone,
    async says(line) {
      const ended = gone.then((how) => {
        throw new Error(`The worker ended with ${how} before it said "${line}".`);
      });
      ended.catch(() => {});
      while (!heard.includes(line)) await Promise.race([once(lines, 'line'), ended]);
    },
    async stopped() {
      await this.says('stopping');
      // Field 3 of stat, after the name in parentheses: T is stopped.
      while (!/\) T /.test(await readFile(`/proc/${child.pid}/stat`, 'utf8'))) await setImmediate();
    },
    goOn: () => void child.kill('SIGCONT'),
  };
}

async function withDb<T>(databaseUrl: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = await openPostgres(databaseUrl, (error) => {
    throw error;
  });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** No duplicate, no gap, every parent right, and the ledger knows it. */
export function expectPublishedOnce({
  thread,
  posts,
  attempts,
  live,
}: Awaited<ReturnType<Outage['end']>>): void {
  expect(thread).toEqual({ status: 'published', reason: null });
  expect(live.map(({ text }) => text)).toEqual(posts.map(({ text }) => text));
  expect(live.map(({ parentId }) => parentId)).toEqual([null, ...live.slice(0, -1).map(({ id }) => id)]);
  expect(posts.map(({ x_post_id }) => x_post_id)).toEqual(live.map(({ id }) => id));
  expect(posts.map(({ status }) => status)).toEqual(posts.map(() => 'sent'));
  expect(attempts.filter(({ outcome }) => outcome === null)).toEqual([]);
}
