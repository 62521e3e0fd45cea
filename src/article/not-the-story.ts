import type { Block } from './article.ts';
import { endsLikeSentence, isBoilerplate, isOrnament } from './clean.ts';
import { isDataRow } from './data-rows.ts';
import { notesAtEnd } from './newsroom-notes.ts';
import { splitSentences } from './sentences.ts';
import { isWireLine } from './wire-lines.ts';

/** Whether a whole line is the site's or the newsroom's own and no part of the story. */
export function isOfTheSite(line: string, siteName: string | null): boolean {
  return (
    isBoilerplate(line) ||
    areAllOfTheSite(line) ||
    isOrnament(line) ||
    isDataRow(line) ||
    isWireLine(line) ||
    isSiteName(line, siteName) ||
    notesAtEnd(line) === line
  );
}

/** A longer line is somebody's story. */
const longestSiteLine = 400;

/** "Subscribe now for full access. To continue reading, log in.": a line of several such sentences. */
function areAllOfTheSite(line: string): boolean {
  if (line.length > longestSiteLine) return false;
  const sentences = splitSentences(line, 'en');
  return (
    sentences.length > 1 && sentences.every(({ text }) => isBoilerplate(text) || notesAtEnd(text) === text)
  );
}

function isSiteName(line: string, siteName: string | null): boolean {
  return siteName !== null && line.toLowerCase() === siteName.toLowerCase();
}

/** Whether a line may be a headline: short, and no stop in it. */
export function isHeadline(line: string): boolean {
  return line.length <= 110 && !/[.!?…。！？؟।۔](?:\s|$)/u.test(line);
}

/** Where the last words of a release are about who sent it ("About Driftboard"), or an article's about its author. */
export function aboutTheSource(blocks: readonly Block[]): number {
  const heading = blocks.findLastIndex((block) => /^About \p{Lu}|^About the authors?$/u.test(block.text));
  const name = blocks[heading]?.text.replace(/^About /, '') ?? '';
  const rest = blocks.slice(heading + 1);
  const isOfSource = /^the authors?$/.test(name) || (rest[0]?.text ?? '').startsWith(name);
  const isEnd = rest.length <= 4 && !rest.some((block) => block.kind === 'heading');
  return heading > 0 &&
    heading >= blocks.length / 2 &&
    name.length <= 60 &&
    isOfSource &&
    isEnd &&
    rest.length > 0
    ? heading
    : blocks.length;
}

/** So many stopped paragraphs make a story whose end can be told by its last stop. */
const leastStopped = 3;

/** Behind the last sentence of a story, lines that do not stop are the site's, in every language. */
export function endOfStory(blocks: readonly Block[]): number {
  const isSaid = (block: Block) =>
    (endsLikeSentence(block.text) || !isHeadline(block.text)) && !isOfTheSite(block.text, null);
  if (blocks.filter(isSaid).length < leastStopped) return blocks.length;
  return blocks.findLastIndex(isSaid) + 1;
}

/** From where on every block is the site's. */
export function tailOf(blocks: readonly Block[]): number {
  return blocks.findLastIndex((block) => !isOfTheSite(block.text, null)) + 1;
}
