import type { PostStatus, ThreadStatus } from '../thread/thread.ts';
import type { Terminal } from './terminal.ts';

/** A thread's status as we say it. */
export const threadWords: Readonly<Record<ThreadStatus, string>> = {
  draft: 'draft',
  'awaiting-approval': 'waits for approval',
  scheduled: 'scheduled',
  publishing: 'going out',
  published: 'published',
  held: 'needs you',
  cancelled: 'cancelled',
};

/** A post's status as we say it; never more certain than the ledger. */
export const postWords: Readonly<Record<PostStatus, string>> = {
  pending: 'not sent yet',
  sending: 'on its way',
  sent: 'live',
  unknown: 'checking on X',
  skipped: 'skipped',
  deleted: 'deleted',
};

/** Text from outside without what would steer the terminal. */
export function plain(text: string): string {
  return text
    .replace(/\p{Cc}/gu, (char) => (char === '\n' ? '\n' : char === '\t' ? '  ' : ''))
    .replace(bidiControl, '');
}

/** What turns the direction of what follows it, and could make a line read as another. */
const bidiControl = /[\u202a-\u202e\u2066-\u2069]/g;

/** A price with as many decimals as it needs, and two at least. */
export function usd(price: number): string {
  return `$${price.toFixed(3).replace(/0$/, '')}`;
}

/** `1 post`, `3 posts`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** An instant in a zone, to the minute: `2026-11-24 14:30 Europe/Berlin`. */
export function timeIn(instant: string, timeZone: string, seconds = false): string {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: seconds ? 'medium' : 'short',
  });
  return `${shown.format(new Date(instant))} ${timeZone}`;
}

/** For a time by the clock that has passed today: what it was taken for. Null for any other time. */
export function tomorrowWords(at: string, timeZone: string, now: Date): string | null {
  const wanted = /^(\d{1,2}):(\d\d)$/.exec(at.trim());
  if (!wanted) return null;
  const clock = timeIn(now.toISOString(), timeZone).slice(11, 16);
  const asked = `${wanted[1]?.padStart(2, '0')}:${wanted[2]}`;
  return asked <= clock ? `${asked} has passed today (it is ${clock} in ${timeZone})` : null;
}

/** Breaks lines between words to fit the terminal, each behind `margin`; nothing is broken for a program. */
export function indented(terminal: Terminal, text: string, margin: string): string {
  const room = Math.min(terminal.width, 100) - margin.length;
  return plain(text)
    .split('\n')
    .flatMap((line) => (terminal.isTty ? wrapped(line, room) : [line]))
    .map((line) => (line === '' ? margin.trimEnd() : margin + line))
    .join('\n');
}

function wrapped(line: string, room: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && columns(longer) > room) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

/** How many columns a text takes; most scripts of East Asia and emoji take two each. */
export function columns(text: string): number {
  return [...text].reduce((sum, char) => sum + (wide.test(char) ? 2 : 1), 0);
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Rows in columns as wide as their longest entry; the last one runs free. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const cells = rows.map((row) => row.map((cell) => plain(cell).replaceAll('\n', ' ')));
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map((row) => columns(row[at] ?? ''))));
  return cells.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - columns(cell))))
      .join('  ')
      .trimEnd(),
  );
}
