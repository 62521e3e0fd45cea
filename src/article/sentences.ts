import { eitherAbbreviations, leadingAbbreviations, sentenceStarters } from './abbreviations.ts';
import { isBalanced } from './balance.ts';

/** A sentence of a text, with its place in it: UTF-16 offsets, `end` exclusive. */
export type Sentence = { readonly text: string; readonly start: number; readonly end: number };

/** How many pieces may be joined while waiting for a quotation to close. */
const longestQuote = 6;

/**
 * Splits a text into sentences by Unicode's rules for its language, then joins what those rules cut
 * wrongly: after titles, initials, "No. 10", "U.S. President", inside quotations. When unsure it joins.
 */
export function splitSentences(text: string, language: string): Sentence[] {
  const pieces = segment(text, language);
  const joined: Sentence[] = [];
  let current: Sentence | null = null;
  for (const piece of pieces) {
    if (current !== null && belongsTogether(current.text, piece.text)) {
      current = slice(text, current.start, piece.end);
    } else {
      if (current !== null) joined.push(current);
      current = piece;
    }
  }
  if (current !== null) joined.push(current);
  return closeQuotations(text, joined);
}

function segment(text: string, language: string): Sentence[] {
  const pieces: Sentence[] = [];
  for (const { segment: piece, index } of segmenterFor(language).segment(text)) {
    const sentence = slice(text, index, index + piece.length);
    if (sentence.text !== '') pieces.push(sentence);
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
function closeQuotations(text: string, sentences: readonly Sentence[]): Sentence[] {
  const closed: Sentence[] = [];
  for (let at = 0; at < sentences.length; at += 1) {
    const first = sentences[at];
    if (first === undefined) break;
    const through = isBalanced(first.text) ? at : whereItCloses(text, sentences, at);
    const last = sentences[through] ?? first;
    closed.push(slice(text, first.start, last.end));
    at = through;
  }
  return closed;
}

function whereItCloses(text: string, sentences: readonly Sentence[], from: number): number {
  const start = sentences[from]?.start ?? 0;
  for (let at = from + 1; at < sentences.length && at < from + longestQuote; at += 1) {
    if (isBalanced(text.slice(start, sentences[at]?.end))) return at;
  }
  return from;
}
