import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { queueSchema } from '../../src/queue/jobs.ts';
import { type Outage, openOutage } from '../support/outage.ts';
import { expectPublishedOnce, triesAt } from '../support/outage-end.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

const posts = 5;
const hasPostgres = inject('postgresUrl') !== null;
const hasRedis = hasPostgres && inject('redisUrl') !== null;
// With BOBBIN_CRASH=all every moment; `npm test` runs a sample, so that a break shows at once.
const everything = process.env['BOBBIN_CRASH'] === 'all';
/** In the middle of a run, a job in hand: after X's answer, after the intent, after the record. */
const inHand = [
  'stop:create:answered#4',
  ...(everything ? ['stop:openAttempt:after#4', 'stop:recordAnswer:after#4'] : []),
];
/** While the thread waits for X's limit: nothing but an alarm of the queue's would wake it. */
const waiting = 'stop:wake:after#1';

describe('servers that go away in mid-flight', () => {
  let postgres: PostgresServer | null = null;
  let redis: RedisServer | null = null;
  let databaseUrl = '';
  beforeAll(async () => {
    if (hasPostgres) postgres = await startPostgres();
    if (hasRedis) redis = await startRedis();
  });
  beforeEach(async () => {
    databaseUrl = (await postgres?.createDatabase(`s_${randomUUID().replaceAll('-', '')}`)) ?? '';
  });
  afterAll(async () => {
    await Promise.all([postgres?.stop(), redis?.stop()]);
  });

  it.runIf(hasRedis).each([...inHand, waiting])(
    'FLUSHALL at %s loses no post and sends none twice',
    async (stopAt) => {
      await withOutage(redis?.url ?? '', async (outage) => {
        const worker = outage.startWorker(stopAt);
        await worker.stopped();
        await flushAll(redis?.url ?? '');
        worker.goOn();
        expect(await worker.gone).toBe(0);
        expectPublishedOnce(await outage.end());
      });
    },
  );

  it.runIf(hasPostgres).each([...inHand, waiting])(
    'DROP SCHEMA bullmq CASCADE at %s loses no post and sends none twice',
    async (stopAt) => {
      await withOutage('', async (outage) => {
        const worker = outage.startWorker(stopAt);
        await worker.stopped();
        await dropQueue(databaseUrl);
        worker.goOn();
        expect(await worker.gone).toBe(0);
        expectPublishedOnce(await outage.end());
      });
    },
  );

  it.runIf(hasRedis).each([...inHand, waiting])(
    'Redis killed at %s and started again loses no post and sends none twice',
    async (stopAt) => {
      await withOutage(redis?.url ?? '', async (outage) => {
        const worker = outage.startWorker(stopAt);
        await worker.stopped();
        await redis?.kill9();
        worker.goOn();
        await redis?.restart();
        expect(await worker.gone).toBe(0);
        expectPublishedOnce(await outage.end());
      });
    },
  );

  const queues = [
    { queue: 'PostgreSQL', possible: hasPostgres },
    { queue: 'Redis', possible: hasRedis },
  ] as const;
  describe.each(queues)('with the queue in $queue', ({ queue, possible }) => {
    it.runIf(possible).each([...inHand, waiting])(
      'PostgreSQL killed at %s and started again loses no post and sends none twice',
      async (stopAt) => {
        await withOutage(queue === 'Redis' ? (redis?.url ?? '') : '', async (outage) => {
          const worker = outage.startWorker(stopAt);
          await worker.stopped();
          await killPostgres();
          worker.goOn();
          await postgres?.restart();
          expect(await worker.gone).toBe(0);
          expectPublishedOnce(await outage.end());
        });
      },
    );

    it.runIf(possible)(
      'PostgreSQL down when X’s answer is told has it told again, and the post is never sent again',
      async () => {
        await withOutage(queue === 'Redis' ? (redis?.url ?? '') : '', async (outage) => {
          const worker = outage.startWorker('stop:create:answered#4');
          await worker.stopped();
          const live = outage.practice.store.posts();
          expect(live).toHaveLength(3);
          await killPostgres();
          worker.goOn();
          await worker.says('not recorded');
          expect(outage.practice.store.posts()).toEqual(live);
          await postgres?.restart();
          expect(await worker.gone).toBe(0);
          const end = await outage.end();
          expectPublishedOnce(end);
          // Told by its own answer, not found by a look at the timeline.
          expect(triesAt(end, 3)).toMatchObject([{ outcome: 'accepted', settled: 'found', looks: [] }]);
          expect(end.posts[2]?.x_post_id).toBe(live[2]?.id);
        });
      },
    );
  });

  async function withOutage(redisUrl: string, work: (outage: Outage) => Promise<void>): Promise<void> {
    const outage = await openOutage(databaseUrl, redisUrl, posts);
    // X limits post 2 for a second, so that the thread once waits with nothing but an alarm to wake it.
    const fault = { kind: 'limited', resetInS: 1 } as const;
    outage.practice.control.plan({ on: 'POST /2/tweets', nth: 2, times: 1, fault });
    try {
      await work(outage);
    } finally {
      await outage.close();
    }
  }

  /** The postmaster and every process it made, at once. */
  async function killPostgres(): Promise<void> {
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const stat = await readFile(`/proc/${rows[0]?.pid}/stat`, 'utf8');
    const postmaster = Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]);
    const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
    const gone = postgres?.kill9();
    for (const child of children.trim().split(' ')) kill(Number(child));
    await gone;
    await client.end().catch(() => {});
  }
});

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself when its parent did.
  }
}

async function flushAll(url: string): Promise<void> {
  const client = new Redis(url);
  await client.flushall();
  client.disconnect();
}

async function dropQueue(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // A worker stopped amid a statement of the queue's would keep the schema locked for ever.
  await client.query(`set lock_timeout = '5s'; drop schema ${queueSchema} cascade`);
  await client.end();
}
