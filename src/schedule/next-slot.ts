/** Threads of one account are kept this far apart unless a person says otherwise. */
export const leastGapMs = 30 * 60_000;
const gridMs = 5 * 60_000;

/**
 * The next free time of an account: the first full five minutes after `from` that lies at least
 * {@link leastGapMs} from every time in `taken`.
 */
export function nextFreeTime(from: Date, taken: readonly Date[]): Date {
  const takenMs = taken.map((at) => at.getTime());
  let candidate = Math.ceil((from.getTime() + 1) / gridMs) * gridMs;
  for (;;) {
    const clash = takenMs.find((ms) => Math.abs(ms - candidate) < leastGapMs);
    if (clash === undefined) return new Date(candidate);
    candidate = Math.ceil((clash + leastGapMs) / gridMs) * gridMs;
  }
}
