import { nextFreeTime } from '../schedule/next-slot.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { slotsBetween } from '../schedule/slots.ts';
import { type Day, dayAfter, firstInstantOf, localOf, weekdayOf } from '../schedule/zone.ts';
import type { ThreadLine } from '../store/board.ts';

/** What stands on a day, in order of time: a thread, or a slot nobody has taken. */
export type Entry =
  | { readonly kind: 'thread'; readonly at: Date; readonly line: ThreadLine }
  | { readonly kind: 'free'; readonly at: Date };

export type CalendarDay = { readonly from: Date; readonly entries: readonly Entry[] };

/** Seven days from a Monday by a zone's clock; `starts` are their midnights and that of the day after. */
export type Week = {
  readonly monday: string;
  readonly previous: string;
  readonly next: string;
  readonly starts: readonly Date[];
};

/** The week of a day written `2026-11-24`, or of `now` where it is no such day. */
export function weekOf(text: string | undefined, timeZone: string, now: Date): Week {
  const day = readDay(text) ?? localOf(now, timeZone);
  const monday = dayAfter(day, -weekdayOf(day));
  const starts = [0, 1, 2, 3, 4, 5, 6, 7].map((days) =>
    firstInstantOf({ ...dayAfter(monday, days), hour: 0, minute: 0 }, timeZone),
  );
  return {
    monday: dayText(monday),
    previous: dayText(dayAfter(monday, -7)),
    next: dayText(dayAfter(monday, 7)),
    starts,
  };
}

/** Puts the threads of a week, and the slots of `schedule` that are still free, under their days. */
export function fillWeek(
  { starts }: Week,
  lines: readonly ThreadLine[],
  free: readonly Date[],
): readonly CalendarDay[] {
  const threads = lines.flatMap((line): Entry[] =>
    line.scheduledAt === null ? [] : [{ kind: 'thread', at: line.scheduledAt, line }],
  );
  const all = [...threads, ...free.map((at): Entry => ({ kind: 'free', at }))].sort(
    (one, other) => one.at.getTime() - other.at.getTime(),
  );
  return starts.slice(0, -1).map((from, index) => {
    const to = starts[index + 1] ?? from;
    return { from, entries: all.filter(({ at }) => at >= from && at < to) };
  });
}

/** Slots of a week after `now` that the next free time would take. */
export function freeSlots(
  { starts }: Week,
  schedule: Schedule,
  taken: readonly Date[],
  now: Date,
): readonly Date[] {
  const [first = now, last = now] = [starts.at(0), starts.at(-1)];
  const from = first > now ? first : now;
  if (from >= last) return [];
  return slotsBetween(from, last, schedule).filter((slot) => {
    const justBefore = new Date(slot.getTime() - 1);
    return nextFreeTime(justBefore, taken, schedule).getTime() === slot.getTime();
  });
}

function readDay(text: string | undefined): Day | null {
  const [, year = 0, month = 0, day = 0] = (/^(20\d\d)-(\d\d)-(\d\d)$/.exec(text ?? '') ?? []).map(Number);
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isDay ? dayAfter({ year, month, day }, 0) : null;
}

function dayText({ year, month, day }: Day): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
