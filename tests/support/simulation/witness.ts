import { priceThread } from '../../../src/compose/price.ts';
import { xPrices } from '../../../src/compose/price-list.ts';
import type { Ledger, NewTry } from '../../../src/publish/ledger.ts';
import type { Hands, ThreadPlan } from './hands.ts';
import { mills } from './memory-money.ts';
import type { State } from './memory-state.ts';
import { type Plan, startMs } from './plan.ts';
import type { Actor } from './scheduler.ts';
import type { SimulatedX } from './simulated-x.ts';

/**
 * Stands beside the ledger and X and judges each step by what people asked for and what X was told, not by the
 * ledger's own checks.
 */
export type Witness = {
  readonly violations: string[];
  /** The ledger as one actor calls it. */
  watch(ledger: Ledger, actor: Actor): Ledger;
  watchHands(hands: Hands): Hands;
  /** Just before a request is written. */
  beforeWrite(actor: Actor, threadId: string, text: string, parentId: string | null): void;
};

type Intent = {
  readonly threadId: string;
  readonly actor: Actor;
  readonly text: string;
  readonly parentId: string | null;
  use: 'open' | 'written' | 'given-up';
};

export function createWitness(plan: Plan, state: State, x: () => SimulatedX, nowMs: () => number): Witness {
  const violations: string[] = [];
  const intents = new Map<string, Intent>();
  const stopped = new Set<string>();
  const dueMs = new Map<string, number>();
  const begun = new Set<string>();
  /** By account; `all` for all together. */
  const budgetMills = new Map<string, number | null>(
    plan.accounts.map(({ id, budgets }) => [id, budgets.dayUsd === null ? null : mills(budgets.dayUsd)]),
  );
  const planOf = new Map(plan.threads.map((thread) => [thread.id, thread]));
  const claim = (is: boolean, broken: string): void => {
    if (!is) violations.push(broken);
  };

  /** What may be sent now, by what was asked for up to now; read before the ledger is asked. */
  const judgeOpening = (wanted: NewTry, accountId: string): (() => void) => {
    const { threadId } = wanted;
    const wasPaused = state.paused || state.accounts.get(accountId)?.pausedAt !== null;
    const wasTrouble = state.accounts.get(accountId)?.state !== 'enabled';
    const wasStarted = state.threads.get(threadId)?.startedAt !== null;
    return () => {
      const thread = planOf.get(threadId);
      claim(!stopped.has(threadId), `cancel: a post of ${threadId} was begun after its cancel was committed`);
      claim(!wasPaused, `pause: a post of ${threadId} was begun while paused`);
      claim(!wasTrouble, `account: a post of ${threadId} was begun on an account in trouble`);
      claim(
        nowMs() >= Math.max(dueMs.get(threadId) ?? 0, thread?.notBefore?.getTime() ?? 0),
        `embargo: a post of ${threadId} was begun before its time`,
      );
      for (const whose of thread && !wasStarted ? ['all', accountId] : [])
        if (thread) judgeBudget(thread, whose);
      begun.add(threadId);
      const busy = x().flights.find(
        (flight) =>
          flight.accountId === accountId &&
          flight.endedAtMs === null &&
          nowMs() <= flight.writtenAtMs + 30_000,
      );
      claim(!busy, `lease: a post of ${threadId} was begun while another publisher's call was on its way`);
    };
  };
  /** The whole thread, beside all of every thread begun today, must fit. */
  const judgeBudget = (thread: ThreadPlan, whose: string): void => {
    const budget = budgetMills.get(whose) ?? null;
    if (budget === null || new Date(nowMs()).getUTCDate() !== new Date(startMs).getUTCDate()) return;
    const others = [...begun]
      .map((id) => planOf.get(id))
      .filter((other) => whose === 'all' || other?.accountId === whose)
      .filter((other) => state.threads.get(other?.id ?? '')?.status !== 'cancelled');
    const needed = [thread, ...others].reduce((sum, one) => sum + (one ? priceMills(one) : 0), 0);
    claim(needed <= budget, `budget: ${thread.id} was begun though it does not fit`);
  };

  return {
    violations,
    watch: (ledger, actor) => ({
      ...ledger,
      async openAttempt(lease, wanted) {
        const judge = judgeOpening(wanted, lease.accountId);
        const opened = await ledger.openAttempt(lease, wanted);
        if (!opened.ok) return opened;
        judge();
        intents.set(opened.attemptId, {
          threadId: wanted.threadId,
          actor,
          text: wanted.text,
          parentId: wanted.parentXPostId,
          use: 'open',
        });
        return opened;
      },
      async settle(id, how) {
        const wasOpen = state.attempts.get(id)?.outcome === null;
        await ledger.settle(id, how);
        const intent = intents.get(id);
        if (!wasOpen || !intent || state.attempts.get(id)?.outcome === null) return;
        const flight = x().flights.find(
          (other) => other.actor === intent.actor && other.text === intent.text && other.endedAtMs === null,
        );
        claim(
          !flight || nowMs() > flight.writtenAtMs + 30_000,
          `lease: a try of ${intent.threadId} was given up on while its sender was at it`,
        );
        intent.use = intent.use === 'open' ? 'given-up' : intent.use;
      },
    }),
    watchHands: (hands) => ({
      ...hands,
      async schedule(threadId, when) {
        const done = await hands.schedule(threadId, when);
        if (done === 'done') dueMs.set(threadId, when === 'now' ? nowMs() : when.getTime());
        return done;
      },
      async cancel(threadId) {
        const done = await hands.cancel(threadId);
        if (done === 'done') stopped.add(threadId);
        return done;
      },
      async setBudgets(accountId, budgets) {
        await hands.setBudgets(accountId, budgets);
        budgetMills.set(accountId ?? 'all', budgets.dayUsd === null ? null : mills(budgets.dayUsd));
      },
    }),
    beforeWrite(actor, threadId, text, parentId) {
      const intent = [...intents.values()]
        .reverse()
        .find((other) => other.actor === actor && other.threadId === threadId && other.text === text);
      claim(intent !== undefined, `intent: a post of ${threadId} was written without an intent on record`);
      if (!intent) return;
      claim(intent.use !== 'written', `intent: one intent of ${threadId} was written twice`);
      claim(
        intent.use !== 'given-up',
        `deadline: a post of ${threadId} was written after its intent was given up on`,
      );
      claim(intent.parentId === parentId, `parent: a post of ${threadId} was written to another parent`);
      claim(
        planOf.get(threadId)?.texts.includes(text) ?? false,
        `text: ${threadId} was written in other words`,
      );
      intent.use = 'written';
      const isOnRecord = [...state.attempts.values()].some(
        (attempt) => attempt.threadId === threadId && attempt.text === text && attempt.outcome === null,
      );
      claim(isOnRecord, `intent: a post of ${threadId} was written though the ledger has no open try`);
    },
  };
}

function priceMills({ texts, link, altText }: Pick<ThreadPlan, 'texts' | 'link' | 'altText'>): number {
  return mills(priceThread(texts, link, xPrices, altText === null ? null : { altText }));
}
