import type { Block } from './article.ts';
import { endsLikeSentence, isBoilerplate } from './clean.ts';
import { isHighlightsLabel } from './highlight-labels.ts';

const bullet =
  /^(?:[-*•‣▪●◦·–—■□►▶➤→✓✔]|[🔹🔸🔺🔻▫◾◽🔘🔵🟢🔴🟠🟡✅☑👉➡📌📍]\uFE0F?|\d{1,2}[.)、]|[٠-٩۰-۹]{1,2}[.)-])\s*(?<=[•‣▪●◦■□►▶➤→✓✔、🔹🔸🔺🔻▫◾◽🔘🔵🟢🔴🟠🟡✅☑👉➡📌📍]\uFE0F?\s*|\s)(?=.*[\p{L}\p{N}])/u;
const longestHighlight = 200;
const mostHighlights = 12;

/** The editor's mark for a new post, and what word processors make of its three hyphens. */
const breakMark = /^(?:---|—-?|–-|-–)$/;

/** Whether a line is the editor's mark that a new post begins after it. */
export function isBreakMark(line: string): boolean {
  return breakMark.test(line);
}

/** Whether a line is marked as an item of a list: a bullet, a dash, a number. */
export function startsWithBullet(line: string): boolean {
  return bullet.test(line);
}

/** The line without its list mark. */
export function withoutBullet(line: string): string {
  return line.replace(bullet, '');
}

/** An item of a list, with its number where its mark is one. */
export function listItemOf(line: string): Block {
  const number = Number(/^(\d{1,2})[.)]\s/.exec(line)?.[1] ?? 0);
  const text = withoutBullet(line);
  return number === 0 ? { kind: 'list-item', text } : { kind: 'list-item', text, number };
}

/** Takes the highlights out of an article's lines (empty strings are blank lines); the rest has no blank lines. */
export function takeHighlights(lines: readonly string[]): { rest: string[]; highlights: string[] } {
  const rest: string[] = [];
  const highlights: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isHighlightsLabel(line)) {
      const end = endOfHighlights(lines, at + 1);
      highlights.push(
        ...lines
          .slice(at + 1, end)
          .filter((item) => item !== '')
          .map(withoutBullet),
      );
      at = end - 1;
    } else if (line !== '') {
      rest.push(line);
    }
  }
  return { rest, highlights };
}

/** Bulleted: while the bullets go on. Bare: until a long line, the site's own lines, or the blank line after the list. */
function endOfHighlights(lines: readonly string[], from: number): number {
  const start = lines.findIndex((line, at) => at >= from && line !== '');
  if (start === -1) return lines.length;
  const bulleted = startsWithBullet(lines[start] ?? '');
  let taken = 0;
  let stopped = false;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') {
      if (taken >= 2 && lines[at - 2] !== '') return at;
      continue;
    }
    const ends = bulleted
      ? !startsWithBullet(line)
      : line.length > longestHighlight || (stopped && !endsLikeSentence(line));
    if (ends || taken === mostHighlights || isBreakMark(line) || isBoilerplate(line)) return at;
    stopped ||= endsLikeSentence(line);
    taken += 1;
  }
  return lines.length;
}
