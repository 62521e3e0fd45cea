import { isRunning, type MemoryThread, postsOf, type State } from './memory-state.ts';

const unsettled = ['pending', 'sending', 'unknown'];

/**
 * As `readFunds` of the store: the least any budget still allows, in USD; null when none is set. With `atMs`, for a
 * thread to begin then. Days are UTC's.
 */
export function readFunds(
  state: State,
  accountId: string,
  exceptThreadId: string,
  { nowMs, atMs }: { readonly nowMs: number; readonly atMs?: number },
): number | null {
  const now = new Date(atMs ?? nowMs);
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
  const planned = (span: 'day' | 'month', whose: string | null): number => {
    if (atMs === undefined) return 0;
    const lengthOf = { day: 10, month: 7 }[span];
    const spanOf = (at: Date | null): string | undefined => at?.toISOString().slice(0, lengthOf);
    return sumMills(
      [...state.threads.values()]
        .filter(
          (thread) =>
            isToCome(thread) &&
            thread.id !== exceptThreadId &&
            (whose === null || thread.accountId === whose) &&
            spanOf(thread.scheduledAt) === spanOf(now),
        )
        .flatMap(({ id }) => postsOf(state, id).map(({ priceUsd }) => priceUsd)),
    );
  };
  const own = state.budgets.get(accountId) ?? { dayUsd: null, monthUsd: null };
  const budgets = [
    { budget: own.dayUsd, span: 'day', whose: accountId },
    { budget: own.monthUsd, span: 'month', whose: accountId },
    { budget: state.overall.dayUsd, span: 'day', whose: null },
    { budget: state.overall.monthUsd, span: 'month', whose: null },
  ] as const;
  const left = budgets.flatMap(({ budget, span, whose }) => {
    if (budget === null) return [];
    const since = span === 'day' ? day : month;
    return [mills(budget) - spent(since, whose) - reserved(whose) - planned(span, whose)];
  });
  return left.length === 0 ? null : Math.min(...left) / 1_000;
}

function isToCome(thread: MemoryThread): boolean {
  return isRunning(thread) && thread.startedAt === null;
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
