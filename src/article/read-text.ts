import type { Block, ReadResult } from './article.ts';
import { assembleArticle, type Draft } from './assemble.ts';
import { isDateLine } from './byline.ts';
import { endsLikeSentence, isBoilerplate, isOrnament, isSiteLabel, isSubheading } from './clean.ts';
import { isHighlightsLabel } from './highlight-labels.ts';
import { isBreakMark, listItemOf, startsWithBullet, takeHighlights } from './highlight-lines.ts';
import { isGreeting, isKicker, isOpinionLabel, labelText } from './kickers.ts';
import { whyUnreadable } from './readable.ts';
import { splitSentences } from './sentences.ts';
import { takeTabbedRows } from './tabbed-rows.ts';
import { tidyLines } from './tidy.ts';

/** What the caller knows about a source and the source itself may not say. */
export type ReadHints = { readonly url?: string | undefined; readonly language?: string | undefined };

const longestTitle = 400;
/** A slug, a release's papers: no more lines than these stand over a headline. */
const mostOverHeadline = 6;
/** So many words make a headline under a rubric. */
const leastWords = 6;

/**
 * Reads plain text as newsrooms paste it: the headline on the first line, then paragraphs as lines or
 * apart by blank lines, subheadings without marks, highlights under their label, the site's lines after.
 */
export function readText(source: string, hints: ReadHints = {}): ReadResult {
  const why = whyUnreadable(source);
  if (why !== null) return { ok: false, why };
  const { text, rows } = takeTabbedRows(source);
  const lines = unwrap(tidyLines(text));
  const titleAt = titleIn(lines);
  const first = (lines[titleAt] ?? '').replace(/^#+\s*/, '');
  const title = isTitle(first) ? first : null;
  const { rest, highlights } = takeHighlights(lines.slice(title === null ? 0 : titleAt + 1));
  const above = title === null ? [] : lines.slice(0, titleAt).filter((line) => !isOrnament(line));
  return assembleArticle({
    title,
    highlights,
    blocks: blocksOf(rest),
    leftOut: [...above, ...rows],
    section: sectionOver(above),
    ...known(hints),
  });
}

/** The section a label over the headline names, where it says that the piece is a view; else null. */
export function sectionOver(above: readonly string[]): string | null {
  const label = above.find(isOpinionLabel);
  return label === undefined ? null : labelText(label);
}

/** The hints that were given, in an article's own fields. */
export function known(hints: ReadHints): Partial<Draft> {
  return {
    ...(hints.url === undefined ? {} : { url: hints.url }),
    ...(hints.language === undefined ? {} : { language: hints.language }),
  };
}

/** Where the headline is: the first line that is not the site's, nor stands over the headline, nor greets. */
function titleIn(lines: readonly string[]): number {
  const filled = lines.flatMap((line, at) => (isOrnament(line) || isSiteLabel(line) ? [] : [at]));
  const found = filled.findIndex(
    (at, place) =>
      !isOverHeadline(lines[at] ?? '') && !isRubric(lines[at] ?? '', lines[filled[place + 1] ?? -1]),
  );
  const isFound = found > 0 && found <= mostOverHeadline && isTitle(lines[filled[found] ?? -1] ?? '');
  return filled[isFound ? found : 0] ?? -1;
}

/** One word over a line that reads as a headline names the page's part: "Bahnverkehr". */
function isRubric(line: string, next: string | undefined): boolean {
  if (next === undefined || next.length > 130 || endsLikeSentence(next)) return false;
  return /^\p{Lu}\p{L}{2,24}$/u.test(line) && next.split(' ').length >= leastWords && !isDateLine(next);
}

function isOverHeadline(line: string): boolean {
  return isKicker(line) || isGreeting(line);
}

function isTitle(line: string): boolean {
  if (line === '' || line.length > longestTitle || isHighlightsLabel(line)) return false;
  return line.length <= 200 || splitSentences(line, 'en').length === 1;
}

/** Joins lines broken at a fixed width: an unstopped line of that width, continued without a blank line. */
function unwrap(lines: readonly string[]): string[] {
  const joined: string[] = [];
  const wrapped = lines.includes('') && looksWrapped(lines);
  for (const line of lines) {
    const before = joined.at(-1);
    const goesOn =
      wrapped && before !== undefined && before.length > 45 && line !== '' && !startsWithBullet(line);
    if (goesOn && joined.length > 1 && !/[.!?:]["”’]?$/.test(before))
      joined[joined.length - 1] = `${before} ${line}`;
    else joined.push(line);
  }
  return joined;
}

function looksWrapped(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line !== '');
  const continued = lines.filter((line, at) => /^\p{Ll}/u.test(line) && (lines[at - 1] ?? '') !== '');
  return filled.every((line, at) => at === 0 || line.length <= 110) && continued.length >= 2;
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let isBroken = false;
  lines.forEach((line, at) => {
    if (isBreakMark(line)) isBroken = true;
    else {
      const block = blockOf(line, lines[at - 1] ?? null, lines[at + 1] ?? null);
      blocks.push(isBroken ? { ...block, breakBefore: true } : block);
      isBroken = false;
    }
  });
  return blocks;
}

function blockOf(line: string, before: string | null, after: string | null): Block {
  if (startsWithBullet(line)) return listItemOf(line);
  const strong = /^(?:\*\*|__)([^*_]{3,80})(?:\*\*|__):?$/.exec(line)?.[1]?.trim();
  if (strong !== undefined && !endsLikeSentence(strong.replace(/:$/, '')))
    return { kind: 'heading', text: strong.replace(/:$/, '') };
  if (/^#{2,6}\s/.test(line)) return { kind: 'heading', text: line.replace(/^#+\s+/, '') };
  const isHeading = !isBoilerplate(line) && isSubheading(line, before, after);
  return { kind: isHeading ? 'heading' : 'paragraph', text: line };
}
