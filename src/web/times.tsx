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
  return formatter(timeZone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}

/** `Tue 24 Nov`, whatever the day is to now; `Tue 24` of a month that is known. */
export function dayNumber(at: Date, timeZone: string, only?: 'day'): string {
  const month = only === 'day' ? {} : { month: 'short' as const };
  return formatter(timeZone, { weekday: 'short', day: 'numeric', ...month }).format(at);
}

/** `2026-11-24` in a zone: the same for all times of one day there. */
export function dayKey(at: Date, timeZone: string): string {
  return formatter(timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA').format(at);
}

function clockWords(at: Date, timeZone: string): string {
  return formatter(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

export function timeWords(named: Named): string {
  return `${dayWords(named)} ${clockWords(named.at, named.timeZone)}`;
}

/** The instant without doubt: `2026-11-24 14:30:05 Europe/Berlin, 13:30 UTC`. */
export function fullWords(at: Date, timeZone: string): string {
  const local = formatter(
    timeZone,
    { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    'en-GB',
  ).format(at);
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

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one takes about a millisecond, and a page asks for hundreds. */
function formatter(
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
  locale = 'en-GB',
): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone, ...options });
  formatters.set(key, made);
  return made;
}
