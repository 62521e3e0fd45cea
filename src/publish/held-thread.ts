import type { Account } from '../account/account.ts';
import type { Role } from '../account/role.ts';
import type { Prices } from '../compose/price-list.ts';
import { findAccount, lockAccount, readAccount } from '../store/accounts.ts';
import { claimXPost, listAttempts, recordCost, settleAttempt } from '../store/attempts.ts';
import type { Db, Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { changePost, readPosts } from '../store/posts.ts';
import { changeThread, lockThread, readNow, readThread } from '../store/threads.ts';
import type { Attempt } from '../thread/attempt.ts';
import type { HoldAction, Post, Thread } from '../thread/thread.ts';
import type { XClient } from '../x/client.ts';
import { isSamePost, type PostWords } from '../x/match-post.ts';
import { approveInPassing } from './approvals.ts';
import { oneStop } from './hold-reasons.ts';
import { RefusedError } from './refusal.ts';
import type { Wake } from './schedule-thread.ts';

/** What a held thread's actions need: the ledger, a way to wake the worker, X, and who asks, as what. */
export type Hand = {
  readonly db: Db;
  readonly wake: Wake;
  readonly x: (account: Account) => Promise<XClient>;
  readonly prices: Prices;
  readonly actor: string;
  readonly role: Role;
};

type Held = {
  readonly thread: Thread;
  readonly account: Account;
  readonly posts: readonly Post[];
  readonly attempts: readonly Attempt[];
  /** The first post that is neither live nor skipped. */
  readonly stuck: Post | undefined;
};

/** Goes on where it stopped; a post X refused is tried once more. */
export async function continueThread(hand: Hand, threadId: string): Promise<void> {
  await resume(hand, threadId, 'continue', async (tx, held) => {
    await dismiss(tx, held, held.stuck, hand.actor);
  });
}

/** Leaves the stuck post out, whatever became of it; the next one answers the last live one. */
export async function skipPost(hand: Hand, threadId: string): Promise<void> {
  await resume(hand, threadId, 'skip', async (tx, held) => {
    const { stuck } = held;
    if (!stuck) throw new RefusedError('conflict', 'There is no post left to skip.');
    await dismiss(tx, held, stuck, hand.actor);
    await changePost(tx, stuck.id, { status: 'skipped' });
  });
}

/** A person looked: the post is not on X. It is sent again. */
export async function resendPost(hand: Hand, threadId: string): Promise<void> {
  await resume(hand, threadId, 'resend', async (tx, held) => {
    await dismiss(tx, held, held.stuck, hand.actor);
    // The person's look stands for a comparing that could not tell.
    await changeThread(tx, threadId, { matchedAt: await readNow(tx) }, 'publisher');
  });
}

/** A person looked: the post is there, under this link or id. It is checked with X and adopted. */
export async function foundPost(hand: Hand, threadId: string, linkOrId: string): Promise<void> {
  const xPostId = /(?:status\/)?(\d{1,19})\/?$/.exec(linkOrId.trim().replace(/[?#].*$/, ''))?.[1];
  if (!xPostId)
    throw new RefusedError(
      'invalid',
      `"${linkOrId}" is not the link of a post: it ends in /status/ and a number.`,
    );
  const before = await readHeld(hand.db, threadId, 'found');
  const attempt = before.attempts.filter(({ postId }) => postId === before.stuck?.id).at(-1);
  if (!before.stuck) throw new RefusedError('conflict', 'No post of this thread is being looked for.');
  const { id, text } = before.stuck;
  const meant = attempt
    ? { parentId: attempt.parentXPostId, text: attempt.text }
    : { parentId: before.posts.filter(({ status }) => status === 'sent').at(-1)?.xPostId ?? null, text };
  await checkIsThere(hand, before.thread, meant, xPostId);
  await resume(hand, threadId, 'found', async (tx, { thread, stuck }) => {
    if (stuck?.id !== id) throw new RefusedError('conflict', 'The thread went on meanwhile. Look again.');
    if (!(await claimXPost(tx, thread.accountId, xPostId, stuck.id))) {
      throw new RefusedError('conflict', `${xPostId} is another post of ours.`);
    }
    await changePost(tx, stuck.id, { status: 'sent', xPostId, sentAt: await readNow(tx) });
    if (attempt) await settleAttempt(tx, attempt.id, 'found', hand.actor);
  });
}

async function checkIsThere(hand: Hand, thread: Thread, meant: PostWords, xPostId: string): Promise<void> {
  const account = await findAccount(hand.db, thread.accountId);
  if (!account) throw new RefusedError('conflict', 'The account of this thread was removed.');
  const id = BigInt(xPostId);
  const read = await (await hand.x(account)).ownPosts({ sinceId: String(id - 1n), untilId: String(id + 1n) });
  if (read.kind === 'failed')
    throw new RefusedError('conflict', `X could not be asked whether it is there. ${read.message}`);
  const seen = read.posts.find((post) => post.xPostId === xPostId);
  if (!seen) throw new RefusedError('invalid', `@${account.handle} has no post ${xPostId}. Check the link.`);
  if (!isSamePost(meant, seen)) {
    throw new RefusedError(
      'invalid',
      `Post ${xPostId} has another text or answers another post: "${seen.text.slice(0, 80)}"`,
    );
  }
}

/**
 * Deletes the live posts from X, newest first, and cancels the rest. Each deletion is recorded as it happens;
 * a failure leaves the others live and the thread held. @returns how many were deleted.
 */
export async function deleteLive(hand: Hand, threadId: string): Promise<number> {
  const { thread, posts } = await readHeld(hand.db, threadId, 'delete-live');
  const account = await findAccount(hand.db, thread.accountId);
  if (!account) throw new RefusedError('conflict', 'The account of this thread was removed.');
  const x = await hand.x(account);
  const live = posts.filter(({ status }) => status === 'sent').reverse();
  for (const post of live) {
    const answer = await x.delete(post.xPostId ?? '');
    if (answer.kind === 'failed') {
      throw new RefusedError(
        'conflict',
        `Post ${post.position} was not deleted and is still live. ${answer.message}`,
      );
    }
    await hand.db.transaction(async (tx) => {
      await lockThread(tx, threadId);
      await changePost(tx, post.id, { status: 'deleted' });
      const usd = answer.kind === 'deleted' ? hand.prices.deletePost : 0;
      await recordCost(tx, { accountId: account.id, threadId, attemptId: null, action: 'delete', usd });
      const detail = { position: post.position, xPostId: post.xPostId };
      await recordEvent(tx, { actor: hand.actor, action: 'deleted', threadId, detail });
    });
  }
  await hand.db.transaction(async (tx) => {
    await lockHeld(tx, threadId, thread.status === 'published' ? null : 'delete-live');
    await changeThread(tx, threadId, { status: 'cancelled', reason: null, nextTryAt: null }, 'person');
    await recordEvent(tx, { actor: hand.actor, action: 'cancelled', threadId });
  });
  return live.length;
}

/** Does `work` on a held thread and lets it go on, in one transaction; then wakes the worker. */
async function resume(
  hand: Hand,
  threadId: string,
  action: HoldAction,
  work: (tx: Queryable, held: Held) => Promise<void>,
): Promise<void> {
  await hand.db.transaction(async (tx) => {
    const held = await lockHeld(tx, threadId, action);
    refuseStopped(held.account);
    await work(tx, held);
    await approveInPassing(tx, held.thread, held.account, hand);
    const status = held.thread.startedAt === null ? 'scheduled' : 'publishing';
    await changeThread(
      tx,
      threadId,
      { status, reason: null, nextTryAt: null, stopRequestedAt: null },
      'person',
    );
    await recordEvent(tx, { actor: hand.actor, action, threadId });
  });
  await hand.wake(threadId, 0);
}

/** On an account that may not post nothing would go on, and nothing would say why. */
function refuseStopped({ name, handle, state, stateReason }: Account): void {
  if (state === 'enabled') return;
  const why = stateReason === null ? 'is not enabled.' : `was stopped: ${oneStop(stateReason)}`;
  throw new RefusedError(
    'conflict',
    `@${handle} ${why} Mend that first, under Accounts or with bobbin accounts enable ${name}; then let the thread go on.`,
  );
}

async function lockHeld(tx: Queryable, threadId: string, action: HoldAction | null): Promise<Held> {
  const found = await readThread(tx, threadId);
  if (found) await lockAccount(tx, found.accountId);
  await lockThread(tx, threadId);
  return await readHeld(tx, threadId, action);
}

/** @throws RefusedError unless the thread is held for a reason that offers `action`. */
async function readHeld(db: Queryable, threadId: string, action: HoldAction | null): Promise<Held> {
  const thread = await readThread(db, threadId);
  if (!thread) throw new RefusedError('not-found', `There is no thread ${threadId}.`);
  const mayDeletePublished = action === 'delete-live' && thread.status === 'published';
  if (action !== null && !mayDeletePublished && !thread.reason?.actions.includes(action)) {
    const offered = thread.reason?.actions.join(', ');
    throw new RefusedError(
      'conflict',
      `Thread ${threadId} is ${thread.status}; "${action}" does not apply${offered ? `, what does: ${offered}` : ''}.`,
    );
  }
  const account = await readAccount(db, thread.accountId);
  if (!account) throw new Error(`The account of thread ${threadId} has no row.`);
  const posts = await readPosts(db, threadId);
  return {
    thread,
    account,
    posts,
    attempts: await listAttempts(db, threadId),
    stuck: posts.find(({ status }) => status !== 'sent' && status !== 'skipped'),
  };
}

/** On a person's word no earlier try at this post counts any more. */
async function dismiss(tx: Queryable, held: Held, post: Post | undefined, actor: string): Promise<void> {
  if (!post) return;
  for (const attempt of held.attempts) {
    if (attempt.postId !== post.id || attempt.settled === 'found') continue;
    await settleAttempt(tx, attempt.id, 'dismissed', actor);
  }
  if (post.status !== 'skipped') await changePost(tx, post.id, { status: 'pending' });
}
