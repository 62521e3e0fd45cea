import type { Block } from './article.ts';
import { endsLikeSentence, isBoilerplate } from './clean.ts';
import { datelineOf, dayBeforeLede, placeBeforeLede } from './datelines.ts';
import { isHighlightsLabel } from './highlight-labels.ts';
import { highlightsByPlace } from './highlights-by-place.ts';
import { notesAtEnd } from './newsroom-notes.ts';
import { aboutTheSource, endOfStory, isHeadline, isOfTheSite, tailOf } from './not-the-story.ts';
import { photoCreditAtEnd } from './photo-credit.ts';
import { endOfRelease } from './release-lines.ts';
import { isServiceLine } from './service-lines.ts';
import { isRelatedLabel } from './site-labels.ts';
import { plainBlanks, tidyText } from './tidy.ts';
import { markBefore } from './wire-lines.ts';

/** What is known of an article before its blocks are sorted. */
export type Known = {
  readonly title: string;
  readonly siteName: string | null;
  readonly highlights: readonly string[];
  readonly language: string;
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
  const blocks = all.filter(
    ({ text }) =>
      text !== '' && plainBlanks(text.slice(markBefore(text).length)) !== plainBlanks(known.title),
  );
  const seen = new Set<string>();
  const tail = tailOf(blocks);
  const about = Math.min(aboutTheSource(blocks), endOfRelease(blocks));
  const isLabelled = known.highlights.length > 0 || blocks.some((block) => isHighlightsLabel(block.text));
  const box = isLabelled ? null : highlightsByPlace(blocks);
  const end = endOfStory(blocks);
  const story = all.map((block) => block.text).join('\n');
  let isBroken = false;
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) break;
    isBroken ||= block.breakBefore === true || block.text === drawnBreak;
    if (block.text === drawnBreak) continue;
    const hasHighlights = known.highlights.length + sorted.highlights.length > 0;
    if (at >= about) {
      sorted.leftOut.push(block.text);
    } else if (box?.at === at) {
      sorted.highlights.push(...blocks.slice(at + 1, at + 1 + box.count).map((item) => item.text));
      at += box.count;
    } else if (isHighlightsLabel(block.text)) {
      const found = highlightsAfter(blocks, at + 1, known.highlights.length > 0);
      sorted.highlights.push(...found.map((highlight) => highlight.text));
      at += found.length;
    } else if (isRelatedLabel(block.text)) {
      const links = linksAfter(blocks, at + 1);
      sorted.leftOut.push(block.text, ...links.map((link) => link.text));
      at += links.length;
    } else if (isOfTheSite(block.text, known.siteName) || isRepeated(block.text, seen)) {
      sorted.leftOut.push(block.text);
    } else if (isSiteLineByPlace(blocks, at, tail, hasHighlights)) {
      if (!notAName.test(block.text)) sorted.siteName = block.text;
      sorted.leftOut.push(block.text);
    } else if (
      isServiceAtEnd(blocks, at) ||
      (at >= end && block.kind !== 'list-item' && isHeadline(block.text))
    ) {
      sorted.leftOut.push(block.text);
    } else {
      isBroken = !keep(block, isBroken, sorted, { story, language: known.language }) && isBroken;
    }
  }
  return withoutHangingHeading(sorted);
}

/** Under a review stands where to find it; a story of two paragraphs may be of nothing else. */
const lastOfReview = 5;

function isServiceAtEnd(blocks: readonly Block[], at: number): boolean {
  return at >= 3 && at >= blocks.length - lastOfReview && isServiceLine(blocks[at]?.text ?? '');
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

/** Short stopped lines may be said twice ("No."); anything longer, or a label, is a page repeating itself. */
const shortestRepeat = 25;

function isRepeated(line: string, seen: Set<string>): boolean {
  if (seen.has(line)) return true;
  if (line.length >= shortestRepeat || !endsLikeSentence(line)) seen.add(line);
  return false;
}

/** Link bars, labelled lines, counts and calls to readers stand where a site's name may stand. */
const notAName =
  / [|›] |[:：]|^\d+\.?\s|[(（]\d+[)）]|^(?:subscribe|follow|sign|read|get|join|share|watch|listen|contact|comments?|related|more|photographs?|reporting)\b|\b(?:show|hide)$/iu;

/** A short unstopped line after the story, before nothing but share lines and addresses, is the site's name. */
function isSiteLineByPlace(
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

/** A story's first sentence is not further down; looking for one in every block takes quadratic time. */
const deepestLede = 30;

type Whole = { readonly story: string; readonly language: string };

function datelineIn(paragraph: string, { blocks }: Sorted, { story, language }: Whole): string {
  const isFirst =
    blocks.length <= deepestLede &&
    !blocks.some(({ kind, text }) => kind === 'paragraph' && endsLikeSentence(text));
  const found = datelineOf(paragraph);
  if (found !== '' || !isFirst) return found;
  return placeBeforeLede(paragraph, story, language) || dayBeforeLede(paragraph, story);
}

/** Whether anything of the block but its dateline and credit was left to keep; a heading takes no break. */
function keep(block: Block, isBroken: boolean, sorted: Sorted, whole: Whole): boolean {
  const isParagraph = block.kind === 'paragraph';
  const dateline = isParagraph ? datelineIn(block.text, sorted, whole) : '';
  const notes = isParagraph ? notesAtEnd(block.text) : '';
  const told = block.text.slice(dateline.length, block.text.length - notes.length);
  const credit = isParagraph ? photoCreditAtEnd(told) : '';
  for (const part of [dateline, credit, notes]) if (part !== '') sorted.leftOut.push(part.trim());
  const text = told.slice(0, told.length - credit.length).trim();
  if (text === '') return false;
  const takesBreak =
    isBroken && block.kind !== 'heading' && sorted.blocks.some(({ kind }) => kind !== 'heading');
  sorted.blocks.push({
    kind: block.kind,
    text,
    ...(block.number === undefined ? {} : { number: block.number }),
    ...(takesBreak ? { breakBefore: true as const } : {}),
  });
  return block.kind !== 'heading';
}

function withoutHangingHeading(sorted: Sorted): Sorted {
  while (sorted.blocks.at(-1)?.kind === 'heading') {
    const heading = sorted.blocks.pop();
    if (heading !== undefined) sorted.leftOut.push(heading.text);
  }
  return sorted;
}
