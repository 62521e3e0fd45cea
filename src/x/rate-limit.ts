/** One of X's counting windows, as its headers told it. */
export type RateWindow = {
  readonly window: '15-min' | 'app-24-h' | 'user-24-h';
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: Date;
};

/** How long to sleep after a 429 that names no window which is both exhausted and still closed: one of X's windows. */
export const defaultWaitMs = 15 * 60_000;

// The 24 h headers are not documented now but are seen in the field (akrherz/iembot #163).
const prefixes = {
  '15-min': 'x-rate-limit',
  'app-24-h': 'x-app-limit-24hour',
  'user-24-h': 'x-user-limit-24hour',
} as const;
const windowNames = ['15-min', 'app-24-h', 'user-24-h'] as const;

// A reset further off than any window of X's is a garbled header.
const longestMs = 32 * 24 * 60 * 60_000;

/**
 * The windows which `headers` (lower-case names) tell of. `reset` is in epoch seconds there (X docs: Rate limits).
 * A window with a missing or garbled number is left out.
 */
export function windowsSeen(headers: Readonly<Record<string, string>>, now: Date): readonly RateWindow[] {
  return windowNames.flatMap((window) => {
    const limit = whole(headers[`${prefixes[window]}-limit`]);
    const remaining = whole(headers[`${prefixes[window]}-remaining`]);
    const reset = whole(headers[`${prefixes[window]}-reset`]);
    if (limit === null || remaining === null || reset === null) return [];
    const resetMs = reset * 1000;
    if (resetMs > now.getTime() + longestMs) return [];
    return [{ window, limit, remaining, resetAt: new Date(resetMs) }];
  });
}

/** When to try again after a 429: the latest reset of an exhausted window, else `now` + {@link defaultWaitMs}. */
export function waitUntil(windows: readonly RateWindow[], now: Date): Date {
  const closed = windows
    .filter((seen) => seen.remaining <= 0 && seen.resetAt.getTime() > now.getTime())
    .map((seen) => seen.resetAt.getTime());
  return new Date(closed.length > 0 ? Math.max(...closed) : now.getTime() + defaultWaitMs);
}

function whole(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : null;
}
