/** An hour as a clock on the wall shows it. */
export type Hour = { readonly hour: number; readonly minute: number };
/** A day of the calendar, months from 1. */
export type Day = { readonly year: number; readonly month: number; readonly day: number };
export type Local = Day & Hour;

/** The instants at which clocks in `timeZone` show `local`, in order: mostly one, none or two at a change. */
export function instantsOf(local: Local, timeZone: string): readonly Date[] {
  const asUtc = utcMs(local);
  const fitting = candidates(local, timeZone).filter((ms) => ms + offsetMs(ms, timeZone) === asUtc);
  return [...new Set(fitting)].sort((a, b) => a - b).map((ms) => new Date(ms));
}

/** The first instant at which clocks show `local`; when they skip it, the first moment after what they skip. */
export function firstInstantOf(local: Local, timeZone: string): Date {
  const [first] = instantsOf(local, timeZone);
  if (first) return first;
  // By the offset before the change it lies after it, and the other way round: two offsets, two instants.
  let [before, after] = candidates(local, timeZone).sort((a, b) => a - b) as [number, number];
  const offsetAfter = offsetMs(after, timeZone);
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs;
    if (offsetMs(middle, timeZone) === offsetAfter) after = middle;
    else before = middle;
  }
  return new Date(after);
}

/** What clocks in `timeZone` show at an instant. */
export function localOf(at: Date, timeZone: string): Local {
  const parts = formatterOf(timeZone).formatToParts(at);
  const part = (type: string): number => Number(parts.find((found) => found.type === type)?.value);
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

/** The day so many days after another, or before it where `days` is negative. */
export function dayAfter({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf({ year, month, day }: Day): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}

const minuteMs = 60_000;

function utcMs({ year, month, day, hour, minute }: Local): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** `local` by the offset that holds a day before and by that of a day after: either side of a change. */
function candidates(local: Local, timeZone: string): number[] {
  const asUtc = utcMs(local);
  return [-1, 1].map((days) => asUtc - offsetMs(asUtc + days * 86_400_000, timeZone));
}

function offsetMs(ms: number, timeZone: string): number {
  return utcMs(localOf(new Date(ms), timeZone)) - Math.floor(ms / minuteMs) * minuteMs;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one takes about a millisecond, and a week of slots asks for hundreds. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}
