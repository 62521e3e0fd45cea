import { type Schedule, usualGapMinutes } from './schedule.ts';
import { hasSlots, isBlackout, slotsAfter } from './slots.ts';

/** Threads of an account without a schedule are kept this far apart unless a person says otherwise. */
export const leastGapMs = usualGapMinutes * 60_000;
const gridMs = 5 * 60_000;

/**
 * The next free time of an account after `from`, at least its least gap from every time in `taken`: of its
 * slots, or the first full five minutes where it has none; never in its hours without posts.
 */
export function nextFreeTime(from: Date, taken: readonly Date[], schedule: Schedule | null = null): Date {
  const gapMs = gapMsOf(schedule);
  const takenMs = taken.map((at) => at.getTime());
  if (schedule !== null && hasSlots(schedule)) {
    for (const slot of slotsAfter(from, schedule)) {
      if (takenMs.every((ms) => Math.abs(ms - slot.getTime()) >= gapMs)) return slot;
    }
  }
  let candidate = Math.ceil((from.getTime() + 1) / gridMs) * gridMs;
  for (;;) {
    const clash = takenMs.find((ms) => Math.abs(ms - candidate) < gapMs);
    if (clash !== undefined) candidate = Math.ceil((clash + gapMs) / gridMs) * gridMs;
    else if (schedule !== null && isBlackout(new Date(candidate), schedule)) candidate += gridMs;
    else return new Date(candidate);
  }
}

/** How far apart threads of an account are kept, in ms. */
export function gapMsOf(schedule: Schedule | null): number {
  return schedule === null ? leastGapMs : schedule.leastGapMinutes * 60_000;
}
