import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PostgresServer, postgresAdvice, startPostgres } from '../../tests/support/postgres.ts';
import { removeAtExit } from '../../tests/support/program.ts';
import { type RedisServer, redisAdvice, startRedis } from '../../tests/support/redis.ts';
import { startXProcess, type XProcess } from './x-process.ts';

/** All that runs beside the contestants; made for this run and gone after it. */
export type Servers = {
  readonly x: XProcess;
  readonly postgres: PostgresServer | null;
  readonly redis: RedisServer | null;
  /** A folder of its own, removed at the end. */
  newFolder(): Promise<string>;
  stop(): Promise<void>;
};

/** PostgreSQL waits for the disk, as it does in production. What is not installed is said and left out. */
export async function startServers(): Promise<Servers> {
  const x = await startXProcess();
  const postgres = await startPostgres({ durable: true });
  const redis = await startRedis();
  if (!postgres) console.error(`Left out: PostgreSQL; ${postgresAdvice}`);
  if (!redis) console.error(`Left out: Redis; ${redisAdvice}`);
  const removals: (() => void)[] = [];
  return {
    x,
    postgres,
    redis,
    async newFolder() {
      const folder = await mkdtemp(join(tmpdir(), 'bobbin-bench-'));
      removals.push(removeAtExit(folder));
      return folder;
    },
    async stop() {
      await x.stop();
      await redis?.stop();
      await postgres?.stop();
      for (const remove of removals) remove();
    },
  };
}
