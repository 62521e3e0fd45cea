import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'vitest';
import type { PracticePost } from '../../src/practice/post.ts';
import { startPracticeX } from '../../src/practice/server.ts';
import { ensurePracticeAccount } from '../../src/publish/accounts.ts';
import { listAttempts } from '../../src/store/attempts.ts';
import { type Db, openPostgres } from '../../src/store/db.ts';
import { migrate } from '../../src/store/migrate.ts';
import type { ThreadId } from '../../src/thread/thread.ts';
import { compiled } from './compiled.ts';
import { makeThread } from './newsroom.ts';
import { type OutagePlan, said } from './outage-plan.ts';
import { paces, sealKeys } from './worker-plan.ts';

/** A publisher in a process of its own, to be stopped and continued. */
export type Worker = {
  /** Resolves when it says so; rejects when it ends before. */
  says(line: (typeof said)[keyof typeof said]): Promise<void>;
  /** Resolves when the kernel has it stopped. */
  stopped(): Promise<void>;
  /** Continues it where it was stopped. */
  goOn(): void;
  /** Its exit code, or the signal that ended it. */
  readonly gone: Promise<number | string>;
};

export type Outage = Awaited<ReturnType<typeof openOutage>>;

/** What may be wished of an outage's set-up; one thread at the scaled pace unless told. */
type Wish = { readonly threads?: number; readonly pace?: OutagePlan['pace'] };

/** A practice X without nets, a store with due threads of so many posts each, and workers to publish them. */
export async function openOutage(databaseUrl: string, redisUrl: string, posts: number, wish: Wish = {}) {
  const practice = await startPracticeX({ port: 0 });
  practice.practice.control.set({ duplicateFilter: false, rateLimits: false });
  const pace = wish.pace ?? 'scaled';
  const settings = { apiUrl: practice.url, practiceUrl: practice.url, sealKeys } as const;
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
    threadId,
    threadIds,
    prefix,
    startWorker(trouble = ''): Worker {
      const child = spawn(process.execPath, [program, JSON.stringify({ ...plan, trouble })], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      workers.push(child);
      return asWorker(child);
    },
    /** Lets every worker that hangs go on. */
    release: () => writeFile(releaseFile, ''),
    withDb: <T>(work: (db: Db) => Promise<T>): Promise<T> => withDb(databaseUrl, work),
    /** What the ledger says of a thread in the end, and what practice X holds of it, oldest first. */
    end: (id = threadId) => withDb(databaseUrl, (db) => readEnd(db, id, practice.practice.store.posts())),
    async close(): Promise<void> {
      for (const child of workers) child.kill('SIGKILL');
      await practice.close();
      await rm(releaseFile, { force: true });
    },
  };
}

async function readEnd(db: Db, threadId: ThreadId, onX: readonly PracticePost[]) {
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
    live: onX.filter(({ text }) => stored.rows.some((post) => post.text === text)),
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
      await this.says(said.stopping);
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
