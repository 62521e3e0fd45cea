import { isTooDear, pricePosts } from '../../../src/compose/price.ts';
import { xPrices } from '../../../src/compose/price-list.ts';
import { pictureIdOf } from '../../../src/store/pictures.ts';
import { isUnresolved } from '../../../src/thread/attempt.ts';
import { staleAfterMs, type Thread, type ThreadId } from '../../../src/thread/thread.ts';
import { aPicture, type Done, type Hands } from './hands.ts';
import { readFunds, sumUsd } from './memory-money.ts';
import {
  asPostId,
  attemptsOf,
  changeAccount,
  changeThread,
  isRunning,
  postsOf,
  type State,
} from './memory-state.ts';

/** A person's hands on the ledger in memory, with the rules of `src/publish/` for them. */
export function createMemoryHands(state: State, nowMs: () => number): Hands {
  const now = (): Date => new Date(nowMs());
  return {
    async addAccount({ id, xUserId, budgets }) {
      state.budgets.set(id, budgets);
      state.accounts.set(id, {
        id,
        name: id,
        handle: id,
        xUserId,
        kind: 'practice',
        apiUrl: null,
        state: 'enabled',
        stateReason: null,
        pausedAt: null,
        timeZone: 'UTC',
        requiresApproval: false,
        approver: null,
      });
    },
    async addThread({ texts, altText, ...plan }) {
      const picture = altText === null ? null : { id: pictureIdOf(aPicture), altText };
      state.threads.set(plan.id, {
        ...plan,
        picture,
        id: plan.id as ThreadId, // made here
        articleId: null,
        title: plan.id,
        template: 'highlights',
        status: 'draft',
        reason: null,
        rejection: null,
        revision: 1,
        scheduledAt: null,
        latestAt: null,
        nextTryAt: null,
        waitsFor: null,
        startedAt: null,
        stopRequestedAt: null,
        externalId: null,
        createdBy: 'a person',
        createdAt: now(),
        preflightAt: null,
        matchedAt: null,
      });
      const pricesUsd = pricePosts(texts, plan.link, xPrices, picture);
      for (const [index, text] of texts.entries()) {
        const id = asPostId(`${plan.id}_${index + 1}`);
        const priceUsd = pricesUsd[index] ?? 0;
        const fresh = { status: 'pending', xPostId: null, sentAt: null } as const;
        state.posts.set(id, { id, threadId: plan.id, position: index + 1, text, priceUsd, ...fresh });
      }
    },
    schedule: async (threadId, when) => schedule(state, threadId, when, nowMs()),
    cancel: async (threadId) => cancel(state, threadId, now()),
    async setPaused(accountId, paused) {
      if (accountId === null) state.paused = paused;
      else {
        const since = state.accounts.get(accountId)?.pausedAt ?? now();
        changeAccount(state, accountId, { pausedAt: paused ? since : null });
      }
    },
    enable: async (id) => changeAccount(state, id, { state: 'enabled', stateReason: null }),
    async setBudgets(id, budgets) {
      if (id === null) state.overall = budgets;
      else state.budgets.set(id, budgets);
    },
    async distrust() {
      state.distrustedAt = now();
    },
    toWake: async () => toWake(state, nowMs()),
    statuses: async () => new Map([...state.threads].map(([id, { status }]) => [id, status])),
    costs: async () => state.costs.map(({ threadId, usd }) => ({ threadId, usd })),
  };
}

function schedule(state: State, threadId: string, when: Date | 'now', nowMs: number): Done {
  const thread = state.threads.get(threadId);
  if (!thread) return 'not-found';
  const isHeldUnsent = thread.status === 'held' && thread.reason?.actions.includes('move');
  if (thread.status !== 'draft' && thread.status !== 'scheduled' && !isHeldUnsent) return 'conflict';
  if (state.accounts.get(thread.accountId)?.state !== 'enabled') return 'conflict';
  const earliestMs = Math.max(nowMs, thread.notBefore?.getTime() ?? 0);
  if (when !== 'now' && when.getTime() < nowMs - 60_000) return 'invalid';
  if (when !== 'now' && thread.notBefore && when < thread.notBefore) return 'invalid';
  const scheduledAt = when === 'now' ? new Date(earliestMs) : when;
  if (exceedsFunds(state, thread, scheduledAt, nowMs)) return 'conflict';
  const latestAt = new Date(scheduledAt.getTime() + staleAfterMs[thread.class]);
  changeThread(
    state,
    threadId,
    { status: 'scheduled', reason: null, scheduledAt, latestAt, nextTryAt: null },
    'person',
  );
  return 'done';
}

/** It would not fit beside what is planned for that day and month and what has begun. */
function exceedsFunds(state: State, thread: Thread, at: Date, nowMs: number): boolean {
  const fundsUsd = readFunds(state, thread.accountId, thread.id, { nowMs, atMs: at.getTime() });
  return isTooDear(sumUsd(postsOf(state, thread.id).map((post) => post.priceUsd)), fundsUsd);
}

function cancel(state: State, threadId: string, now: Date): Done {
  const thread = state.threads.get(threadId);
  if (!thread) return 'not-found';
  if (thread.status === 'cancelled') return 'done';
  if (thread.status === 'published') return 'conflict';
  const isLive = postsOf(state, threadId).some(({ status }) => status === 'sent');
  const isInDoubt = thread.reason?.actions.includes('found') === true;
  const mayBeLive = attemptsOf(state, threadId).some(isUnresolved) || isInDoubt;
  if (isLive || mayBeLive) {
    if (thread.status === 'held') return 'conflict';
    changeThread(state, threadId, { stopRequestedAt: now }, 'person');
    return 'done';
  }
  changeThread(state, threadId, { status: 'cancelled', reason: null, nextTryAt: null }, 'person');
  return 'done';
}

const aheadMs = 90_000;

function toWake(state: State, nowMs: number): { id: string; inMs: number }[] {
  return [...state.threads.values()]
    .filter(isRunning)
    .map((thread) => ({ thread, atMs: (thread.nextTryAt ?? thread.scheduledAt)?.getTime() ?? 0 }))
    .filter(({ atMs }) => atMs < nowMs + aheadMs)
    .sort((one, other) => (one.thread.id < other.thread.id ? -1 : 1))
    .map(({ thread, atMs }) => ({ id: thread.id, inMs: atMs - nowMs }));
}
