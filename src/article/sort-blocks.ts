import type { Block } from './article.ts';
import { datelineOf } from './byline.ts';
import { endsLikeSentence, isBoilerplate, isOrnament } from './clean.ts';
import { isHighlightsLabel } from './highlight-labels.ts';
import { photoCreditAtEnd } from './photo-credit.ts';
import { isRelatedLabel } from './site-labels.ts';
import { tidyText } from './tidy.ts';

/** What is known of an article before its blocks are sorted. */
export type Known = {
  readonly title: string;
  readonly siteName: string | null;
  readonly highlights: readonly string[];
};
export type Sorted = {
  readonly blocks: Block[];
  readonly highlights: string[];
  readonly leftOut: string[];
  siteName: string | null;
};

/** The editor's mark as a paragraph of a CMS's HTML. */
const drawnBreak = '---';

/** Sorts blocks into story, highlights, and what belongs to the site; an editor's break moves on to the next kept block. */
export function sortBlocks(given: readonly Block[], known: Known): Sorted {
  const sorted: Sorted = { blocks: [], highlights: [], leftOut: [], siteName: null };
  const all = given.map((block) => ({ ...block, text: tidyText(block.text) }));
  const blocks = all.filter((block) => block.text !== '' && block.text !== known.title);
  const seen = new Set<string>();
  const tail = tailOf(blocks);
  let isBroken = false;
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) break;
    isBroken ||= block.breakBefore === true || block.text === drawnBreak;
    if (block.text === drawnBreak) continue;
    const hasHighlights = known.highlights.length + sorted.highlights.length > 0;
    if (isHighlightsLabel(block.text)) {
      const found = highlightsAfter(blocks, at + 1, known.highlights.length > 0);
      sorted.highlights.push(...found.map((highlight) => highlight.text));
      at += found.length;
    } else if (isRelatedLabel(block.text)) {
      const links = linksAfter(blocks, at + 1);
      sorted.leftOut.push(block.text, ...links.map((link) => link.text));
      at += links.length;
    } else if (isOfTheSite(block.text, known.siteName) || isRepeated(block.text, seen)) {
      sorted.leftOut.push(block.text);
    } else if (isSiteNameByPlace(blocks, at, tail, hasHighlights)) {
      sorted.siteName = block.text;
      sorted.leftOut.push(block.text);
    } else {
      isBroken = !keep(block, isBroken, sorted) && isBroken;
    }
  }
  return withoutHangingHeading(sorted);
}

/** Where more blocks than this follow a label, unmarked paragraphs after it are the story. */
const longestBareList = 10;
const mostHighlights = 12;

/** The lines under a highlights label: bullets, or at the end of the story short lines, until something else begins. */
function highlightsAfter(blocks: readonly Block[], from: number, known: boolean): Block[] {
  const found: Block[] = [];
  const bulleted = blocks[from]?.kind === 'list-item';
  if (!bulleted && (known || blocks.length - from > longestBareList)) return found;
  for (let at = from; at < blocks.length && found.length < mostHighlights; at += 1) {
    const block = blocks[at];
    if (block === undefined || block.kind === 'heading' || isBoilerplate(block.text)) break;
    if (bulleted ? block.kind !== 'list-item' : block.text.length > 200) break;
    if (!bulleted && !endsLikeSentence(block.text) && found.some((line) => endsLikeSentence(line.text)))
      break;
    found.push(block);
  }
  return found;
}

/** The items or unstopped lines under "Related": headlines of other stories. */
function linksAfter(blocks: readonly Block[], from: number): Block[] {
  const found: Block[] = [];
  const listed = blocks[from]?.kind === 'list-item';
  for (const block of blocks.slice(from)) {
    if (listed ? block.kind !== 'list-item' : !isHeadline(block.text)) break;
    found.push(block);
  }
  const after = blocks[from + found.length];
  if (!listed && after !== undefined && found.at(-1)?.kind === 'heading' && !isBoilerplate(after.text))
    found.pop();
  return found;
}

function isHeadline(line: string): boolean {
  return line.length <= 110 && !/[.!?…。！？؟।۔](?:\s|$)/u.test(line);
}

function isOfTheSite(line: string, siteName: string | null): boolean {
  return isBoilerplate(line) || isOrnament(line) || isSiteName(line, siteName);
}

/** Short stopped lines may be said twice ("No."); anything longer, or a label, is a page repeating itself. */
const shortestRepeat = 25;

function isRepeated(line: string, seen: Set<string>): boolean {
  if (seen.has(line)) return true;
  if (line.length >= shortestRepeat || !endsLikeSentence(line)) seen.add(line);
  return false;
}

function isSiteName(line: string, siteName: string | null): boolean {
  return siteName !== null && line.toLowerCase() === siteName.toLowerCase();
}

/** From where on every block is the site's. */
function tailOf(blocks: readonly Block[]): number {
  return blocks.findLastIndex((block) => !isBoilerplate(block.text)) + 1;
}

/** A short unstopped line after the story, before nothing but share lines and addresses, is the site's name. */
function isSiteNameByPlace(
  blocks: readonly Block[],
  at: number,
  tail: number,
  afterHighlights: boolean,
): boolean {
  if (at + 1 < tail) return false;
  const line = blocks[at]?.text ?? '';
  if (endsLikeSentence(line) || line.length > 50 || / [|›] /.test(line) || !/^[\p{Lu}\p{Lo}\d]/u.test(line))
    return false;
  const rest = blocks.slice(at + 1);
  if (rest.length === 0) return afterHighlights && blocks[at]?.kind !== 'list-item';
  const name = line.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return afterHighlights || rest.some((block) => block.text.toLowerCase().includes(name));
}

/** Whether anything of the block but its dateline and credit was left to keep; a heading takes no break. */
function keep(block: Block, isBroken: boolean, sorted: Sorted): boolean {
  const isParagraph = block.kind === 'paragraph';
  const dateline = isParagraph ? datelineOf(block.text) : '';
  const credit = isParagraph ? photoCreditAtEnd(block.text.slice(dateline.length)) : '';
  for (const part of [dateline, credit]) if (part !== '') sorted.leftOut.push(part.trim());
  const text = block.text.slice(dateline.length, block.text.length - credit.length).trim();
  if (text === '') return false;
  const takesBreak =
    isBroken && block.kind !== 'heading' && sorted.blocks.some(({ kind }) => kind !== 'heading');
  sorted.blocks.push({ kind: block.kind, text, ...(takesBreak ? { breakBefore: true as const } : {}) });
  return block.kind !== 'heading';
}

function withoutHangingHeading(sorted: Sorted): Sorted {
  while (sorted.blocks.at(-1)?.kind === 'heading') {
    const heading = sorted.blocks.pop();
    if (heading !== undefined) sorted.leftOut.push(heading.text);
  }
  return sorted;
}
