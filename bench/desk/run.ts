import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { type Running, serve } from '../../src/serve.ts';
import type { Db } from '../../src/store/db.ts';
import { openPostgres } from '../../src/store/db.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrate } from '../../src/store/migrate.ts';
import { table } from '../publish/figures.ts';
import { type Servers, startServers } from '../publish/servers.ts';
import { loadThreads } from './load.ts';
import { type Figures, measure } from './measure.ts';

const { values } = parseArgs({
  options: {
    threads: { type: 'string', default: '100000' },
    /** Of each page. */
    requests: { type: 'string', default: '200' },
    /** `postgres` or `pglite` alone. */
    only: { type: 'string' },
  },
});
const names = { postgres: 'PostgreSQL', pglite: 'PGlite' } as const;
const [threads, requests] = [Number(values.threads), Number(values.requests)];

// So that what was started ends, and its folders go, when a person stops this.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
const servers = await startServers();
try {
  const measured: (readonly [string, Figures])[] = [];
  for (const kind of ['postgres', 'pglite'] as const) {
    if (values.only !== undefined && values.only !== kind) continue;
    if (kind === 'postgres' && !servers.postgres) continue;
    measured.push([names[kind], await measureOn(kind, servers)]);
  }
  console.log(
    `\n${threads} threads, ${requests} requests of each; ${cpus().length} cores (${cpus()[0]?.model.trim()}); Node ${process.versions.node}\n`,
  );
  for (const [name, { load }] of measured) console.log(`${name}: load average ${load} when measured`);
  const rows = measured[0]?.[1].rows.map(({ what }, at) => [
    what,
    ...measured.map(([, { rows }]) => rows[at]?.words ?? ''),
  ]);
  console.log(`\n${table(['p50 / p95', ...measured.map(([name]) => name)], rows ?? [])}`);
} finally {
  await servers.stop();
}

async function measureOn(kind: keyof typeof names, servers: Servers): Promise<Figures> {
  const environment = {
    DATA_DIR: await servers.newFolder(),
    SECRET_KEY: 'a key of the benchmark and of nothing else',
    PRACTICE_X_URL: servers.x.url,
    PORT: '0',
    SITE_TIMEZONE: 'Europe/Berlin',
    ...(kind === 'postgres' ? { DATABASE_URL: await servers.postgres?.createDatabase('bench_desk') } : {}),
  };
  await fill(environment);
  const running = await serve(
    readConfig(environment),
    { web: true, worker: kind === 'pglite' },
    createLog('error'),
  );
  try {
    return await measure(asDesk(running), requests);
  } finally {
    await running.stop();
  }
}

async function fill({
  DATA_DIR,
  DATABASE_URL,
}: {
  DATA_DIR: string;
  DATABASE_URL?: string | undefined;
}): Promise<void> {
  const startedMs = performance.now();
  const onError = (error: Error): void => console.error(error);
  const db: Db = DATABASE_URL ? await openPostgres(DATABASE_URL, onError) : await openEmbedded(DATA_DIR);
  try {
    await migrate(db);
    await loadThreads(db, threads);
  } finally {
    await db.close();
  }
  console.error(
    `${threads} threads written in ${((performance.now() - startedMs) / 1_000).toFixed(0)} s, load ${loadavg()[0]?.toFixed(1)}`,
  );
}

function asDesk({ url, signInUrl, wired }: Running) {
  if (!url || !signInUrl) throw new Error('The desk did not open.');
  return { url, signInUrl, db: wired.db };
}
