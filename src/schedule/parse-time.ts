import { dayAfter, type Hour, instantsOf, type Local, localOf } from './zone.ts';

/** An instant a person or program asked for, or why it cannot be taken. */
export type TimeResult =
  | { readonly ok: true; readonly at: Date }
  | { readonly ok: false; readonly message: string };

/**
 * Reads a time. An instant with offset or Z stands for itself; a local one (`2026-11-24 14:30`, or `14:30` for
 * the next time the clock shows it) is in `timeZone`. A local time that daylight saving skips is refused, one
 * that comes twice means the first, unless that is over.
 */
export function parseTime(text: string, timeZone: string, now: Date): TimeResult {
  const refuse = (message: string): TimeResult => ({ ok: false, message });
  if (!isTimeZone(timeZone))
    return refuse(`Unknown time zone "${timeZone}": use an IANA name such as Europe/Berlin.`);
  const asked = text.trim();
  const instant = /^(\d{4})-(\d\d)-(\d\d)[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i.exec(asked);
  if (instant) {
    const at = new Date(asked.toUpperCase().replace(' ', 'T'));
    // JavaScript takes 30 February for 2 March.
    const exists =
      isDay(Number(instant[1]), Number(instant[2]), Number(instant[3])) && !Number.isNaN(at.getTime());
    return exists ? notPast(at, now) : refuse(`"${asked}" is not a date that exists.`);
  }
  const wanted = readLocal(asked);
  if (!wanted)
    return refuse(`"${asked}" is not a time: write 14:30, 2026-11-24 14:30 or 2026-11-24T14:30:00Z.`);
  const instants = 'day' in wanted ? instantsOf(wanted, timeZone) : nextInstantsOf(wanted, timeZone, now);
  const at = instants.find((instant) => instant >= now) ?? instants[0];
  if (!at) return refuse(`${asked} does not exist in ${timeZone}: the clocks skip it. Choose another time.`);
  return notPast(at, now);
}

/** Reads how long from now: `90s`, `10m`, `2h`, `1d`. */
export function parseDelay(text: string, now: Date): TimeResult {
  const found = /^(\d+)\s*(s|m|h|d)$/.exec(text.trim());
  const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
  const unit = found?.[2];
  if (!found?.[1] || !unit)
    return { ok: false, message: `"${text}" is not a span of time: write 90s, 10m, 2h or 1d.` };
  // The pattern admits only these four letters.
  const at = new Date(now.getTime() + Number(found[1]) * unitMs[unit as keyof typeof unitMs]);
  return withinReach(at, now)
    ? { ok: true, at }
    : { ok: false, message: `"${text}" is more than a year ahead.` };
}

/** True for a name of the IANA time zone database that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function readLocal(text: string): Local | Hour | null {
  const found = /^(?:(\d{4})-(\d\d)-(\d\d)[T ])?(\d{1,2}):(\d\d)$/.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  if (hour > 23 || minute > 59) return null;
  if (found[1] === undefined) return { hour, minute };
  return isDay(year, month, day) ? { year, month, day, hour, minute } : null;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The instants of today at which clocks show `wanted`, or of tomorrow when all of today's are over. */
function nextInstantsOf(wanted: Hour, timeZone: string, now: Date): readonly Date[] {
  const today = localOf(now, timeZone);
  const later = instantsOf({ ...today, ...wanted }, timeZone).filter((at) => at > now);
  if (later.length > 0 || isBefore(today, wanted)) return later;
  return instantsOf({ ...dayAfter(today, 1), ...wanted }, timeZone);
}

function isBefore(one: Hour, other: Hour): boolean {
  return one.hour * 60 + one.minute < other.hour * 60 + other.minute;
}

function notPast(at: Date, now: Date): TimeResult {
  if (at < now)
    return { ok: false, message: `${at.toISOString()} is in the past. Choose a later time, or "now".` };
  if (!withinReach(at, now)) return { ok: false, message: `${at.toISOString()} is more than a year ahead.` };
  return { ok: true, at };
}

function withinReach(at: Date, now: Date): boolean {
  return at.getTime() - now.getTime() < 366 * 86_400_000;
}
