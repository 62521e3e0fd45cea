import type { Block, ReadResult } from './article.ts';
import { assembleArticle, type Draft } from './assemble.ts';
import {
  authorOfByline,
  endsLikeSentence,
  isBoilerplate,
  isHighlightsLabel,
  isSiteLabel,
  isSubheading,
} from './clean.ts';
import { listItemOf, startsWithBullet, takeHighlights } from './highlight-lines.ts';
import { whyUnreadable } from './readable.ts';
import { splitSentences } from './sentences.ts';
import { tidyLines } from './tidy.ts';

/** What the caller knows about a source and the source itself may not say. */
export type ReadHints = { readonly url?: string | undefined; readonly language?: string | undefined };

const longestTitle = 400;

/**
 * Reads plain text as newsrooms paste it: the headline on the first line, then paragraphs as lines or
 * apart by blank lines, subheadings without marks, highlights under their label, the site's lines after.
 */
export function readText(source: string, hints: ReadHints = {}): ReadResult {
  const why = whyUnreadable(source);
  if (why !== null) return { ok: false, why };
  const lines = unwrap(tidyLines(source));
  const titleAt = lines.findIndex((line) => line !== '' && !isSiteLabel(line));
  const first = (lines[titleAt] ?? '').replace(/^#+\s*/, '');
  const title = isTitle(first) ? first : null;
  const { rest, highlights } = takeHighlights(lines.slice(title === null ? 0 : titleAt + 1));
  const { blocks, author, leftOut } = partsOf(rest);
  const above = title === null ? [] : lines.slice(0, titleAt).filter((line) => line !== '');
  return assembleArticle({
    title,
    highlights,
    blocks,
    author,
    leftOut: [...above, ...leftOut],
    ...known(hints),
  });
}

/** The hints that were given, in an article's own fields. */
export function known(hints: ReadHints): Partial<Draft> {
  return {
    ...(hints.url === undefined ? {} : { url: hints.url }),
    ...(hints.language === undefined ? {} : { language: hints.language }),
  };
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

function partsOf(
  lines: readonly string[],
): Pick<Draft, 'blocks'> & { author: string | null; leftOut: string[] } {
  const blocks: Block[] = [];
  const leftOut: string[] = [];
  let author: string | null = null;
  lines.forEach((line, at) => {
    const named = at < 4 ? authorOfByline(line) : null;
    if (named !== null && author === null) author = named;
    else if (at < 4 && isDateLine(line)) leftOut.push(line);
    else blocks.push(blockOf(line, lines[at - 1] ?? null, lines[at + 1] ?? null));
  });
  return { blocks, author, leftOut };
}

/** "Published: 12 May 2026, 10:40 GMT" and its like, alone on a line under the headline. */
function isDateLine(line: string): boolean {
  if (line.length > 60 || endsLikeSentence(line) || !/\b20\d\d\b/.test(line)) return false;
  return /^(?:(?:published|updated|posted|last updated)\b|\d{1,2}\s\p{L}+|\p{L}+\.?\s\d{1,2},|\d{4}-\d\d-\d\d)/iu.test(
    line,
  );
}

function blockOf(line: string, before: string | null, after: string | null): Block {
  if (startsWithBullet(line)) return listItemOf(line);
  if (/^#{2,6}\s/.test(line)) return { kind: 'heading', text: line.replace(/^#+\s+/, '') };
  const isHeading = !isBoilerplate(line) && isSubheading(line, before, after);
  return { kind: isHeading ? 'heading' : 'paragraph', text: line };
}
