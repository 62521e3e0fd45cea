import { abbreviationsOf } from './abbreviations/of-language.ts';
import { isCalled, isSpokenOn } from './attribution.ts';
import { type Quotations, quotationsIn } from './quotations.ts';
import { possibleBreaks } from './sentence-breaks.ts';
import { startsSentence, stopEnds } from './stops.ts';

/** A sentence of a text, with its place in it: UTF-16 offsets, `end` exclusive. */
export type Sentence = { readonly text: string; readonly start: number; readonly end: number };

/** A place where a sentence may end: `start` of the sentence so far, its `end`, and the `next` word's start. */
type Gap = { readonly start: number; readonly end: number; readonly next: number; readonly nextEnd: number };

/** How far around a stop the words are read: enough for any abbreviation, little enough for any text. */
const longestLookedBack = 100;
const longestLookedAhead = 120;
/** A run of stops with what closes after it; of a longer one the last suffices. */
const longestEnding = 20;

/** Stops after which no blank is due. */
const unspacedStop = /[。！？｡．।॥؟۔]["'”’»）」』】》)]*$/;

/**
 * Splits a text into sentences by Unicode's rules for its language, then joins what those rules cut
 * wrongly: after titles, initials, "No. 10", "U.S. President", inside quotations. When unsure it joins.
 * Never throws; a tag that is no language is read as English.
 */
export function splitSentences(text: string, language: string): Sentence[] {
  const quotations = quotationsIn(text);
  const breaks = possibleBreaks(text, language, quotations);
  const sentences: Sentence[] = [];
  let start = skipBlanks(text, 0);
  let seen = start;
  let outer = 0;
  breaks.forEach((at, index) => {
    if (at <= seen) return;
    const next = skipBlanks(text, at);
    seen = next;
    while ((quotations.outer[outer]?.close ?? text.length) < next) outer += 1;
    const isQuoted = (quotations.outer[outer]?.open ?? text.length) < next;
    const gap = { start, end: backOverBlanks(text, at), next, nextEnd: breaks[index + 1] ?? text.length };
    if (next === text.length || isQuoted || !isEnd(text, gap, quotations, language)) return;
    sentences.push({ text: text.slice(start, gap.end), start, end: gap.end });
    start = next;
  });
  const end = backOverBlanks(text, text.length);
  return end > start ? [...sentences, { text: text.slice(start, end), start, end }] : sentences;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text, at)) at += 1;
  return at;
}

function backOverBlanks(text: string, from: number): number {
  let at = from;
  while (at > 0 && isBlank(text, at - 1)) at -= 1;
  return at;
}

function isBlank(text: string, at: number): boolean {
  return text.charAt(at).trim() === '';
}

function isEnd(text: string, gap: Gap, quotations: Quotations, language: string): boolean {
  const before = text.slice(Math.max(gap.start, gap.end - longestLookedBack), gap.end);
  const after = text.slice(gap.next, gap.next + longestLookedAhead);
  const between = text.slice(gap.end, gap.next);
  if (/\n[ \t\r]*\n/.test(between)) return true;
  if (!/[\p{L}\p{N}]/u.test(text.slice(gap.next, Math.min(gap.nextEnd, gap.next + longestLookedAhead)))) {
    if (gap.nextEnd - gap.next < longestLookedAhead) return false;
  }
  if (before.length < longestLookedBack && isOnlyMark(before)) return false;
  if (goesOn(after, quotations.closeOf.has(gap.next), before)) return false;
  if (between === '' && !isUnspacedEnd(before, after, language)) return false;
  const ending = /([.!?…。！？．｡؟۔।॥‼⁇⁈⁉]+)([ \u00a0\u202f]?[“”"’'»«›)\]」』）】》]*)$/u.exec(
    before.slice(-longestEnding),
  );
  if (ending === null) return between !== '' && !/[,;–—-]$/.test(before);
  const [, stops = '', closers = ''] = ending;
  if (closers !== '' && isSpokenOn(text, gap, stops, quotations, language)) return false;
  if (closers === '' && /[！？!?]$/.test(stops) && isCalled(after)) return false;
  const bare = before.slice(0, before.length - closers.length);
  if (/\.\.|…/.test(stops)) return ellipsisEnds(bare, after, language);
  if (/^!$/.test(stops) && /(?:Yahoo|Jeopardy)!$/.test(bare)) return stopEnds(`${bare}.`, after, language);
  if (stops !== '.' && stops !== '۔') return true;
  return stopEnds(bare.replace(/۔$/, '.'), after, language);
}

/** A list's mark or number belongs to the words after it, and stops alone to nothing before them. */
function isOnlyMark(before: string): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(before) || /^[\s•·▪–—*(["“«-]*(?:\d{1,3}|\p{L})(?:\.\d{1,2})*[.)]+$/u.test(before)
  );
}

function goesOn(after: string, opensQuotation: boolean, before: string): boolean {
  if (!opensQuotation && /^[,;:)\]”’»?!…]/.test(after) && !/^»\p{Lu}/u.test(after)) return true;
  if (/^[–—-]/.test(after) && /[”"’'»“«)]$/.test(before)) return true;
  const isSmall = /^(?:[–—-]\s*|\[?…\]?\s*)?["'“„«»‹‘([]*\p{Ll}/u.test(after);
  return isSmall && !/^\p{Ll}\p{Lu}\p{Ll}/u.test(after);
}

/** Whether a sentence ends though no blank follows: the blank was lost, or the script needs none. */
function isUnspacedEnd(before: string, after: string, language: string): boolean {
  if (unspacedStop.test(before)) return true;
  const token = `${/\S*$/.exec(before)?.[0] ?? ''}${/^\S*/.exec(after)?.[0] ?? ''}`;
  if (/[/@=\\&]|www\./i.test(token)) return false;
  if (/[\p{sc=Arab}\p{sc=Deva}\p{sc=Han}]{2}[.!?]$/u.test(before)) return /^\p{Lo}/u.test(after);
  const word = /^["“„«‘¿¡([]?(\p{Lu}[\p{L}’']*)(?=[\s,])/u.exec(after)?.[1];
  if (
    word === undefined ||
    /^(?:com|org|net|io|js|ai|tv|co|gov|edu|app|dev|uk|de|fr|ru|es|py|ts)$/i.test(word)
  )
    return false;
  if ((token.match(/[\p{L}\p{N}][.](?=[\p{L}\p{N}])/gu) ?? []).length > 1) return false;
  const starts = word.length > 2 && startsSentence(after, abbreviationsOf(language));
  if (starts && /(?:\p{Ll}{2}|\d%?)\.$/u.test(before)) return true;
  return /(?:^|[\s"“„«»‘’'(—–-])\p{Ll}{2,}[”’»)]?[.!?]?[”’»)]?$/u.test(before);
}

/** After an ellipsis a capital alone proves nothing. */
function ellipsisEnds(before: string, after: string, language: string): boolean {
  if (!/\p{Lu}/u.test(after.slice(0, 3))) return /^\p{Lo}/u.test(after) && !/…$/.test(before);
  return stopEnds(`${before.replace(/[.…]+$/, '')} etc.`, after, language);
}
