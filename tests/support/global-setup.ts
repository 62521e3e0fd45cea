import type { TestProject } from 'vitest/node';
import { postgresAdvice, startPostgres } from './postgres.ts';
import { findOnPath, missing } from './program.ts';
import { redisAdvice, startRedis } from './redis.ts';
import { writeSnapshot } from './snapshot.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A real Redis for every suite of this run, or null: use a queue name per test. */
    redisUrl: string | null;
    /** A real PostgreSQL for every suite of this run, or null: make a database with `createDatabase`. */
    postgresUrl: string | null;
    /** A dump of a migrated, empty embedded store: see `freshEmbedded`. */
    snapshotFile: string;
    /** A browser's program, or null. */
    chromiumPath: string | null;
  }
}

type Stop = () => Promise<void>;

/** Runs once before all suites; what it returns runs once after them. */
export default async function setUp(project: TestProject): Promise<Stop> {
  provideChromium(project);
  const started: Stop[] = [];
  const stop = async () => {
    await Promise.all(started.map((stopOne) => stopOne()));
  };
  // Both are waited for, so that the one which came up is ended when the other did not.
  const servers = await Promise.allSettled([
    provideRedis(project, started),
    providePostgres(project, started),
    provideSnapshot(project, started),
  ]);
  const failed = servers.find((server) => server.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return stop;
}

async function provideRedis(project: TestProject, started: Stop[]): Promise<void> {
  const given = process.env['BOBBIN_TEST_REDIS_URL'];
  const server = given ? null : await startRedis();
  if (server) started.push(server.stop);
  const url = given || server?.url || null;
  if (!url) say('real Redis', redisAdvice);
  project.provide('redisUrl', url);
}

async function providePostgres(project: TestProject, started: Stop[]): Promise<void> {
  const given = process.env['BOBBIN_TEST_POSTGRES_URL'];
  const server = given ? null : await startPostgres();
  if (server) started.push(server.stop);
  const url = given || server?.url || null;
  if (!url) say('real PostgreSQL', postgresAdvice);
  project.provide('postgresUrl', url);
}

async function provideSnapshot(project: TestProject, started: Stop[]): Promise<void> {
  const snapshot = await writeSnapshot();
  started.push(snapshot.remove);
  project.provide('snapshotFile', snapshot.file);
}

function provideChromium(project: TestProject): void {
  const advice = 'install chromium or set BOBBIN_TEST_CHROMIUM to its program';
  const path =
    process.env['BOBBIN_TEST_CHROMIUM'] || findOnPath(['chromium', 'chromium-browser', 'google-chrome']);
  if (!path) say('a real browser', advice);
  project.provide('chromiumPath', path || missing('chromium', advice));
}

function say(what: string, advice: string): void {
  console.warn(`SKIPPED: tests on ${what} — none found; ${advice}`);
}
