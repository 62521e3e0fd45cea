import { isBalanced } from '../article/balance.ts';

/** The shortest part a cut may leave, in characters. */
const shortestPart = 40;

const clauseEnds = /(?<=[;:])\s+|(?<=,)\s+|\s*(?=—)|(?<=—)|\s(?=[–-]\s)|(?<=[、，；：،؛])\s*/gu;
const mustStay =
  /\b(?:not|no|never|none|nor|neither|without|unless|if|only|except|but|however|although|though|until|according|said|says|told|reported(?:ly)?|alleged(?:ly)?|claim(?:s|ed)?|estimate[sd]?|warned|unclear|denie[sd]|pending|provided|whether|may|might|could|would|no|nunca|sin|si|según|pero|ne|pas|sans|si|selon|mais|nicht|kein\w*|ohne|wenn|laut|aber|não|sem|se|segundo)\b|n['’]t\b/iu;

/**
 * A sentence without its last clause, where that clause can be spared: no attribution, negation or
 * condition in it, what stays is at least 40 characters, whole and within the room. Null when there is none.
 * The result is a span from the sentence's start with a final stop.
 */
export function withoutTrailingClause(sentence: string, fits: (text: string) => boolean): string | null {
  const cuts = [...sentence.matchAll(clauseEnds)].map((cut) => cut.index);
  for (const cut of cuts.reverse()) {
    const tail = sentence.slice(cut);
    if (mustStay.test(tail)) return null;
    const kept = `${sentence.slice(0, cut).replace(/[\s,;:—–、，；-]+$/u, '')}.`;
    if (kept.length >= shortestPart && canBeSpared(tail) && isWhole(kept) && fits(kept)) return kept;
  }
  return null;
}

/** Clauses that hang on a sentence's end: after a dash, "with…", "which…", a participle. Items of a list do not. */
function canBeSpared(tail: string): boolean {
  if (/^\s*[—–]/.test(tail)) return tail.split('—').length === 2;
  return /^[\s,]*(?:with|which|who|where|as|after|before|following|while|since|because|amid|despite|including|\p{Ll}+ing)\b/u.test(
    tail,
  );
}

/** Balanced, and no dash left open: "a—b" with its second dash cut away reads as broken off. */
function isWhole(kept: string): boolean {
  return isBalanced(kept) && (kept.split('—').length - 1) % 2 === 0;
}

/**
 * Cuts a text that alone does not fit into parts that do: at clauses, else at words, each part at least
 * 40 characters. Null when it cannot be done without cutting a quotation or a word.
 */
export function cutToFit(text: string, fits: (part: string) => boolean): string[] | null {
  return (
    cutAt(text, fits, clauseEnds) ??
    cutAt(text, fits, /\s+/gu) ??
    cutAt(text, fits, /(?<=[\p{Lo}])(?=[\p{Lo}])/gu)
  );
}

/** The longest part that fits is taken first; an end too short gets words back from the part before it. */
function cutAt(text: string, fits: (part: string) => boolean, places: RegExp): string[] | null {
  const cuts = [...new Set([...text.matchAll(places)].map((cut) => cut.index))].filter((cut) => cut > 0);
  const parts: string[] = [];
  let start = 0;
  while (!fits(text.slice(start).trim())) {
    const end = lastFitting(text, start, cuts, fits);
    if (end === null) return null;
    parts.push(text.slice(start, end).trim());
    start = end;
  }
  parts.push(text.slice(start).trim());
  return parts.length > 1 ? parts : null;
}

function lastFitting(
  text: string,
  start: number,
  cuts: readonly number[],
  fits: (part: string) => boolean,
): number | null {
  const enough = (from: number, to: number) => text.slice(from, to).trim().length >= shortestPart;
  const within = cuts.filter(
    (cut) => cut > start && cut - start <= 600 && enough(start, cut) && enough(cut, text.length),
  );
  for (const cut of within.reverse()) {
    if (fits(text.slice(start, cut).trim())) return cut;
  }
  return null;
}
