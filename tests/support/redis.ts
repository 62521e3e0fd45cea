import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOnPath, freePort, missing, removeAtExit, startProgram } from './program.ts';

/** A Redis of our own. What it has acknowledged outlives `kill9`. */
export type RedisServer = {
  readonly url: string;
  /** Ends it and deletes its data. */
  stop(): Promise<void>;
  /** Ends it as a crash would, and keeps its data. */
  kill9(): Promise<void>;
  /** Starts it again after `kill9`, on the same port and data. */
  restart(): Promise<void>;
};

export const redisAdvice = 'install redis-server or set BOBBIN_TEST_REDIS_URL';

/** Starts a Redis (or Valkey) on a free port; null where none is installed. @throws if BOBBIN_REQUIRE names it. */
export async function startRedis(): Promise<RedisServer | null> {
  const file = findOnPath(['redis-server', 'valkey-server']);
  if (!file) return missing('redis', redisAdvice);
  const cwd = await mkdtemp(join(tmpdir(), 'bobbin-redis-'));
  const remove = removeAtExit(cwd);
  const port = await freePort();
  const start = () => startProgram({ file, args: settings(port), cwd, ready: 'Ready to accept connections' });
  let program = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      await program.stop('SIGKILL');
      remove();
    },
    kill9: () => program.stop('SIGKILL'),
    async restart() {
      program = await start();
    },
  };
}

// As in production, but never waiting for the disk: a killed process loses nothing the kernel has.
function settings(port: number): readonly string[] {
  return [
    ...['--port', String(port), '--bind', '127.0.0.1', '--daemonize', 'no', '--save', ''],
    ...['--appendonly', 'yes', '--appendfsync', 'no', '--maxmemory-policy', 'noeviction', '--hz', '100'],
  ];
}
