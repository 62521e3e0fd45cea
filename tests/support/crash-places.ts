import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMigrations } from 'bullmq';
import { inject } from 'vitest';
import { xPrices } from '../../src/compose/price-list.ts';
import { ensurePracticeAccount } from '../../src/publish/accounts.ts';
import { queueSchema } from '../../src/queue/jobs.ts';
import { type Db, openPostgres } from '../../src/store/db.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrate } from '../../src/store/migrate.ts';
import type { Thread } from '../../src/thread/thread.ts';
import { makeThread } from './newsroom.ts';
import { createDatabase, dropDatabase } from './postgres.ts';
import { openWatchedX } from './watched-x.ts';
import { paces, sealKeys, type WorkerPlan } from './worker-plan.ts';

/** Where a publisher's truth and alarms lie. */
export type Place = Pick<WorkerPlan, 'folder' | 'databaseUrl' | 'redisUrl' | 'prefix'>;

export const crashStores = ['PGlite', 'PostgreSQL', 'Redis + PostgreSQL'] as const;
export type CrashStore = (typeof crashStores)[number];

export function isPossible(store: CrashStore): boolean {
  if (store.startsWith('Redis') && inject('redisUrl') === null) return false;
  return store === 'PGlite' || inject('postgresUrl') !== null;
}

/** A store with one due thread in it, from which every case has a copy of its own. */
export type Template = {
  readonly threadId: Thread['id'];
  copy(): Promise<Place & { remove(): Promise<void> }>;
  remove(): Promise<void>;
};

export async function makeTemplate(store: CrashStore, posts: number): Promise<Template> {
  return store === 'PGlite' ? await folderTemplate(posts) : await databaseTemplate(store, posts);
}

async function folderTemplate(posts: number): Promise<Template> {
  const home = await mkdtemp(join(tmpdir(), 'bobbin-crash-'));
  const remove = (folder: string) => rm(folder, { recursive: true, force: true });
  const template = join(home, 'template');
  const threadId = await withStore({ folder: template, databaseUrl: '' }, (db) => furnish(db, posts));
  return {
    threadId,
    async copy() {
      const folder = join(home, randomUUID().slice(0, 8));
      await cp(template, folder, { recursive: true });
      return {
        ...{ folder, databaseUrl: '', redisUrl: '', prefix: 'crash' },
        remove: () => remove(folder),
      };
    },
    remove: () => remove(home),
  };
}

async function databaseTemplate(store: CrashStore, posts: number): Promise<Template> {
  const server = inject('postgresUrl') ?? '';
  const redisUrl = store.startsWith('Redis') ? (inject('redisUrl') ?? '') : '';
  const name = `c_${randomUUID().replaceAll('-', '')}`;
  const databaseUrl = await createDatabase(server, name);
  const threadId = await withStore({ folder: '', databaseUrl }, (db) => furnish(db, posts));
  let copies = 0;
  return {
    threadId,
    async copy() {
      copies += 1;
      const own = `${name}_${copies}`;
      const copied = await createDatabase(server, own, name);
      const place = { folder: '', databaseUrl: copied, redisUrl, prefix: `crash-${randomUUID()}` };
      return { ...place, remove: () => dropDatabase(server, own) };
    },
    remove: () => dropDatabase(server, name),
  };
}

/** Migrates the store and the queue, and stores a due thread of the practice account. */
async function furnish(db: Db, posts: number): Promise<Thread['id']> {
  await migrate(db);
  const pool = db.queuePool(queueSchema, 1);
  const client = await pool.connect();
  await runMigrations(client, queueSchema);
  client.release();
  await pool.end();
  const x = await openWatchedX(false);
  const { sendDeadlineMs } = paces.scaled;
  await ensurePracticeAccount(
    db,
    { apiUrl: x.url, practiceUrl: x.url, sendDeadlineMs, sealKeys, prices: xPrices },
    'UTC',
  );
  await x.close();
  return await makeThread(db, posts, { altText: 'A ferry in the ice' });
}

export async function withStore<T>(
  { folder, databaseUrl }: Pick<Place, 'folder' | 'databaseUrl'>,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  let isOver = false;
  const onError = (error: Error): void => {
    // A pool that was closed hears of the dropping of its database while its last connections end.
    if (!isOver) throw error;
  };
  const db = folder ? await openEmbedded(folder) : await openPostgres(databaseUrl, onError);
  try {
    return await work(db);
  } finally {
    isOver = true;
    await db.close();
  }
}
