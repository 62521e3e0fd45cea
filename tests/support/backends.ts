import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { inject } from 'vitest';
import { queueSchema } from '../../src/queue/jobs.ts';
import { openQueue, type QueueConnection, type WakeQueue } from '../../src/queue/queue.ts';
import { type Db, openPostgres } from '../../src/store/db.ts';
import { openSnapshot } from '../../src/store/embedded.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createDatabase } from './postgres.ts';

/** A store and a queue of their own for one test file, whatever stands behind them. */
export type Backend = { readonly db: Db; readonly queue: WakeQueue; close(): Promise<void> };

export const backendNames = ['PGlite', 'PostgreSQL', 'Redis + PGlite', 'Redis + PostgreSQL'] as const;
export type BackendName = (typeof backendNames)[number];

/** Null: this backend's servers were not found; the global set-up has said so aloud. */
export function canOpen(name: BackendName): boolean {
  if (name.includes('Redis') && inject('redisUrl') === null) return false;
  return !name.includes('PostgreSQL') || inject('postgresUrl') !== null;
}

export async function openBackend(name: BackendName): Promise<Backend> {
  const db = name.includes('PostgreSQL') ? await freshPostgres() : await freshEmbedded();
  const prefix = `test-${randomUUID()}`;
  const redisUrl = inject('redisUrl');
  const connection: QueueConnection =
    name.startsWith('Redis') && redisUrl
      ? { kind: 'redis', url: redisUrl, prefix }
      : // Both stores give what BullMQ asks of a pool; ours names only what we call ourselves.
        { kind: 'postgres', pool: db.queuePool(queueSchema, 8) as never };
  const queue = await openQueue(connection, failOnError);
  return {
    db,
    queue,
    async close() {
      await queue.close();
      await db.close();
      if (connection.kind === 'redis') await forget(connection.url, prefix);
    },
  };
}

/** An embedded store in memory with the schema in place. */
export async function freshEmbedded(): Promise<Db> {
  return await openSnapshot(new Blob([await readFile(inject('snapshotFile'))]));
}

async function freshPostgres(): Promise<Db> {
  const server = inject('postgresUrl');
  if (!server) throw new Error('No PostgreSQL was found.');
  const url = await createDatabase(server, `t_${randomUUID().replaceAll('-', '')}`);
  const db = await openPostgres(url, failOnError);
  await migrate(db);
  return db;
}

/** A folder of its own that is gone after `work`. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bobbin-test-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function forget(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
}

/** An unexpected error of a connection fails the run instead of passing unseen. */
function failOnError(error: Error): void {
  throw error;
}
