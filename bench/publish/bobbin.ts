import { randomUUID } from 'node:crypto';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { addAccount } from '../../src/publish/accounts.ts';
import { publishThread } from '../../src/publish/publish-thread.ts';
import { placeThread } from '../../src/publish/schedule-thread.ts';
import { setAccountState } from '../../src/store/accounts.ts';
import type { Db } from '../../src/store/db.ts';
import { newId } from '../../src/store/ids.ts';
import { insertPost } from '../../src/store/posts.ts';
import { insertThread, readThread } from '../../src/store/threads.ts';
import type { ThreadId } from '../../src/thread/thread.ts';
import { type Wired, wire, workerConcurrency } from '../../src/wire.ts';
import type { Servers } from './servers.ts';

export const backendNames = ['PGlite', 'PostgreSQL', 'Redis + PostgreSQL'] as const;
export type BackendName = (typeof backendNames)[number];

/** A whole bobbin without its desk, on one of its backends, with hands to time it by. */
export type Bobbin = {
  readonly name: BackendName;
  readonly db: Db;
  /** A new account on practice X, enabled; its id. */
  addAccount(): Promise<string>;
  /** Stores a thread of so many posts that is scheduled, but not soon. */
  draft(accountId: string, posts: number): Promise<ThreadId>;
  /** Runs its preflight, as a worker does before the due time. @returns how long that took, in ms. */
  preflight(threadId: ThreadId): Promise<number>;
  /** Stores threads of so many posts on each of the accounts, all of them taken as preflighted. */
  ready(accountIds: readonly string[], threadsEach: number, posts: number): Promise<readonly ThreadId[]>;
  /** Moves every scheduled thread to `dueAt` and sets its alarm. */
  release(ids: readonly ThreadId[], dueAt: number): Promise<void>;
  /** When the worker was done with it, in epoch ms; rejects if it is not published then. */
  finished(id: ThreadId): Promise<number>;
  close(): Promise<void>;
};

/** Null where the backend's servers are not installed. */
export async function openBobbin(name: BackendName, servers: Servers): Promise<Bobbin | null> {
  const environment = await environmentFor(name, servers);
  if (!environment) return null;
  const wired = await wire(readConfig(environment), createLog('warn'));
  const { db, queue, publisher } = wired;
  const endings = createEndings(db);
  const worker = queue.startWorker(
    async (threadId) => {
      const again = await publishThread(publisher, threadId);
      if (again) await queue.wake(threadId, again.inMs);
      else endings.tell(threadId);
    },
    { concurrency: workerConcurrency[db.kind] },
  );
  return {
    name,
    db,
    addAccount: () => addEnabled(wired, servers.x.newToken()),
    draft: (accountId, posts) => makeThread(db, accountId, posts),
    async preflight(threadId) {
      const startedMs = performance.now();
      await publishThread(publisher, threadId);
      return performance.now() - startedMs;
    },
    async ready(accountIds, threadsEach, posts) {
      const ids: ThreadId[] = [];
      for (let round = 0; round < threadsEach; round += 1) {
        for (const accountId of accountIds) ids.push(await makeThread(db, accountId, posts));
      }
      await db.query(`update bobbin.threads set preflight_at = bobbin.now() where status = 'scheduled'`);
      return ids;
    },
    async release(ids, dueAt) {
      await db.query(
        `update bobbin.threads set scheduled_at = $1, next_try_at = $1 where status = 'scheduled'`,
        [new Date(dueAt)],
      );
      // A few at a time: a wake that waits too long for its turn is given up.
      for (let from = 0; from < ids.length; from += 20) {
        await Promise.all(ids.slice(from, from + 20).map((id) => queue.wake(id, dueAt - Date.now())));
      }
    },
    finished: endings.of,
    async close() {
      await worker.close();
      await wired.close();
    },
  };
}

async function environmentFor(name: BackendName, { x, postgres, redis, newFolder }: Servers) {
  if (name.includes('PostgreSQL') && !postgres) return null;
  if (name.includes('Redis') && !redis) return null;
  const database = `bench_${randomUUID().replaceAll('-', '')}`;
  return {
    DATA_DIR: await newFolder(),
    SECRET_KEY: 'a key of the benchmark and of nothing else',
    PRACTICE_X_URL: x.url,
    X_API_URL: x.url,
    LINK_CHECK: 'off',
    ...(name.includes('PostgreSQL') ? { DATABASE_URL: await postgres?.createDatabase(database) } : {}),
    ...(name.includes('Redis') ? { REDIS_URL: redis?.url } : {}),
  };
}

/** With keys of its own, sealed as a newsroom's are: the built-in practice account is one user only. */
async function addEnabled({ db, xSettings }: Wired, token: string): Promise<string> {
  const credentials = { apiKey: 'k', apiKeySecret: 'k', accessToken: token, accessTokenSecret: 't' };
  const account = await addAccount(
    db,
    xSettings,
    { name: token.replaceAll('_', '-'), credentials, apiUrl: null, timeZone: 'UTC' },
    'the benchmark',
  );
  await setAccountState(db, account.id, 'enabled', null);
  return account.id;
}

/** Near enough for its preflight, too far to go out before it is released. */
const notSoonMs = 4 * 60_000;

async function makeThread(db: Db, accountId: string, posts: number): Promise<ThreadId> {
  // Made here, as the store makes it elsewhere: an id is branded where it is born.
  const id = newId('th') as ThreadId;
  await db.transaction(async (tx) => {
    await insertThread(tx, {
      id,
      accountId,
      articleId: null,
      title: 'A thread of the benchmark',
      template: 'highlights',
      class: 'normal',
      link: null,
      picture: null,
      notBefore: null,
      externalId: null,
      problems: [],
      createdBy: 'the benchmark',
    });
    for (const [index, text] of textsOf(posts).entries()) {
      await insertPost(tx, { id: newId('po'), threadId: id, position: index + 1, text, priceUsd: 0.015 });
    }
    await placeThread(tx, id, new Date(Date.now() + notSoonMs), 'the benchmark');
  });
  return id;
}

/** So many texts of ordinary length that no other thread has. */
export function textsOf(posts: number): readonly string[] {
  const mark = randomUUID().slice(0, 8);
  return Array.from(
    { length: posts },
    (_, index) =>
      `Ferry ${mark} makes its crossing number ${index + 1} today. The harbour office says that it carried ` +
      `two hundred and ten passengers and forty cars, and that it left the quay on time.`,
  );
}

/** Tells who waits for a thread that the worker is done with it. */
function createEndings(db: Db) {
  const waiting = new Map<string, (endedAt: number) => void>();
  return {
    tell(id: string): void {
      waiting.get(id)?.(Date.now());
    },
    async of(id: ThreadId): Promise<number> {
      const endedAt = await new Promise<number>((resolve) => waiting.set(id, resolve));
      waiting.delete(id);
      const thread = await readThread(db, id);
      if (thread?.status === 'published') return endedAt;
      throw new Error(`Thread ${id} is ${thread?.status}: ${thread?.reason?.message ?? 'without a reason'}`);
    },
  };
}
