import { randomUUID } from 'node:crypto';
import { isTooDear, sumUsd } from '../compose/price.ts';
import { lockAccount, setAccountState } from '../store/accounts.ts';
import { hasUnresolvedTwin, insertAttempt, listAttempts, listTakenXPosts } from '../store/attempts.ts';
import { readFunds } from '../store/budgets.ts';
import type { Db, Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { newId } from '../store/ids.ts';
import { dropLease, keepLease, takeLease } from '../store/leases.ts';
import { readPicture } from '../store/pictures.ts';
import { changePost, readPosts } from '../store/posts.ts';
import { holdPause, readDistrust } from '../store/settings.ts';
import { changeThread, lockThread, readNow } from '../store/threads.ts';
import { isUnresolved } from '../thread/attempt.ts';
import type { Post, Thread } from '../thread/thread.ts';
import { holdFor } from './hold-reasons.ts';
import type { Decided, Lease, Ledger, NewTry, Note, Opened } from './ledger.ts';
import { loadSnapshot } from './load-snapshot.ts';
import { adopt, recordAnswer, recordLook, settle } from './record-answer.ts';
import { recordUpload } from './record-upload.ts';

const bobbin = 'bobbin';

/**
 * The ledger in SQL. A lease lasts `leaseMs`, which must exceed twice the send deadline: whoever finds an open
 * attempt under a lapsed lease may then know that its sender writes no more.
 */
export function createSqlLedger(db: Db, leaseMs: number): Ledger {
  return {
    load: (threadId) => loadSnapshot(db, threadId),
    async takeLease(accountId) {
      const holder = randomUUID();
      const fence = await takeLease(db, accountId, holder, leaseMs);
      return fence === null ? null : { accountId, holder, fence };
    },
    dropLease: (lease) => dropLease(db, lease.accountId, lease.fence),
    openAttempt: (lease, wanted) => db.transaction((tx) => openAttempt(tx, lease, wanted, leaseMs)),
    recordAnswer: (id, answer, costUsd) => db.transaction((tx) => recordAnswer(tx, id, answer, costUsd)),
    settle: (id, how) => db.transaction((tx) => settle(tx, id, how)),
    adopt: (threadId, adopted, done) => db.transaction((tx) => adopt(tx, threadId, adopted, done)),
    recordLook: (id, look, at) => db.transaction((tx) => recordLook(tx, id, look, at)),
    takenXPosts: (accountId, postId, sinceId) => listTakenXPosts(db, accountId, postId, sinceId),
    async readPicture(id) {
      const picture = await readPicture(db, id);
      if (!picture) throw new Error(`There is no picture ${id}.`);
      return picture;
    },
    recordUpload: (threadId, upload) => db.transaction((tx) => recordUpload(tx, threadId, upload)),
    note: (decided, what) => db.transaction((tx) => note(tx, decided, what)),
    hold: (decided, reason) =>
      db.transaction(async (tx) => {
        const thread = await lockDecided(tx, decided);
        if (!thread) return;
        await changeThread(tx, thread.id, { status: 'held', reason, nextTryAt: null }, 'publisher');
        await recordEvent(tx, {
          actor: bobbin,
          action: 'held',
          threadId: thread.id,
          detail: { ...reason },
        });
        if (reason.code === 'unauthorized') {
          await setAccountState(tx, thread.accountId, 'reconnect', reason.message);
        }
      }),
    end: (decided, how) => db.transaction((tx) => end(tx, decided, how)),
  };
}

/** Locks the thread a decision was made on; null when a person or another publisher changed it since. */
async function lockDecided(tx: Queryable, { id, revision }: Decided): Promise<Thread | null> {
  const thread = await lockThread(tx, id);
  return thread && isRunning(thread) && thread.revision === revision ? thread : null;
}

async function note(tx: Queryable, decided: Decided, what: Note): Promise<void> {
  const thread = await lockDecided(tx, decided);
  if (!thread) return;
  const threadId = thread.id;
  if ('nextTryAt' in what) return await changeThread(tx, threadId, what, 'publisher');
  await changeThread(tx, threadId, { preflightAt: await readNow(tx), nextTryAt: null }, 'publisher');
  if (what.preflight.length === 0) return;
  await recordEvent(tx, {
    actor: bobbin,
    action: 'preflight',
    threadId,
    detail: { warnings: what.preflight },
  });
}

async function openAttempt(tx: Queryable, lease: Lease, wanted: NewTry, leaseMs: number): Promise<Opened> {
  const refuse = (why: string): Opened => ({ ok: false, why });
  // Sent together, taken in this order: account before thread before the pause, and the time once all are held.
  const [account, thread, pause, now] = await Promise.all([
    lockAccount(tx, lease.accountId),
    lockThread(tx, wanted.threadId),
    holdPause(tx, 'to obey'),
    readNow(tx),
  ]);
  if (!account || !thread || !isRunning(thread)) return refuse('the thread is no longer to be published');
  if (thread.revision !== wanted.revision) return refuse('the thread was changed');
  if (thread.stopRequestedAt) return refuse('the thread was stopped');
  if (account.state !== 'enabled' || account.pausedAt) return refuse('the account does not post');
  if (pause !== null) return refuse('everything is paused');
  if (isBefore(now, thread.scheduledAt) || isBefore(now, thread.notBefore)) return refuse('it is not due');
  const isFirst = wanted.parentXPostId === null;
  const [isKept, posts, attempts, distrust, hasTwin] = await Promise.all([
    keepLease(tx, lease.accountId, lease.fence, leaseMs),
    readPosts(tx, wanted.threadId),
    listAttempts(tx, wanted.threadId),
    readDistrust(tx),
    isFirst && hasUnresolvedTwin(tx, account.id, wanted.postId, wanted.text),
  ]);
  if (!isKept) return refuse('the lease was lost');
  const post = posts.find(({ id }) => id === wanted.postId);
  if (!post || post.text !== wanted.text) return refuse('the post was changed');
  if (post.status === 'sent' || post.status === 'skipped') return refuse(`the post is ${post.status}`);
  if (attempts.some(isUnresolved)) return refuse('a post of the thread is unresolved');
  const tries = attempts.filter(({ postId }) => postId === wanted.postId).length;
  if (tries + 1 !== wanted.number) return refuse('another publisher tried meanwhile');
  if (distrust?.at.getTime() !== wanted.distrustedAt?.getTime()) return refuse('the ledger is distrusted');
  if (hasTwin) return refuse('a post with the same text is unresolved');
  if (thread.startedAt === null && (await exceedsFunds(tx, thread, posts))) {
    return refuse('the budget does not allow the whole thread');
  }

  const attemptId = newId('at');
  const begun = { status: 'publishing', startedAt: thread.startedAt ?? now, nextTryAt: null } as const;
  await Promise.all([
    insertAttempt(tx, { id: attemptId, ...wanted, ...lease }),
    changePost(tx, wanted.postId, { status: 'sending' }),
    changeThread(tx, wanted.threadId, begun, 'publisher'),
  ]);
  return { ok: true, attemptId };
}

/** A thread begins only if all of it fits; one that has begun goes on. */
async function exceedsFunds(tx: Queryable, thread: Thread, posts: readonly Post[]): Promise<boolean> {
  // Overall budgets are shared by all accounts, whose rows are locked one by one.
  await tx.query(`select pg_advisory_xact_lock(hashtext('bobbin budgets'))`);
  const fundsUsd = await readFunds(tx, thread.accountId, thread.id, null);
  return isTooDear(sumUsd(posts.map((post) => post.priceUsd)), fundsUsd);
}

async function end(tx: Queryable, decided: Decided, how: 'finish' | 'stop'): Promise<void> {
  const thread = await lockDecided(tx, decided);
  if (!thread) return;
  const threadId = thread.id;
  if (how === 'finish') {
    await changeThread(
      tx,
      threadId,
      { status: 'published', publishedAt: await readNow(tx), nextTryAt: null },
      'publisher',
    );
    await recordEvent(tx, { actor: bobbin, action: 'published', threadId });
    return;
  }
  const posts = await readPosts(tx, threadId);
  const anyLive = posts.some(({ status }) => status === 'sent');
  const change = anyLive
    ? ({ status: 'held', reason: holdFor.stopped(posts) } as const)
    : ({ status: 'cancelled' } as const);
  await changeThread(tx, threadId, { ...change, stopRequestedAt: null, nextTryAt: null }, 'publisher');
  await recordEvent(tx, { actor: bobbin, action: anyLive ? 'stopped' : 'cancelled', threadId });
}

function isRunning({ status }: Thread): boolean {
  return status === 'scheduled' || status === 'publishing';
}

function isBefore(now: Date, bound: Date | null): boolean {
  return bound !== null && now < bound;
}
