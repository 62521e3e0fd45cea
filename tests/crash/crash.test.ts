import { spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { xPrices } from '../../src/compose/price-list.ts';
import { startPracticeX } from '../../src/practice/server.ts';
import { ensurePracticeAccount } from '../../src/publish/accounts.ts';
import { listAttempts } from '../../src/store/attempts.ts';
import { type Db, openPostgres } from '../../src/store/db.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrate } from '../../src/store/migrate.ts';
import { readPosts } from '../../src/store/posts.ts';
import { readThread } from '../../src/store/threads.ts';
import type { CrashPlan } from '../support/crash-plan.ts';
import { sendDeadlineMs } from '../support/crash-plan.ts';
import { killPoints, runPoints } from '../support/kill-points.ts';
import { makeThread } from '../support/newsroom.ts';
import { createDatabase } from '../support/postgres.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));
const posts = 7;

// `npm run test:crash` runs all; `npm test` a sample of each kind, so that a break shows at once.
const everything = process.env['BOBBIN_CRASH'] === 'all';
const seed = Number(process.env['BOBBIN_SEED'] ?? randomInt(1_000_000));
const randomRuns = (store: string): number => (everything ? 200 : store === 'PostgreSQL' ? 2 : 0);
const filterModes = everything ? (['off', 'on'] as const) : (['off'] as const);

const stores = [
  { name: 'PGlite', possible: true },
  { name: 'PostgreSQL', possible: inject('postgresUrl') !== null },
  { name: 'Redis + PostgreSQL', possible: inject('postgresUrl') !== null && inject('redisUrl') !== null },
] as const;
// One store alone: `BOBBIN_CRASH_ON=PGlite npm run test:crash`.
const only = process.env['BOBBIN_CRASH_ON'];
const chosen = stores.filter(({ name }) => only === undefined || name === only);

describe.each(chosen)('killed with SIGKILL on $name', ({ name, possible }) => {
  describe.each(filterModes)('X’s duplicate filter %s', (filter) => {
    it.runIf(possible).each(boundaries())(
      'at %s every post is on X exactly once',
      async (killAt) => {
        await crashOnce(name, { killAt, killAfterMs: null, duplicateFilter: filter === 'on' });
      },
      60_000,
    );
  });

  const moments = randomMoments(seed, randomRuns(name));
  it.runIf(possible).each(moments)(
    `after %i ms (seed ${seed}) every post is on X exactly once`,
    async (ms) => {
      await crashOnce(name, { killAt: '', killAfterMs: ms, duplicateFilter: false });
    },
    60_000,
  );
});

function boundaries(): readonly string[] {
  const perPost = killPoints.flatMap((point) =>
    Array.from({ length: posts }, (_, index) => `${point}#${index + 1}`),
  );
  const all = [...perPost, ...runPoints.map((point) => `${point}#1`)];
  return everything ? all : ['create:answered#3'];
}

/** The same seed gives the same moments: a failure can be run again. */
function randomMoments(from: number, count: number): readonly number[] {
  let state = from >>> 0;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.round((state / 2 ** 32) * 250);
  });
}

type Crash = {
  readonly killAt: string;
  readonly killAfterMs: number | null;
  readonly duplicateFilter: boolean;
};

/** One crash and the recovery from it; judged by what practice X holds in the end. */
async function crashOnce(store: string, crash: Crash): Promise<void> {
  const practice = await startPracticeX({ port: 0 });
  practice.practice.control.set({ duplicateFilter: crash.duplicateFilter, rateLimits: false });
  const place = await makePlace(store);
  try {
    const threadId = await withStore(place, async (db) => {
      await migrate(db);
      const settings = {
        apiUrl: practice.url,
        practiceUrl: practice.url,
        sendDeadlineMs,
        sealKeys: [{ version: 1, bytes: Buffer.alloc(32, 7) }],
        prices: xPrices,
      } as const;
      await ensurePracticeAccount(db, settings, 'UTC');
      return await makeThread(db, posts, {});
    });
    const plan: CrashPlan = { ...place, practiceUrl: practice.url, threadId, killAt: crash.killAt };
    const first = await runChild(plan, crash.killAfterMs);
    if (crash.killAt) expect(first).toBe('SIGKILL');
    if (first === 'SIGKILL') expect(await runChild({ ...plan, killAt: '' }, null)).toBe(0);
    const end = await withStore(place, async (db) => ({
      thread: await readThread(db, threadId),
      posts: await readPosts(db, threadId),
      attempts: await listAttempts(db, threadId),
    }));
    const live = practice.practice.store.posts();
    expect(end.thread).toMatchObject({ status: 'published', reason: null });
    expect(live.map(({ text }) => text)).toEqual(end.posts.map(({ text }) => text));
    expect(live.map(({ parentId }) => parentId)).toEqual([null, ...live.slice(0, -1).map(({ id }) => id)]);
    expect(end.posts.map(({ xPostId }) => xPostId)).toEqual(live.map(({ id }) => id));
    // With the filter on, a create that X refused as a duplicate would have been a second post without it.
    expect(end.attempts.filter(({ outcome }) => outcome === 'duplicate')).toEqual([]);
  } finally {
    await place.remove();
    await practice.close();
  }
}

type Place = Pick<CrashPlan, 'folder' | 'databaseUrl' | 'redisUrl' | 'prefix'> & { remove(): Promise<void> };

async function makePlace(store: string): Promise<Place> {
  const redisUrl = store.startsWith('Redis') ? (inject('redisUrl') ?? '') : '';
  const prefix = `crash-${randomUUID()}`;
  if (store === 'PGlite') {
    const folder = await mkdtemp(join(tmpdir(), 'bobbin-crash-'));
    return {
      folder,
      databaseUrl: '',
      redisUrl,
      prefix,
      remove: () => rm(folder, { recursive: true, force: true }),
    };
  }
  const databaseUrl = await createDatabase(
    inject('postgresUrl') ?? '',
    `c_${randomUUID().replaceAll('-', '')}`,
  );
  return { folder: '', databaseUrl, redisUrl, prefix, remove: async () => {} };
}

async function withStore<T>(place: Place, work: (db: Db) => Promise<T>): Promise<T> {
  const db = place.folder
    ? await openEmbedded(place.folder)
    : await openPostgres(place.databaseUrl, (error) => {
        throw error;
      });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** @returns the exit code, or the signal that ended it. */
async function runChild(plan: CrashPlan, killAfterMs: number | null): Promise<number | string> {
  const process_ = spawn(process.execPath, ['--import', 'tsx', child, JSON.stringify(plan)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(process_, 'exit');
  if (killAfterMs !== null) {
    await Promise.race([once(process_.stdout, 'data'), gone]);
    // The moment itself is what is tested; nothing is asserted about how long anything takes.
    setTimeout(() => process_.kill('SIGKILL'), killAfterMs);
  }
  const [code, signal] = await gone;
  return code ?? signal;
}
