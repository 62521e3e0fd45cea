import type { State } from './memory-state.ts';

const unsettled = ['pending', 'sending', 'unknown'];

/**
 * As `readFunds` of the store: the least any budget still allows on the day of `atMs`, in USD; null when none is
 * set. Days are UTC's.
 */
export function readFunds(
  state: State,
  accountId: string,
  exceptThreadId: string,
  { nowMs, atMs = nowMs }: { readonly nowMs: number; readonly atMs?: number },
): number | null {
  const now = new Date(atMs);
  const day = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
  const spent = (sinceMs: number, whose: string | null): number =>
    sumMills(
      state.costs
        .filter((cost) => cost.at.getTime() >= sinceMs && (whose === null || cost.accountId === whose))
        .map(({ usd }) => usd),
    );
  const reserved = (whose: string | null): number =>
    sumMills(
      [...state.posts.values()].flatMap(({ threadId, status, priceUsd }) => {
        const thread = state.threads.get(threadId);
        if (!thread || thread.id === exceptThreadId || thread.startedAt === null) return [];
        if (whose !== null && thread.accountId !== whose) return [];
        const isUnderWay = thread.status === 'publishing' || thread.status === 'held';
        return isUnderWay && unsettled.includes(status) ? [priceUsd] : [];
      }),
    );
  const own = state.budgets.get(accountId) ?? { dayUsd: null, monthUsd: null };
  const left = [
    { budget: own.dayUsd, since: day, whose: accountId },
    { budget: own.monthUsd, since: month, whose: accountId },
    { budget: state.overall.dayUsd, since: day, whose: null },
    { budget: state.overall.monthUsd, since: month, whose: null },
  ].flatMap(({ budget, since, whose }) =>
    budget === null ? [] : [mills(budget) - spent(since, whose) - reserved(whose)],
  );
  return left.length === 0 ? null : Math.min(...left) / 1_000;
}

// Tenths of a cent are whole: sums of them are exact, as the store's are.
export function sumMills(usd: readonly number[]): number {
  return usd.reduce((sum, one) => sum + mills(one), 0);
}

export function sumUsd(usd: readonly number[]): number {
  return sumMills(usd) / 1_000;
}

export function mills(usd: number): number {
  return Math.round(usd * 1_000);
}
