import { isBareDenial } from './denials.ts';
import type { Line } from './material.ts';

/**
 * How a sentence is bound to the next of its paragraph: `fast`, it never stands without it; `close`, it stands
 * alone only where the two do not fit in one post.
 */
export type Bond = 'none' | 'close' | 'fast';

const takesBack =
  /^(?:(?:that|this|it|both|neither|none of (?:it|that|this)|the (?:figure|claim|report|story|headline|number|date)) (?:was|is|were|has been|had been) (?:(?:later|since|also|plainly|simply) )?(?:wrong|false|untrue|incorrect|mistaken|inaccurate|not (?:true|so|right|correct|the case)|an? (?:error|mistake)|withdrawn|retracted)\b|then (?:it|they|he|she|all that|everything) (?:stopped|ended|broke|closed|changed|failed|collapsed|died|vanished|left)\b|(?:it|that|this|he|she|they) (?:was|is|did|does|has|had|were|do|are)(?:n['’]t| not)\.$|not (?:so|any ?more|true)\b|no longer\b)/i;
/** What a newspaper says its own article said: true only with the sentence that sets it right. */
const ownWords =
  /\b(?:an|the|our|this) (?:(?:earlier|previous|original) )?(?:article|story|report|headline|version)\b(?: \S+){0,14}? (?:(?:also|wrongly|incorrectly) )?(?:said|gave|stated|misstated|called|put)\b/i;
const earlierVersion = /^an? (?:earlier|previous) version\b/i;
/** A sentence this short only opens what is told after it: "Some investors were wary." */
const longestLeadIn = 40;
const longestLeadInEast = 12;
const contrast =
  /^(?:however|but|yet|still|instead|sin embargo|pero|cependant|mais|aber|jedoch|しかし|但|لكن)(?!\p{L})/iu;
const claims =
  /\b(?:rejects?|rejected|den(?:y|ies|ied)|blamed?s?|insist(?:s|ed)?|the result of|due to|an error|(?:said|says|told|argued|claim(?:s|ed)?)\b.{0,80}["“])/i;
const rebuts =
  /\b(?:said|says|told|shows?|showed|found|according to)\b.*\b(?:could not|cannot|can['’]t|was not|were not|did not|never|no such|impossible|untrue|false)\b|\b(?:disputed|disputes|rejected|rejects|denied|denies|contradict\w*|dismissed)\b/i;

/** Asked again and again while a thread is planned; a sentence's place stays, and what stands after it. */
const bonds = new WeakMap<Line['place'], Bond>();

/** How a sentence is bound to the next one of the body. */
export function bondOf(line: Line, next: Line | undefined): Bond {
  if (line.order < 0) return 'none';
  const bond = bonds.get(line.place) ?? findBond(line, next);
  bonds.set(line.place, bond);
  return bond;
}

function findBond(line: Line, next: Line | undefined): Bond {
  if (earlierVersion.test(line.text)) return 'fast';
  if (next === undefined) return 'none';
  if (saysSo.test(next.text) && next.section === line.section) return 'fast';
  if (isAnswered(line, next)) return 'fast';
  if (next.place.index !== line.place.index) return 'none';
  if (takesBack.test(next.text) || (next.leans && ownWords.test(line.text))) return 'fast';
  if (namesSpeakerNext(line) || asks(line)) return 'fast';
  if (leadsIn(line, next)) return 'close';
  if (contrast.test(next.text) || speaksOn(line, next) || isBareDenial(next.text)) return 'close';
  return claims.test(line.text) && rebuts.test(next.text) ? 'close' : 'none';
}

/** A question the story asks itself: not one in somebody's words. */
function asks({ text }: Line): boolean {
  return /(?:[?？؟]|か。)$/u.test(text) && !/["“”«»„「『]/u.test(text);
}

/** A question that is a paragraph of its own is answered by the next one of its section. */
export function isAnswered(line: Line, next: Line): boolean {
  const isNext = next.place.index !== line.place.index && next.section === line.section;
  return isNext && line.place.start === 0 && asks(line);
}

/** 「川の音が違った。」 before 岡さんはそう話した。 */
const saysSo = /そう(?:話し|述べ|語っ|訴え|説明し|振り返っ|強調し|明かし)(?:た|ている)/u;

/** In Japanese and Chinese who spoke is often told in the sentence after the words. */
function namesSpeakerNext({ text }: Line): boolean {
  return (
    /^(?:「[^」]*」|“[^”]*”)$/u.test(text) &&
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
  );
}

/** Whether a paragraph's first words are too short to be told without what they open. */
export function isLeadIn(text: string): boolean {
  if (text.length >= longestLeadIn) return false;
  const isEast = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
  return text.length < (isEast ? longestLeadInEast : longestLeadIn);
}

/** "Some investors were wary.": a short sentence before somebody's words. */
function leadsIn(line: Line, next: Line): boolean {
  return isLeadIn(line.text) && /^["“«„「]/u.test(next.text);
}

/** Speech, who says it, and more of the same speech: `“They sent a wreath,” he said. “They knew.”` */
function speaksOn(line: Line, next: Line): boolean {
  return /["”»」]/u.test(line.text) && isOnlySpeech(next.text);
}

/** Words in quotation marks with nobody beside them who says them. */
function isOnlySpeech(text: string): boolean {
  if (!/^["“«「『]/u.test(text)) return false;
  const outside = text.replace(/["“«「『][^"”»」』]*["”»」』]/gu, ' ');
  return outside.replace(/[\s\p{P}]+/gu, '') === '';
}

/** Whether the next sentence turns what this one says, in its paragraph or the next. */
export function isTurned(next: Line | undefined): boolean {
  return next !== undefined && contrast.test(next.text);
}
