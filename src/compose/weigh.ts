import twitterText from 'twitter-text';
import { findDomain } from './links.ts';
import { remembered } from './remembered.ts';

/** The most a post may weigh, as X counts. */
export const limit = 280;
/** What X counts for a link, whatever its length. */
const linkWeight = 23;

/** A run of characters longer than any link X accepts (4,096) is counted without looking for links in it: that search is quadratic. */
const longestRun = 5000;

/** Characters that weigh 1 or 2 each by themselves: never part of an emoji, never joined or changed by NFC. */
const light =
  '\n -~\u00a1\u00ab\u00b0\u00bb\u00bf\u00c0-\u02af\u0410-\u045f\u0621-\u063a\u0641-\u064a\u060c\u061b\u061f–—‘’“”';
const heavy =
  '…€•\u3001\u3002\u300c-\u300f\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff\uac00-\ud7a3\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f';
/** What each of them weighs, by its code; 0 for any other. A pattern takes eight times as long over a text. */
const weights = new Uint8Array(0x10000);
weighAs(1, light);
weighAs(2, heavy);

function weighAs(weight: number, characters: string): void {
  for (const [, first = '', last = first] of characters.matchAll(/(.)(?:-(.))?/gs))
    weights.fill(weight, first.charCodeAt(0), last.charCodeAt(0) + 1);
}

/** Weights of runs twitter-text was asked for: an article's few links, figures and emoji come again and again. */
const judgedRuns = remembered<number>(500);
const longestRemembered = 200;

/**
 * A text's weighted length, as X counts it. No link and no emoji reaches over a blank, so each run between
 * blanks is weighed by itself: by its characters, or by twitter-text's `parseTweet`, X's own counting,
 * where there may be a link, an emoji or anything out of the ordinary in it.
 */
export function weigh(text: string): number {
  const simple = weighSimple(text);
  if (simple !== null) return simple + linksOver(text);
  const [first = '', ...more] = text.split(/[ \n]/);
  return more.reduce((sum, run) => sum + weighRun(run, true), weighRun(first, false));
}

/**
 * The weight of a text in which `link` is our own: always a link to X, and at least 23 even where
 * twitter-text does not know the link's top-level domain and would count its letters.
 */
export function weighWithLink(text: string, link: string | null): number {
  const weight = weigh(text);
  if (link === null || link === '' || !text.includes(link)) return weight;
  const times = text.split(link).length - 1;
  return weight + times * Math.max(0, linkWeight - weigh(link));
}

/** As {@link weighWithLink}, by twitter-text alone: for posts as they would go out. Slower, and X's own word. */
export function judgeWithLink(text: string, link: string | null): number {
  const weight = text.length > longestRun ? weigh(text) : judge(text);
  return Math.max(weight, weighWithLink(text, link));
}

/** The weight of a text by its characters alone; null where one of them cannot be weighed by itself. */
function weighSimple(text: string): number | null {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) {
    const weight = weights[text.charCodeAt(at)] ?? 0;
    if (weight === 0) return null;
    sum += weight;
  }
  return sum;
}

/** What the runs that may hold links weigh more, or less, than their characters do, in a text of simple ones. */
function linksOver(text: string): number {
  let over = 0;
  for (let at = findDomain(text, 0); at !== -1; ) {
    let start = at;
    while (start > 0 && !isBlank(text, start - 1)) start -= 1;
    let end = at;
    while (end < text.length && !isBlank(text, end)) end += 1;
    const run = text.slice(start, end);
    const blank = start > 0 ? 1 : 0;
    over += weighRun(run, start > 0) - blank - (weighSimple(run) ?? 0);
    at = findDomain(text, end);
  }
  return over;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10;
}

/** The weight of a run of characters, with the blank before it where it has one: twitter-text looks at what goes before a link. */
function weighRun(run: string, hasBlank: boolean): number {
  const text = hasBlank ? ` ${run}` : run;
  const simple = findDomain(text, 0) === -1 ? weighSimple(text) : null;
  if (simple !== null) return simple;
  if (run.length <= longestRemembered) return judgedRuns(text, () => judge(text));
  return run.length > longestRun ? chunksOf(text).reduce((sum, part) => sum + judge(part), 0) : judge(text);
}

function judge(text: string): number {
  return twitterText.parseTweet(text).weightedLength;
}

/** Pieces too short to hold a link; never cut inside a code point. */
function chunksOf(run: string): string[] {
  const chunks: string[] = [];
  const points = [...run.replaceAll('.', '·')];
  for (let at = 0; at < points.length; at += 1000) chunks.push(points.slice(at, at + 1000).join(''));
  return chunks;
}
