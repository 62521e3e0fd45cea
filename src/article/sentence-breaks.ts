import { matchesOf } from './matches.ts';
import { plainBreaks } from './plain-breaks.ts';
import type { Quotations } from './quotations.ts';

/** Intl.Segmenter takes quadratic time on runs without letters; it is given this much at a time. */
const windowLength = 2000;
/** So near the end of a window its breaks are not trusted: what follows is not seen. */
const windowMargin = 100;

/** Breaks that Unicode's rules do not see; each match ends where the next sentence begins. */
const further: readonly RegExp[] = [
  // « Oui ! » Le maire…: a blank stands before the closing mark.
  /[.!?…][ \u00a0\u202f]?[»›”]+\s+(?=[^\p{Ll}\s])/gu,
  // The single character … is no stop to Unicode.
  /…["'”’“»›)\]]*\s+(?=["'“„«‹‘¿¡([]*\p{Lu})/gu,
  // A name like iPhone begins a sentence with a small letter.
  /[.!?]["”’»)]*\s+(?=\p{Ll}\p{Lu}\p{Ll})/gu,
  // "ended.In the": the blank was lost.
  /[.!?][”’»)]?(?=["“„«‘¿¡([]?\p{Lu}[\p{L}’']*[\s,])/gu,
];

const segmenters = new Map<string, Intl.Segmenter>();

/** Where a sentence of the text may begin, in order, opening quotation marks with what they open. */
export function possibleBreaks(text: string, language: string, { openOf, closeOf }: Quotations): number[] {
  const isShort = text.length <= windowLength;
  const found = (isShort ? plainBreaks(text, language) : null) ?? unicodeBreaks(text, segmenterFor(language));
  for (const pattern of further) {
    for (const { 0: match, index } of matchesOf(pattern, text)) found.push(index + match.length);
  }
  const opens = (at: number) =>
    closeOf.has(at) || (!openOf.has(at) && /[“„«‘([「『（【《]/.test(text[at] ?? ''));
  const placed = found.map((found) => {
    let at = found;
    while (at > 0 && opens(at - 1)) at -= 1;
    return at;
  });
  return placed.sort((left, right) => left - right).filter((at, index, all) => at !== all[index - 1]);
}

function unicodeBreaks(text: string, segmenter: Intl.Segmenter): number[] {
  const breaks: number[] = [];
  let from = 0;
  while (from < text.length) {
    const isLast = from + windowLength >= text.length;
    const trusted = isLast ? windowLength : windowLength - windowMargin;
    let last = 0;
    for (const { index } of segmenter.segment(text.slice(from, from + windowLength))) {
      if (index === 0 || index >= trusted) continue;
      breaks.push(from + index);
      last = index;
    }
    if (isLast) break;
    from += last > 0 ? last : windowLength / 2;
  }
  return breaks;
}

function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  const made = makeSegmenter(language);
  // Tags come from articles: a stranger's must not fill the memory.
  if (segmenters.size < 100) segmenters.set(language, made);
  return made;
}

function makeSegmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}
