import { holdFor } from '../../../src/publish/hold-reasons.ts';
import type { Answer, LookResult } from '../../../src/publish/ledger.ts';
import type { Adopted } from '../../../src/publish/match-thread.ts';
import { isAmbiguous, isUnresolved, type Look } from '../../../src/thread/attempt.ts';
import { timeOfPostId } from '../../../src/x/post-id.ts';
import {
  asXPostId,
  changeAccount,
  changeAttempt,
  changePost,
  changeThread,
  claimXPost,
  hasUnresolvedTwin,
  type MemoryAttempt,
  recordCost,
  type State,
} from './memory-state.ts';

/** What X answered, at any time and from anybody; as `recordAnswer` of the store. */
export function recordAnswer(state: State, id: string, answer: Answer, costUsd: number, now: Date): void {
  const attempt = attemptOf(state, id);
  const isYes = answer.kind === 'accepted';
  const isKnown = attempt.outcome !== null && !isAmbiguous(attempt.outcome);
  if ((attempt.settled !== null || isKnown) && !isYes) return;
  const { accountId } = attempt;
  changeAttempt(state, id, {
    outcome: answer.kind,
    outcomeAt: now,
    detail: answer.detail,
    retryAt: answer.kind === 'limited' ? answer.resetAt : null,
  });
  for (const window of answer.windows)
    state.windows.set(`${accountId} ${window.window}`, { ...window, accountId });
  if (isYes) accept(state, attempt, answer.xPostId, costUsd, now);
  else changePost(state, attempt.postId, { status: isAmbiguous(answer.kind) ? 'unknown' : 'pending' });
  if (answer.kind === 'unfunded') state.paused = true;
  if (answer.kind === 'refused' && answer.scope === 'account') {
    changeAccount(state, accountId, { state: 'reconnect', stateReason: answer.detail });
  }
}

export function recordLook(state: State, id: string, look: LookResult, at: Date, now: Date): void {
  const attempt = attemptOf(state, id);
  changeAttempt(state, id, { looks: [...attempt.looks, { at, result: look.result }].sort(byTime) });
  if (look.result !== 'found') return;
  accept(state, attempt, look.xPostId, priceOf(state, attempt.postId), now);
}

export function settle(state: State, id: string, how: 'given-up' | 'absent', now: Date): void {
  const attempt = attemptOf(state, id);
  if (how === 'given-up') {
    if (attempt.outcome !== null || isOnItsWay(state, attempt, now)) return;
    const detail = 'The worker stopped before it could record what X answered.';
    changeAttempt(state, id, { outcome: 'unknown', outcomeAt: now, detail, retryAt: null });
    changePost(state, attempt.postId, { status: 'unknown' });
  } else if (isUnresolved(attempt)) {
    changeAttempt(state, id, { settled: 'absent' });
    changePost(state, attempt.postId, { status: 'pending' });
  }
}

export function adopt(
  state: State,
  threadId: string,
  adopted: readonly Adopted[],
  done: boolean,
  now: Date,
): boolean {
  const thread = state.threads.get(threadId);
  if (!thread) return false;
  const isTwin = adopted.some(({ postId }) => {
    const text = state.posts.get(postId)?.text ?? '';
    return hasUnresolvedTwin(state, thread.accountId, { postId, text });
  });
  if (isTwin) return false;
  for (const { postId, xPostId } of adopted) {
    if (!claimXPost(state, thread.accountId, xPostId, postId)) continue;
    changePost(state, postId, {
      status: 'sent',
      xPostId: asXPostId(xPostId),
      sentAt: timeOfPostId(xPostId),
    });
    const { accountId } = thread;
    recordCost(state, { accountId, threadId, attemptId: null, usd: priceOf(state, postId), at: now });
  }
  const begun = adopted.length > 0 && thread.startedAt === null;
  changeThread(
    state,
    threadId,
    { ...(done ? { matchedAt: now } : {}), ...(begun ? { startedAt: now, status: 'publishing' } : {}) },
    'publisher',
  );
  return true;
}

function priceOf(state: State, postId: string): number {
  return state.posts.get(postId)?.priceUsd ?? 0;
}

/** The post is live under this id; a second id for one post holds the thread. */
function accept(state: State, attempt: MemoryAttempt, xPostId: string, costUsd: number, now: Date): void {
  const { accountId, threadId } = attempt;
  const post = state.posts.get(attempt.postId);
  const first = post?.xPostId ?? null;
  if (first !== xPostId && costUsd > 0) {
    recordCost(state, { accountId, threadId, attemptId: attempt.id, usd: costUsd, at: now });
  }
  const isOurs = claimXPost(state, attempt.accountId, xPostId, attempt.postId);
  changeAttempt(state, attempt.id, { settled: 'found' });
  if (post && (first === null || first === xPostId) && isOurs) {
    changePost(state, post.id, {
      status: 'sent',
      xPostId: asXPostId(xPostId),
      sentAt: post.sentAt ?? now,
    });
    return;
  }
  const reason = holdFor.secondId(post?.position ?? 0, first ?? 'another post of ours', xPostId);
  changeThread(state, attempt.threadId, { status: 'held', reason, nextTryAt: null }, 'publisher');
}

/** The lease it was opened under is held: its sender may still be writing. */
function isOnItsWay(state: State, { accountId, fence }: MemoryAttempt, now: Date): boolean {
  const lease = state.leases.get(accountId);
  return lease?.fence === fence && lease.untilMs >= now.getTime();
}

const byTime = (one: Look, other: Look): number => one.at.getTime() - other.at.getTime();

function attemptOf(state: State, id: string): MemoryAttempt {
  const attempt = state.attempts.get(id);
  if (!attempt) throw new Error(`There is no attempt ${id}.`);
  return attempt;
}
