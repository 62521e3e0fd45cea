/** Times as people say them: "today 14:30" in the account's zone, the full instant beside it. */

type Named = { readonly at: Date; readonly timeZone: string; readonly now: Date };

/** `today`, `tomorrow`, `yesterday`, else `Tue 24 Nov`, with the year when it is not this one. */
export function dayWords({ at, timeZone, now }: Named): string {
  const day = dayKey(at, timeZone);
  const dayMs = 86_400_000;
  if (day === dayKey(now, timeZone)) return 'today';
  if (day === dayKey(new Date(now.getTime() + dayMs), timeZone)) return 'tomorrow';
  if (day === dayKey(new Date(now.getTime() - dayMs), timeZone)) return 'yesterday';
  const sameYear = day.slice(0, 4) === dayKey(now, timeZone).slice(0, 4);
  return formatter(timeZone, sameYear ? 'day' : 'dayAndYear').format(at);
}

/** `Tue 24 Nov`, whatever the day is to now; `Tue 24` of a month that is known. */
export function dayNumber(at: Date, timeZone: string, only?: 'day'): string {
  return formatter(timeZone, only === 'day' ? 'dayOnly' : 'day').format(at);
}

/** `2026-11-24` in a zone: the same for all times of one day there. */
export function dayKey(at: Date, timeZone: string): string {
  return localText(at, timeZone).slice(0, 10);
}

function clockWords(at: Date, timeZone: string): string {
  return localText(at, timeZone).slice(11, 16);
}

export function timeWords(named: Named): string {
  return `${dayWords(named)} ${clockWords(named.at, named.timeZone)}`;
}

/** The instant without doubt: `2026-11-24 14:30:05 Europe/Berlin, 13:30 UTC`. */
export function fullWords(at: Date, timeZone: string): string {
  const local = localText(at, timeZone).slice(11, 19);
  const utc = timeZone === 'UTC' ? '' : `, ${clockWords(at, 'UTC')} UTC`;
  return `${dayKey(at, timeZone)} ${local} ${timeZone}${utc}`;
}

/** What a datetime-local field takes for an instant: `2026-11-24T14:30` in the zone. */
export function fieldTime(at: Date, timeZone: string): string {
  return `${dayKey(at, timeZone)}T${clockWords(at, timeZone)}`;
}

/** A span to or from now: `in 20 s`, `3 min ago`. */
export function spanWords(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  const words =
    size < 90 ? `${size} s` : size < 5400 ? `${Math.round(size / 60)} min` : `${Math.round(size / 3600)} h`;
  return seconds >= 0 ? `in ${words}` : `${words} ago`;
}

/** A moment in words, its full instant on hover and for programs. */
export function Time({ at, timeZone, now, only }: Named & { readonly only?: 'clock' | 'to-the-second' }) {
  return (
    <time datetime={at.toISOString()} title={fullWords(at, timeZone)}>
      {only === 'clock' ? clockWords(at, timeZone) : timeWords({ at, timeZone, now })}
      {only === 'to-the-second' && at.toISOString().slice(16, 19)}
    </time>
  );
}

/** `2026-11-24T14:30:05` by a zone's clock. */
function localText(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetMs(at, timeZone)).toISOString().slice(0, 19);
}

const quarterMs = 15 * 60_000;
const mostOffsets = 20_000;
const offsets = new Map<string, number>();

/** How far a zone's clock is ahead of UTC. Clocks change at full quarters of an hour, and to ask for one takes long. */
function offsetMs(at: Date, timeZone: string): number {
  const key = `${timeZone} ${Math.floor(at.getTime() / quarterMs)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const shown = `${formatter(timeZone, 'key').format(at)}T${formatter(timeZone, 'clock').format(at)}Z`;
  const offset = Date.parse(shown) - Math.floor(at.getTime() / 1_000) * 1_000;
  if (offsets.size >= mostOffsets) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

const shapes = {
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  dayAndYear: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  dayOnly: { weekday: 'short', day: 'numeric' },
  key: { year: 'numeric', month: '2-digit', day: '2-digit' },
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
type Shape = keyof typeof shapes;

const formatters = new Map<string, Map<Shape, Intl.DateTimeFormat>>();

/** Making one takes about a millisecond, and a page asks for hundreds. */
function formatter(timeZone: string, shape: Shape): Intl.DateTimeFormat {
  const ofZone = formatters.get(timeZone) ?? new Map<Shape, Intl.DateTimeFormat>();
  const known = ofZone.get(shape);
  if (known) return known;
  const locale = shape === 'key' ? 'en-CA' : 'en-GB';
  const made = new Intl.DateTimeFormat(locale, { timeZone, ...shapes[shape] });
  formatters.set(timeZone, ofZone.set(shape, made));
  return made;
}
