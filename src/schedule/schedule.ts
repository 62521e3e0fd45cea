export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Hours of the clock, `22:00` to `06:00`: the first is inside, the last is not; an earlier last is of the next day. */
export type Hours = { readonly from: string; readonly to: string };

/** When an account posts: by the clock of its zone. Times are `HH:MM` with a leading zero, in order. */
export type Schedule = {
  /** IANA name. */
  readonly timeZone: string;
  /** None on any day: any full five minutes will do. */
  readonly slots: Readonly<Record<Weekday, readonly string[]>>;
  readonly blackout: readonly Hours[];
  readonly leastGapMinutes: number;
};

/** Threads of one account are kept this far apart unless a person says otherwise. */
export const usualGapMinutes = 30;
const mostGapMinutes = 24 * 60;

/** A schedule as people write it: `08:00, 12:30` a day, `22:00-06:00`, `30`. */
export type ScheduleText = {
  readonly slots: Readonly<Partial<Record<Weekday, string>>>;
  readonly blackout: string;
  readonly gap: string;
};
export type ScheduleError = { readonly field: Weekday | 'blackout' | 'gap'; readonly message: string };
export type ScheduleResult =
  | { readonly ok: true; readonly schedule: Schedule }
  | { readonly ok: false; readonly errors: readonly ScheduleError[] };

/** Reads what somebody wrote for a schedule. All that is wrong is told at once, each with its field. */
export function parseSchedule(text: ScheduleText, timeZone: string): ScheduleResult {
  const errors: ScheduleError[] = [];
  const blackout = words(text.blackout).flatMap((word) => {
    const hours = readHours(word);
    if (hours) return [hours];
    errors.push({ field: 'blackout', message: `"${word}" is not a span of hours: write 22:00-06:00.` });
    return [];
  });
  const leastGapMinutes = text.gap.trim() === '' ? usualGapMinutes : Number(text.gap);
  if (!Number.isInteger(leastGapMinutes) || leastGapMinutes < 1 || leastGapMinutes > mostGapMinutes)
    errors.push({ field: 'gap', message: `"${text.gap}" will not do: write minutes, from 1 to 1440.` });
  if (leavesNothing(blackout))
    errors.push({ field: 'blackout', message: 'These hours leave no time of the day: take some away.' });
  const day = (name: Weekday): readonly string[] => {
    const read = readTimes(text.slots[name] ?? '', blackout);
    errors.push(...read.messages.map((message) => ({ field: name, message })));
    return read.times;
  };
  const slots = {
    ...{ mon: day('mon'), tue: day('tue'), wed: day('wed'), thu: day('thu') },
    ...{ fri: day('fri'), sat: day('sat'), sun: day('sun') },
  };
  return errors.length > 0
    ? { ok: false, errors }
    : { ok: true, schedule: { timeZone, slots, blackout, leastGapMinutes } };
}

function readTimes(text: string, blackout: readonly Hours[]) {
  const messages: string[] = [];
  const times = words(text).flatMap((word) => {
    const time = readClock(word);
    if (time !== null && !isIn(time, blackout)) return [time];
    messages.push(
      time === null
        ? `"${word}" is not a time: write 08:00, 12:30.`
        : `${time} lies in the hours without posts: change one of the two.`,
    );
    return [];
  });
  return { times: [...new Set(times)].sort(), messages };
}

/** A schedule as people write it: what {@link parseSchedule} reads. */
export function scheduleText({ slots, blackout, leastGapMinutes }: Schedule): ScheduleText {
  return {
    slots: Object.fromEntries(weekdays.map((day) => [day, slots[day].join(', ')])),
    blackout: blackout.map(({ from, to }) => `${from}-${to}`).join(', '),
    gap: String(leastGapMinutes),
  };
}

/**
 * Reads slots of many days in one line, `mon-fri 08:00,12:30; sat 10:00`, into those of each day; their times
 * are not read yet. Null where a part does not begin with days. A day that is named twice has both.
 */
export function parseWeek(text: string): Partial<Record<Weekday, string>> | null {
  const week: Partial<Record<Weekday, string>> = {};
  for (const part of text.split(';').filter((part) => part.trim() !== '')) {
    const [, days = '', times = ''] = /^\s*([a-z]{3}(?:\s*-\s*[a-z]{3})?)\s+(\S.*)$/i.exec(part) ?? [];
    const [first = '', last = first] = days.toLowerCase().split(/\s*-\s*/);
    if (!isWeekday(first) || !isWeekday(last)) return null;
    const from = weekdays.indexOf(first);
    const count = ((weekdays.indexOf(last) - from + 7) % 7) + 1;
    for (const day of [...weekdays, ...weekdays].slice(from, from + count))
      week[day] = [week[day] ?? '', times].filter(Boolean).join(', ');
  }
  return week;
}

function isWeekday(name: string): name is Weekday {
  return (weekdays as readonly string[]).includes(name);
}

/** True where the clock shows a time in one of the ranges; `clock` is `HH:MM`. */
export function isIn(clock: string, ranges: readonly Hours[]): boolean {
  return ranges.some(({ from, to }) =>
    from < to ? clock >= from && clock < to : clock >= from || clock < to,
  );
}

/** What a clock shows, as `HH:MM`. */
export function clockOf({ hour, minute }: { readonly hour: number; readonly minute: number }): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `8:00` or `08:00` as `08:00`; null for what is no time of the clock. */
function readClock(word: string): string | null {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d\d)$/.exec(word) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}

function readHours(word: string): Hours | null {
  const [first = '', last = '', ...more] = word.split('-');
  const from = readClock(first);
  const to = readClock(last);
  return from === null || to === null || from === to || more.length > 0 ? null : { from, to };
}

function words(text: string): readonly string[] {
  return text
    .replaceAll(/\s*[-–]\s*/g, '-')
    .split(/[,;\s]+/)
    .filter((word) => word !== '');
}

/** Whatever the day, there is then no full five minutes outside the ranges. */
function leavesNothing(ranges: readonly Hours[]): boolean {
  return Array.from({ length: (24 * 60) / 5 }, (_, index) => index * 5).every((minutes) =>
    isIn(clockOf({ hour: Math.floor(minutes / 60), minute: minutes % 60 }), ranges),
  );
}
