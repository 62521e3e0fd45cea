import { eitherAbbreviations, leadingAbbreviations, sentenceStarters } from './abbreviations.ts';
import { isBalanced } from './balance.ts';

/** A sentence of a text, with its place in it: UTF-16 offsets, `end` exclusive. */
export type Sentence = { readonly text: string; readonly start: number; readonly end: number };

type Span = { readonly start: number; end: number };

/** How far back the words before a stop are read: enough for any abbreviation, little enough for any text. */
const longestLookedBack = 200;

/** How many pieces may be joined while waiting for a quotation to close. */
const longestQuote = 6;

/**
 * Splits a text into sentences by Unicode's rules for its language, then joins what those rules cut
 * wrongly: after titles, initials, "No. 10", "U.S. President", inside quotations. When unsure it joins.
 */
export function splitSentences(text: string, language: string): Sentence[] {
  const joined: Span[] = [];
  for (const piece of segment(text, language)) {
    const last = joined.at(-1);
    const before =
      last === undefined ? '' : text.slice(Math.max(last.start, last.end - longestLookedBack), last.end);
    if (last !== undefined && belongsTogether(before, text.slice(piece.start, piece.end)))
      last.end = piece.end;
    else joined.push(piece);
  }
  return closeQuotations(text, joined);
}

function segment(text: string, language: string): Span[] {
  const pieces: Span[] = [];
  for (const { segment: piece, index } of segmenterFor(language).segment(text)) {
    const { start, end } = slice(text, index, index + piece.length);
    if (end > start) pieces.push({ start, end });
  }
  return pieces;
}

function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}

function slice(text: string, start: number, end: number): Sentence {
  const raw = text.slice(start, end);
  const from = start + (raw.length - raw.trimStart().length);
  const trimmed = raw.trim();
  return { text: trimmed, start: from, end: from + trimmed.length };
}

function belongsTogether(before: string, after: string): boolean {
  if (/^[\p{Ll},;)\]”’»]/u.test(after)) return true;
  if (/^[とっ]/u.test(after) && /[」』]$/u.test(before)) return true;
  if (!/[\p{L}\p{N}]/u.test(after)) return true;
  if (!/\.$/.test(before)) return false;
  const last = /(\S+)\.$/.exec(before)?.[1]?.replace(/^[("“‘'[]+/u, '') ?? '';
  return stopIsPartOfWord(last, before, after);
}

function stopIsPartOfWord(last: string, before: string, after: string): boolean {
  const word = last.toLowerCase();
  const startsNew = sentenceStarters.has(/^["“‘«([]*([\p{L}’']+)/u.exec(after)?.[1]?.toLowerCase() ?? '');
  if (word === 'no' || word === 'nos') return /^\d/.test(after);
  if (leadingAbbreviations.has(word)) return true;
  if (/^\p{Lu}$/u.test(last)) return !startsNew || /\p{Lu}\p{Ll}+ \p{Lu}\.$/u.test(before);
  if (/^\d{1,2}$/.test(last) && before.length <= 3) return true;
  const doubtful = eitherAbbreviations.has(word) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(last);
  return doubtful && !startsNew;
}

/** A quotation of several sentences stays whole, if it closes soon. */
function closeQuotations(text: string, spans: readonly Span[]): Sentence[] {
  const closed: Sentence[] = [];
  for (let at = 0; at < spans.length; at += 1) {
    const first = spans[at];
    if (first === undefined) break;
    at = isBalanced(text.slice(first.start, first.end)) ? at : whereItCloses(text, spans, at);
    closed.push(slice(text, first.start, spans[at]?.end ?? first.end));
  }
  return closed;
}

function whereItCloses(text: string, spans: readonly Span[], from: number): number {
  const start = spans[from]?.start ?? 0;
  for (let at = from + 1; at < spans.length && at < from + longestQuote; at += 1) {
    if (isBalanced(text.slice(start, spans[at]?.end))) return at;
  }
  return from;
}
