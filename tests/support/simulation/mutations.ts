import { isUnresolved } from '../../../src/thread/attempt.ts';
import type { XClient } from '../../../src/x/client.ts';
import { attemptsOf, changeAttempt, changePost, type MemoryThread, type State } from './memory-state.ts';
import type { Mutation } from './mutation.ts';

/** The publisher broken in ways that have broken others, each to be caught by an invariant. */
export const mutations: readonly Mutation[] = [
  {
    name: 'sends again without settling what may be live',
    caughtBy: /^copies/,
    ledger: (ledger, state) => ({
      ...ledger,
      load(threadId) {
        for (const { id, postId, outcome, settled } of attemptsOf(state, threadId)) {
          if (outcome === null || !isUnresolved({ outcome, settled })) continue;
          changeAttempt(state, id, { settled: 'absent' });
          changePost(state, postId, { status: 'pending' });
        }
        return ledger.load(threadId);
      },
    }),
  },
  {
    name: 'takes one look for absence',
    caughtBy: /^copies/,
    ledger: (ledger) => ({
      ...ledger,
      async recordLook(attemptId, look, at) {
        await ledger.recordLook(attemptId, look, at);
        if (look.result === 'absent') await ledger.settle(attemptId, 'absent');
      },
    }),
  },
  {
    name: 'looks too soon for X to have shown anything',
    caughtBy: /^copies/,
    patience: (patience) => ({ ...patience, settleWaitsMs: [100, 200, 300, 400] }),
  },
  {
    name: 'sends again after a 201 without an id',
    caughtBy: /^copies/,
    x: (x) => takingFor(x, 'accepted-without-id'),
  },
  {
    name: 'takes a lost answer or a 5xx for a refusal',
    caughtBy: /^copies/,
    x: (x) => takingFor(x, 'unknown'),
  },
  {
    name: 'ignores a wish to stop',
    caughtBy: /^cancel/,
    ledger: (ledger, state) => ({
      ...ledger,
      load: onThread(ledger.load, (thread) => ({ ...thread, stopRequestedAt: null })),
      openAttempt: (lease, wanted) =>
        pretending(state, wanted.threadId, { stopRequestedAt: null }, () =>
          ledger.openAttempt(lease, wanted),
        ),
    }),
  },
  {
    name: 'ignores its time and an embargo',
    caughtBy: /^embargo/,
    ledger: (ledger, state) => {
      const longAgo = { scheduledAt: new Date(0), notBefore: null };
      return {
        ...ledger,
        load: onThread(ledger.load, (thread) => ({ ...thread, ...longAgo })),
        openAttempt: (lease, wanted) =>
          pretending(state, wanted.threadId, longAgo, () => ledger.openAttempt(lease, wanted)),
      };
    },
  },
  {
    name: 'ignores a pause',
    caughtBy: /^pause/,
    ledger: (ledger, state) => ({
      ...ledger,
      async load(threadId) {
        const seen = await ledger.load(threadId);
        return seen && { ...seen, paused: false };
      },
      async openAttempt(lease, wanted) {
        const { paused } = state;
        state.paused = false;
        const opened = await ledger.openAttempt(lease, wanted);
        state.paused = paused;
        return opened;
      },
    }),
  },
  {
    name: 'ignores the budgets',
    caughtBy: /^budget/,
    ledger: (ledger, state) => ({
      ...ledger,
      async load(threadId) {
        const seen = await ledger.load(threadId);
        return seen && { ...seen, fundsUsd: null };
      },
      async openAttempt(lease, wanted) {
        const { overall } = state;
        const own = state.budgets.get(lease.accountId) ?? overall;
        const none = { dayUsd: null, monthUsd: null };
        state.overall = none;
        state.budgets.set(lease.accountId, none);
        const opened = await ledger.openAttempt(lease, wanted);
        state.overall = overall;
        state.budgets.set(lease.accountId, own);
        return opened;
      },
    }),
  },
  {
    name: 'works on without the lease',
    caughtBy: /^lease/,
    ledger: (ledger, state) => ({
      ...ledger,
      takeLease: async (accountId) =>
        (await ledger.takeLease(accountId)) ?? state.leases.get(accountId) ?? null,
    }),
  },
  { name: 'keeps a lease for less time than a call lasts', caughtBy: /^lease/, leaseMs: 500 },
  {
    name: 'writes though it slept through its deadline',
    caughtBy: /^deadline/,
    x: (x) => ({ ...x, create: ({ stillAllowed: _, ...post }) => x.create(post) }),
  },
  {
    name: 'forgets the picture',
    caughtBy: /^picture/,
    x: (x) => ({ ...x, create: (post) => x.create({ ...post, mediaId: null }) }),
  },
  {
    name: 'does not wait for X to have the picture',
    caughtBy: /^picture/,
    ledger: (ledger) => ({
      ...ledger,
      load: onThread(ledger.load, (thread) => ({ ...thread, picture: null })),
    }),
  },
  {
    name: 'answers the first post with every post',
    caughtBy: /^order/,
    ledger: (ledger) => ({
      ...ledger,
      async load(threadId) {
        const seen = await ledger.load(threadId);
        const first = seen?.posts[0]?.xPostId ?? null;
        return (
          seen && {
            ...seen,
            posts: seen.posts.map((post) => (post.xPostId ? { ...post, xPostId: first } : post)),
          }
        );
      },
    }),
  },
  {
    name: 'forgets that it tried before',
    caughtBy: /^again/,
    ledger: (ledger, state) => ({
      ...ledger,
      async load(threadId) {
        const seen = await ledger.load(threadId);
        const posts = seen?.posts.map((post) => ({
          ...post,
          attempts: post.attempts.filter(({ settled }) => settled !== 'absent'),
        }));
        return seen && posts ? { ...seen, posts } : null;
      },
      openAttempt: (lease, wanted) => {
        const tries = [...state.attempts.values()].filter(({ postId }) => postId === wanted.postId);
        return ledger.openAttempt(lease, { ...wanted, number: tries.length + 1 });
      },
    }),
  },
  {
    name: 'calls it published before the last post',
    caughtBy: /^published/,
    ledger: (ledger) => ({
      ...ledger,
      async load(threadId) {
        const seen = await ledger.load(threadId);
        return seen && seen.posts.length > 1 ? { ...seen, posts: seen.posts.slice(0, -1) } : seen;
      },
    }),
  },
  {
    name: 'commits its intent only with the answer',
    caughtBy: /^intent/,
    ledger: (ledger, state) => ({
      ...ledger,
      async openAttempt(lease, wanted) {
        const opened = await ledger.openAttempt(lease, wanted);
        if (opened.ok) changeAttempt(state, opened.attemptId, { outcome: 'not-sent' });
        return opened;
      },
    }),
  },
];

/** An outcome that leaves a post's fate open is told as one that says it is not live. */
function takingFor(x: XClient, kind: 'unknown' | 'accepted-without-id'): XClient {
  return {
    ...x,
    async create(post) {
      const answer = await x.create(post);
      return answer.kind === kind ? { ...answer, kind: 'not-sent' } : answer;
    },
  };
}

type Load = Parameters<NonNullable<Mutation['ledger']>>[0]['load'];

function onThread(load: Load, change: (thread: MemoryThread) => Partial<MemoryThread>): Load {
  return async (threadId) => {
    const seen = await load(threadId);
    // A snapshot's thread lacks two marks, which no change here touches.
    return seen && { ...seen, thread: { ...seen.thread, ...change(seen.thread as MemoryThread) } };
  };
}

/** The ledger's own row says something else for as long as `work` lasts. */
async function pretending<T>(
  state: State,
  threadId: string,
  change: Partial<MemoryThread>,
  work: () => Promise<T>,
): Promise<T> {
  const before = state.threads.get(threadId);
  if (!before) return await work();
  state.threads.set(threadId, { ...before, ...change });
  const result = await work();
  const after = state.threads.get(threadId) ?? before;
  const { scheduledAt, notBefore, stopRequestedAt } = before;
  state.threads.set(threadId, { ...after, scheduledAt, notBefore, stopRequestedAt });
  return result;
}
