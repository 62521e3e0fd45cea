import { pricePosts } from '../../../src/compose/price.ts';
import { xPrices } from '../../../src/compose/price-list.ts';
import { cancelThread } from '../../../src/publish/cancel-thread.ts';
import { distrustLedger } from '../../../src/publish/distrust.ts';
import type { Ledger } from '../../../src/publish/ledger.ts';
import { pause, unpause } from '../../../src/publish/pause.ts';
import { RefusedError } from '../../../src/publish/refusal.ts';
import { scheduleThread } from '../../../src/publish/schedule-thread.ts';
import type { Snapshot } from '../../../src/publish/snapshot.ts';
import { createSqlLedger } from '../../../src/publish/sql-ledger.ts';
import { insertAccount, setAccountState } from '../../../src/store/accounts.ts';
import { setBudgets } from '../../../src/store/budgets.ts';
import type { Db } from '../../../src/store/db.ts';
import { keepPicture } from '../../../src/store/pictures.ts';
import { insertPost } from '../../../src/store/posts.ts';
import { writeBudgets } from '../../../src/store/settings.ts';
import { insertThread, listToWake } from '../../../src/store/threads.ts';
import type { ThreadId, ThreadStatus } from '../../../src/thread/thread.ts';
import { aPicture, type Done, type Hands } from './hands.ts';
import { leaseMs, type OtherLedger } from './world.ts';

/** A store whose clock says only what it is told. */
export async function giveVirtualClock(db: Db): Promise<void> {
  await db.query(`create table bobbin.virtual_now (at timestamptz not null)`);
  await db.query(`insert into bobbin.virtual_now values ('2026-11-23T12:00:00Z')`);
  await db.query(
    `create or replace function bobbin.now() returns timestamptz language sql volatile as
     $$ select at from bobbin.virtual_now $$`,
  );
}

/** The real ledger for one seed, emptied of the seeds before it. */
export async function openSqlWorld(db: Db): Promise<OtherLedger> {
  await db.query('truncate bobbin.accounts, bobbin.articles, bobbin.rate_windows, bobbin.incidents cascade');
  await db.query(`delete from bobbin.settings where name in ('distrust', 'budgets')`);
  await db.query(`update bobbin.settings set value = 'false' where name = 'paused'`);
  let now = new Date(0);
  const onTime = async <T>(work: () => Promise<T>): Promise<T> => {
    await db.query('update bobbin.virtual_now set at = $1', [now]);
    return await work();
  };
  return {
    ledger: withPlainIds(onEveryCall(createSqlLedger(db, leaseMs), onTime)),
    hands: onEveryCall(sqlHands(db), onTime),
    setNow: (nowMs) => {
      now = new Date(nowMs);
    },
  };
}

type Work = (...args: never[]) => Promise<unknown>;

function onEveryCall<T extends Readonly<Record<string, Work>>>(
  of: T,
  around: <R>(work: () => Promise<R>) => Promise<R>,
): T {
  const calls = Object.entries(of).map(([name, work]) => [
    name,
    (...args: unknown[]) => around(() => (work as (...given: unknown[]) => Promise<unknown>)(...args)),
  ]);
  return Object.fromEntries(calls) as T; // the same names, each with its own function inside
}

/** Attempts are numbered as they are opened: their random ids would set other waits than the ledger in memory. */
function withPlainIds(ledger: Ledger): Ledger {
  const plain = new Map<string, string>();
  const stored = new Map<string, string>();
  const storedId = (id: string): string => stored.get(id) ?? id;
  const inPlainIds = (seen: Snapshot): Snapshot => ({
    ...seen,
    posts: seen.posts.map((post) => ({
      ...post,
      attempts: post.attempts.map((attempt) => ({ ...attempt, id: plain.get(attempt.id) ?? attempt.id })),
    })),
  });
  return {
    ...ledger,
    async load(threadId) {
      const seen = await ledger.load(threadId);
      return seen && inPlainIds(seen);
    },
    async openAttempt(lease, wanted) {
      const opened = await ledger.openAttempt(lease, wanted);
      if (!opened.ok) return opened;
      const id = `at_${String(plain.size + 1).padStart(4, '0')}`;
      plain.set(opened.attemptId, id);
      stored.set(id, opened.attemptId);
      return { ok: true, attemptId: id };
    },
    recordAnswer: (id, answer, costUsd) => ledger.recordAnswer(storedId(id), answer, costUsd),
    recordLook: (id, look, at) => ledger.recordLook(storedId(id), look, at),
    settle: (id, how) => ledger.settle(storedId(id), how),
    takenXPosts: async (...range) => [...(await ledger.takenXPosts(...range))].sort(),
  };
}

const person = 'a person';
const noWake = async (): Promise<void> => {};

function sqlHands(db: Db): Hands {
  return {
    async addAccount({ id, xUserId, budgets }) {
      const account = { id, name: id, handle: id, xUserId, kind: 'practice', apiUrl: null } as const;
      await insertAccount(db, { ...account, state: 'enabled', timeZone: 'UTC' }, null);
      await setBudgets(db, id, budgets);
    },
    async addThread({ texts, altText, ...plan }) {
      const picture = altText === null ? null : { id: await keepPicture(db, aPicture), altText };
      const id = plan.id as ThreadId; // made by the plan
      const rest = { articleId: null, title: id, template: 'highlights', externalId: null } as const;
      await insertThread(db, { ...plan, ...rest, id, picture, problems: [], createdBy: person });
      const pricesUsd = pricePosts(texts, plan.link, xPrices, picture);
      for (const [index, text] of texts.entries()) {
        const priceUsd = pricesUsd[index] ?? 0;
        await insertPost(db, { id: `${id}_${index + 1}`, threadId: id, position: index + 1, text, priceUsd });
      }
    },
    schedule: (id, when) => orRefused(scheduleThread(db, noWake, id, when, person)),
    cancel: (id) => orRefused(cancelThread(db, noWake, id, person)),
    setPaused: (id, paused) => (paused ? pause(db, id, person) : unpause(db, noWake, id, person)),
    enable: (id) => setAccountState(db, id, 'enabled', null),
    setBudgets: (id, budgets) => (id === null ? writeBudgets(db, budgets) : setBudgets(db, id, budgets)),
    distrust: () => distrustLedger(db, 'told by hand', person),
    toWake: async () => [...(await listToWake(db, 90_000))].sort(byId),
    async statuses() {
      const { rows } = await db.query<{ id: string; status: ThreadStatus }>(
        'select id, status from bobbin.threads order by id',
      );
      return new Map(rows.map(({ id, status }) => [id, status]));
    },
    async costs() {
      const { rows } = await db.query<{ thread_id: string; usd: string }>(
        'select thread_id, usd from bobbin.costs order by id',
      );
      return rows.map(({ thread_id, usd }) => ({ threadId: thread_id, usd: Number(usd) }));
    },
  };
}

const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : 1;

async function orRefused(work: Promise<void>): Promise<Done> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof RefusedError) return error.code;
    throw error;
  }
}
