import { isTooDear, sumUsd } from '../../../src/compose/price.ts';
import { holdFor } from '../../../src/publish/hold-reasons.ts';
import type { Decided, Lease, Ledger, NewTry, Opened } from '../../../src/publish/ledger.ts';
import { isUnresolved } from '../../../src/thread/attempt.ts';
import type { XPostId } from '../../../src/thread/thread.ts';
import { aPicture } from './hands.ts';
import { adopt, recordAnswer, recordLook, settle } from './memory-answers.ts';
import { readFunds } from './memory-money.ts';
import { snapshotOf } from './memory-snapshot.ts';
import {
  attemptsOf,
  changeAccount,
  changePost,
  changeThread,
  hasUnresolvedTwin,
  isRunning,
  type MemoryThread,
  postsOf,
  type State,
  takenXPosts,
} from './memory-state.ts';

/** The ledger in memory: each function is one undivided change of `state`, by the rules of the SQL one. */
export function createMemoryLedger(state: State, nowMs: () => number, leaseMs: number): Ledger {
  const now = (): Date => new Date(nowMs());
  return {
    load: async (threadId) => snapshotOf(state, threadId, nowMs()),
    async takeLease(accountId) {
      const held = state.leases.get(accountId);
      if (held && held.untilMs >= nowMs()) return null;
      const lease = { accountId, holder: 'a worker', fence: (held?.fence ?? 0n) + 1n };
      state.leases.set(accountId, { ...lease, untilMs: nowMs() + leaseMs });
      return lease;
    },
    async dropLease(lease) {
      const held = state.leases.get(lease.accountId);
      if (held?.fence === lease.fence) state.leases.set(lease.accountId, { ...held, untilMs: nowMs() - 1 });
    },
    openAttempt: async (lease, wanted) => openAttempt(state, lease, wanted, nowMs(), leaseMs),
    recordAnswer: async (id, answer, costUsd) => recordAnswer(state, id, answer, costUsd, now()),
    recordLook: async (id, look, at) => recordLook(state, id, look, at, now()),
    settle: async (id, how) => settle(state, id, how, now()),
    adopt: async (threadId, adopted, done) => adopt(state, threadId, adopted, done, now()),
    takenXPosts: async (accountId, postId, sinceId) => takenXPosts(state, accountId, postId, sinceId),
    readPicture: async () => aPicture,
    async recordUpload(threadId, upload) {
      state.uploads.set(threadId, [...(state.uploads.get(threadId) ?? []), { ...upload, at: now() }]);
      if (upload.outcome === 'unfunded') state.paused = true;
    },
    async note(decided, what) {
      const thread = findDecided(state, decided);
      if (!thread) return;
      const change = 'nextTryAt' in what ? what : { preflightAt: now(), nextTryAt: null };
      changeThread(state, thread.id, change, 'publisher');
    },
    async hold(decided, reason) {
      const thread = findDecided(state, decided);
      if (!thread) return;
      changeThread(state, thread.id, { status: 'held', reason, nextTryAt: null }, 'publisher');
      if (reason.code !== 'unauthorized') return;
      changeAccount(state, thread.accountId, { state: 'reconnect', stateReason: reason.message });
    },
    async end(decided, how) {
      const threadId = findDecided(state, decided)?.id;
      if (!threadId) return;
      if (how === 'finish') {
        changeThread(state, threadId, { status: 'published', nextTryAt: null }, 'publisher');
        return;
      }
      const posts = postsOf(state, threadId);
      const anyLive = posts.some(({ status }) => status === 'sent');
      const change = anyLive
        ? ({ status: 'held', reason: holdFor.stopped(posts) } as const)
        : ({ status: 'cancelled' } as const);
      changeThread(state, threadId, { ...change, stopRequestedAt: null, nextTryAt: null }, 'publisher');
    },
  };
}

/** The thread a decision was made on; undefined when somebody changed it since. */
function findDecided(state: State, { id, revision }: Decided): MemoryThread | undefined {
  const thread = state.threads.get(id);
  return isRunning(thread) && thread.revision === revision ? thread : undefined;
}

/** Every check of the SQL one, in its order. */
function openAttempt(state: State, lease: Lease, wanted: NewTry, nowMs: number, leaseMs: number): Opened {
  const refuse = (why: string): Opened => ({ ok: false, why });
  const account = state.accounts.get(lease.accountId);
  const thread = state.threads.get(wanted.threadId);
  if (!account || !isRunning(thread)) return refuse('the thread is no longer to be published');
  if (thread.revision !== wanted.revision) return refuse('the thread was changed');
  if (thread.stopRequestedAt) return refuse('the thread was stopped');
  if (account.state !== 'enabled' || account.pausedAt) return refuse('the account does not post');
  if (state.paused) return refuse('everything is paused');
  if (isBefore(nowMs, thread.scheduledAt) || isBefore(nowMs, thread.notBefore))
    return refuse('it is not due');
  const held = state.leases.get(lease.accountId);
  if (held?.fence !== lease.fence || held.untilMs < nowMs) return refuse('the lease was lost');

  const posts = postsOf(state, wanted.threadId);
  const post = posts.find(({ id }) => id === wanted.postId);
  // What the SQL one changed before a refusal stays changed: a refusal is not an error.
  state.leases.set(lease.accountId, { ...held, untilMs: nowMs + leaseMs });
  if (!post || post.text !== wanted.text) return refuse('the post was changed');
  if (post.status === 'sent' || post.status === 'skipped') return refuse(`the post is ${post.status}`);
  const attempts = attemptsOf(state, wanted.threadId);
  if (attempts.some(isUnresolved)) return refuse('a post of the thread is unresolved');
  const tries = attempts.filter(({ postId }) => postId === wanted.postId).length;
  if (tries + 1 !== wanted.number) return refuse('another publisher tried meanwhile');
  if (state.distrustedAt?.getTime() !== wanted.distrustedAt?.getTime())
    return refuse('the ledger is distrusted');
  if (wanted.parentXPostId === null && hasUnresolvedTwin(state, account.id, wanted)) {
    return refuse('a post with the same text is unresolved');
  }
  if (thread.startedAt === null) {
    const fundsUsd = readFunds(state, account.id, thread.id, { nowMs });
    if (isTooDear(sumUsd(posts.map(({ priceUsd }) => priceUsd)), fundsUsd))
      return refuse('the budget does not allow the whole thread');
  }

  const id = `at_${String(state.attempts.size + 1).padStart(4, '0')}`;
  const now = new Date(nowMs);
  state.attempts.set(id, {
    id,
    postId: wanted.postId,
    threadId: wanted.threadId,
    accountId: lease.accountId,
    number: wanted.number,
    text: wanted.text,
    mediaId: wanted.mediaId,
    parentXPostId: wanted.parentXPostId as XPostId | null, // an id X gave
    sinceId: wanted.sinceId,
    holder: lease.holder,
    fence: lease.fence,
    openedAt: now,
    outcome: null,
    outcomeAt: null,
    detail: null,
    retryAt: null,
    settled: null,
    looks: [],
  });
  changePost(state, wanted.postId, { status: 'sending' });
  changeThread(
    state,
    wanted.threadId,
    { status: 'publishing', startedAt: thread.startedAt ?? now, nextTryAt: null },
    'publisher',
  );
  return { ok: true, attemptId: id };
}

function isBefore(nowMs: number, bound: Date | null): boolean {
  return bound !== null && nowMs < bound.getTime();
}
