import { cpus, loadavg } from 'node:os';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Servers } from './servers.ts';

/** What it was measured on, in a line. */
export async function machine({ postgres, redis }: Servers): Promise<string> {
  return [
    `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`,
    `Node ${process.versions.node}`,
    ...(postgres ? [`PostgreSQL ${await postgresVersion(postgres.url)}, fsync on`] : []),
    ...(redis ? [`Redis ${await redisVersion(redis.url)}, AOF`] : []),
    `load at the start ${loadavg()[0]?.toFixed(1)}`,
  ].join('; ');
}

async function postgresVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return rows[0]?.server_version.split(' ')[0] ?? 'unknown';
}

async function redisVersion(url: string): Promise<string> {
  const redis = new Redis(url);
  const info = await redis.info('server');
  redis.disconnect();
  return /^(?:redis|valkey)_version:(\S+)/m.exec(info)?.[1] ?? 'unknown';
}
