import { lockAccount, setAccountState } from '../store/accounts.ts';
import {
  type AttemptRef,
  claimXPost,
  findAttempt,
  hasUnresolvedTwin,
  insertLook,
  isOnItsWay,
  recordCost,
  settleAttempt,
  writeOutcome,
} from '../store/attempts.ts';
import type { Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { changePost, readPosts } from '../store/posts.ts';
import { keepRateWindow } from '../store/rate-windows.ts';
import { changeThread, lockThread, readNow, readThread, type ThreadChange } from '../store/threads.ts';
import { isAmbiguous, isUnresolved } from '../thread/attempt.ts';
import type { Post, Thread } from '../thread/thread.ts';
import { timeOfPostId } from '../x/post-id.ts';
import { holdFor } from './hold-reasons.ts';
import type { Answer, LookResult } from './ledger.ts';
import type { Adopted } from './match-thread.ts';
import { pauseUnfunded } from './unfunded.ts';

const bobbin = 'bobbin';

/** Stores what X answered, at any time and from anybody; see the ledger. */
export async function recordAnswer(
  tx: Queryable,
  id: string,
  answer: Answer,
  costUsd: number,
): Promise<void> {
  const { attempt, thread } = await lockAttempt(tx, id);
  const xPostId = answer.kind === 'accepted' ? answer.xPostId : null;
  const isKnown = attempt.outcome !== null && !isAmbiguous(attempt.outcome);
  // Only a yes may change what was settled without it, or told before: the outcome of a no is already acted upon.
  if ((attempt.settled !== null || isKnown) && xPostId === null) return;
  const written = writeOutcome(tx, id, {
    kind: answer.kind,
    xPostId,
    statusCode: answer.status,
    transactionId: answer.transactionId,
    detail: answer.detail,
    retryAt: answer.kind === 'limited' ? answer.resetAt : null,
  });
  const kept = answer.windows.map((window) =>
    keepRateWindow(tx, attempt.accountId, 'POST /2/tweets', window),
  );
  await Promise.all([written, ...kept]);
  if (xPostId !== null) await accept(tx, id, attempt, xPostId, thread, costUsd);
  else await changePost(tx, attempt.postId, { status: isAmbiguous(answer.kind) ? 'unknown' : 'pending' });
  await heedTrouble(tx, attempt.accountId, attempt.threadId, answer);
}

/**
 * Posts X has and the ledger forgot become ours, each with a note of how.
 * @returns false when one may be the unresolved post of another thread with the same text: nothing is adopted.
 */
export async function adopt(
  tx: Queryable,
  threadId: string,
  adopted: readonly Adopted[],
  done: boolean,
): Promise<boolean> {
  const found = await readThread(tx, threadId);
  if (!found) return false;
  await lockAccount(tx, found.accountId);
  const thread = await lockThread(tx, threadId);
  if (!thread) return false;
  const posts = await readPosts(tx, threadId);
  for (const { postId } of adopted) {
    const text = posts.find(({ id }) => id === postId)?.text ?? '';
    if (await hasUnresolvedTwin(tx, thread.accountId, postId, text)) return false;
  }
  for (const { postId, xPostId } of adopted) {
    if (!(await claimXPost(tx, thread.accountId, xPostId, postId))) continue;
    await changePost(tx, postId, { status: 'sent', xPostId, sentAt: timeOfPostId(xPostId) });
    const usd = posts.find(({ id }) => id === postId)?.priceUsd ?? 0;
    await recordCost(tx, { accountId: thread.accountId, threadId, attemptId: null, action: 'create', usd });
    await recordEvent(tx, { actor: bobbin, action: 'adopted', threadId, detail: { postId, xPostId } });
  }
  const now = await readNow(tx);
  await changeThread(
    tx,
    threadId,
    { ...(done ? { matchedAt: now } : {}), ...(adopted.length > 0 ? nowLive(thread, posts, now) : {}) },
    'publisher',
  );
  return true;
}

/** What finding a thread's posts on X makes of it; one cancelled meanwhile has something live after all. */
function nowLive(thread: Thread, posts: readonly Post[], now: Date): ThreadChange {
  const startedAt = thread.startedAt ?? now;
  if (thread.status === 'scheduled') return { startedAt, status: 'publishing' };
  if (thread.status === 'cancelled') return { startedAt, status: 'held', reason: holdFor.stopped(posts) };
  return { startedAt };
}

/** The post is live under this id. A second id for one post is an incident: held, both shown. */
async function accept(
  tx: Queryable,
  attemptId: string,
  attempt: AttemptRef,
  xPostId: string,
  thread: Thread | null,
  costUsd: number,
): Promise<void> {
  const { threadId, accountId } = attempt;
  const [posts, now, isOurs] = await Promise.all([
    readPosts(tx, attempt.threadId),
    readNow(tx),
    claimXPost(tx, accountId, xPostId, attempt.postId),
    settleAttempt(tx, attemptId, 'found', bobbin),
  ]);
  const post = posts.find(({ id }) => id === attempt.postId);
  const first = post?.xPostId ?? null;
  // Told twice, by an answer and a look or by two looks, it was paid for once.
  if (first !== xPostId && costUsd > 0) {
    await recordCost(tx, { accountId, threadId, attemptId, action: 'create', usd: costUsd });
  }
  if (post && (first === null || first === xPostId) && isOurs) {
    await changePost(tx, post.id, { status: 'sent', xPostId, sentAt: post.sentAt ?? now });
    return;
  }
  const reason = holdFor.secondId(post?.position ?? 0, first ?? 'another post of ours', xPostId);
  await recordEvent(tx, {
    actor: bobbin,
    action: 'second-id',
    threadId,
    accountId,
    detail: { first, xPostId },
  });
  if (thread) await changeThread(tx, threadId, { status: 'held', reason, nextTryAt: null }, 'publisher');
}

/** Out of money stops everything; an answer about the account stops the account. */
async function heedTrouble(
  tx: Queryable,
  accountId: string,
  threadId: string,
  answer: Answer,
): Promise<void> {
  if (answer.kind === 'unfunded') {
    await pauseUnfunded(tx, { accountId, threadId, why: answer.detail, until: answer.resetAt });
  }
  if (answer.kind === 'refused' && answer.scope === 'account') {
    await setAccountState(tx, accountId, 'reconnect', answer.detail);
    await recordEvent(tx, {
      actor: bobbin,
      action: 'account-stopped',
      accountId,
      detail: { why: answer.detail },
    });
  }
}

/** An open attempt whose publisher is gone is unknown from now on; one looked for in vain may be tried again. */
export async function settle(tx: Queryable, id: string, how: 'given-up' | 'absent'): Promise<void> {
  if (how === 'given-up') await giveUpOn(tx, id);
  else await settleAbsent(tx, id);
}

async function giveUpOn(tx: Queryable, id: string): Promise<void> {
  const { attempt } = await lockAttempt(tx, id);
  if (attempt.outcome !== null || (await isOnItsWay(tx, id))) return;
  await writeOutcome(tx, id, {
    kind: 'unknown',
    xPostId: null,
    statusCode: null,
    transactionId: null,
    detail: 'The worker stopped before it could record what X answered.',
    retryAt: null,
  });
  await changePost(tx, attempt.postId, { status: 'unknown' });
}

/** Stores a look at the timeline; what it found is adopted as the post. */
export async function recordLook(tx: Queryable, id: string, look: LookResult, at: Date): Promise<void> {
  const { attempt, thread } = await lockAttempt(tx, id);
  await insertLook(tx, id, at, look.result, look.result === 'found' ? look.xPostId : look.detail);
  if (look.result !== 'found' || !thread) return;
  await accept(tx, id, attempt, look.xPostId, thread, await priceOf(tx, attempt));
}

/** X bills what it took, whether its answer came or not. */
async function priceOf(tx: Queryable, { threadId, postId }: AttemptRef): Promise<number> {
  return (await readPosts(tx, threadId)).find(({ id }) => id === postId)?.priceUsd ?? 0;
}

async function settleAbsent(tx: Queryable, id: string): Promise<void> {
  const { attempt } = await lockAttempt(tx, id);
  if (!isUnresolved(attempt)) return;
  await settleAttempt(tx, id, 'absent', bobbin);
  await changePost(tx, attempt.postId, { status: 'pending' });
}

type Locked = { readonly attempt: AttemptRef; readonly thread: Thread | null };

/** Account before thread, as everywhere; then the attempt as it stands under the locks. */
async function lockAttempt(tx: Queryable, id: string): Promise<Locked> {
  const found = await findAttempt(tx, id);
  if (!found) throw new Error(`There is no attempt ${id}.`);
  const [, thread, attempt] = await Promise.all([
    lockAccount(tx, found.accountId),
    lockThread(tx, found.threadId),
    findAttempt(tx, id),
  ]);
  return { attempt: attempt ?? found, thread };
}
