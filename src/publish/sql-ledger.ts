import { randomUUID } from 'node:crypto';
import { lockAccount, readAccount, setAccountState } from '../store/accounts.ts';
import { hasUnresolvedTwin, insertAttempt, listAttempts, listTakenXPosts } from '../store/attempts.ts';
import type { Db, Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { newId } from '../store/ids.ts';
import { dropLease, keepLease, takeLease } from '../store/leases.ts';
import { holdPause, readPause } from '../store/settings.ts';
import { changePost, changeThread, lockThread, readNow, readPosts, readThread } from '../store/threads.ts';
import { isUnresolved } from '../thread/attempt.ts';
import type { Thread } from '../thread/thread.ts';
import { holdFor } from './hold-reasons.ts';
import type { Lease, Ledger, NewTry, Opened } from './ledger.ts';
import { giveUpOn, recordAnswer, recordLook, settleAbsent } from './record-answer.ts';
import type { Snapshot } from './snapshot.ts';

const bobbin = 'bobbin';

/**
 * The ledger in SQL. A lease lasts `leaseMs`, which must exceed twice the send deadline: whoever finds an open
 * attempt under a lapsed lease may then know that its sender writes no more.
 */
export function createSqlLedger(db: Db, leaseMs: number): Ledger {
  return {
    load: (threadId) => load(db, threadId),
    async takeLease(accountId) {
      const holder = randomUUID();
      const fence = await takeLease(db, accountId, holder, leaseMs);
      return fence === null ? null : { accountId, holder, fence };
    },
    dropLease: (lease) => dropLease(db, lease.accountId, lease.fence),
    openAttempt: (lease, wanted) => db.transaction((tx) => openAttempt(tx, lease, wanted, leaseMs)),
    recordAnswer: (id, answer, costUsd) => db.transaction((tx) => recordAnswer(tx, id, answer, costUsd)),
    giveUpOn: (id) => db.transaction((tx) => giveUpOn(tx, id)),
    recordLook: (id, look) => db.transaction((tx) => recordLook(tx, id, look)),
    settleAbsent: (id) => db.transaction((tx) => settleAbsent(tx, id)),
    takenXPosts: (accountId, postId, sinceId) => listTakenXPosts(db, accountId, postId, sinceId),
    waitUntil: (threadId, nextTryAt) =>
      db.transaction(async (tx) => {
        const thread = await lockThread(tx, threadId);
        if (thread && isRunning(thread)) await changeThread(tx, threadId, { nextTryAt }, 'publisher');
      }),
    hold: (threadId, reason) =>
      db.transaction(async (tx) => {
        const thread = await lockThread(tx, threadId);
        if (!thread || !isRunning(thread)) return;
        await changeThread(tx, threadId, { status: 'held', reason, nextTryAt: null }, 'publisher');
        await recordEvent(tx, { actor: bobbin, action: 'held', threadId, detail: { ...reason } });
        if (reason.code === 'unauthorized') {
          await setAccountState(tx, thread.accountId, 'reconnect', reason.message);
        }
      }),
    end: (threadId, how) => db.transaction((tx) => end(tx, threadId, how)),
  };
}

async function load(db: Db, threadId: string): Promise<Snapshot | null> {
  return await db.transaction(async (tx) => {
    // One picture: what another transaction commits between these statements is seen by all or none.
    await tx.query('set transaction isolation level repeatable read, read only');
    const thread = await readThread(tx, threadId);
    const account = thread && (await readAccount(tx, thread.accountId));
    if (!thread || !account) return null;
    const attempts = await listAttempts(tx, threadId);
    const posts = await readPosts(tx, threadId);
    return {
      now: await readNow(tx),
      thread,
      account,
      posts: posts.map((post) => ({
        ...post,
        attempts: attempts.filter(({ postId }) => postId === post.id),
      })),
      paused: (await readPause(tx)) !== null,
    };
  });
}

async function openAttempt(tx: Queryable, lease: Lease, wanted: NewTry, leaseMs: number): Promise<Opened> {
  const refuse = (why: string): Opened => ({ ok: false, why });
  const account = await lockAccount(tx, lease.accountId);
  const thread = await lockThread(tx, wanted.threadId);
  if (!account || !thread || !isRunning(thread)) return refuse('the thread is no longer to be published');
  if (thread.revision !== wanted.revision) return refuse('the thread was changed');
  if (thread.stopRequestedAt) return refuse('the thread was stopped');
  if (account.state !== 'enabled' || account.pausedAt) return refuse('the account does not post');
  if ((await holdPause(tx)) !== null) return refuse('everything is paused');
  const now = await readNow(tx);
  if (isBefore(now, thread.scheduledAt) || isBefore(now, thread.notBefore)) return refuse('it is not due');
  if (!(await keepLease(tx, lease.accountId, lease.fence, leaseMs))) return refuse('the lease was lost');

  const posts = await readPosts(tx, wanted.threadId);
  const post = posts.find(({ id }) => id === wanted.postId);
  if (!post || post.text !== wanted.text) return refuse('the post was changed');
  if (post.status === 'sent' || post.status === 'skipped') return refuse(`the post is ${post.status}`);
  const attempts = await listAttempts(tx, wanted.threadId);
  if (attempts.some(isUnresolved)) return refuse('a post of the thread is unresolved');
  const isFirst = wanted.parentXPostId === null;
  if (isFirst && (await hasUnresolvedTwin(tx, account.id, wanted.postId, wanted.text))) {
    return refuse('a post with the same text is unresolved');
  }

  const attemptId = newId('at');
  await insertAttempt(tx, { id: attemptId, ...wanted, ...lease });
  await changePost(tx, wanted.postId, { status: 'sending' });
  await changeThread(
    tx,
    wanted.threadId,
    { status: 'publishing', startedAt: thread.startedAt ?? now, nextTryAt: null },
    'publisher',
  );
  return { ok: true, attemptId };
}

async function end(tx: Queryable, threadId: string, how: 'finish' | 'stop'): Promise<void> {
  const thread = await lockThread(tx, threadId);
  if (!thread || !isRunning(thread)) return;
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
