import { abbreviationsOf } from './abbreviations/of-language.ts';
import type { Quotations } from './quotations.ts';

type Place = { readonly start: number; readonly end: number; readonly next: number };

/** Words a Japanese sentence goes on with after a quotation: "「行こう。」と述べた". */
const particle =
  /^(?:と(?!ころが|ても|はいえ|もかく|りわけ|くに)|って|など|の(?!ち)|を|は(?!じめ)|が(?!れき)|に(?!もかかわらず)|で(?!も|は)|も(?!う)|や(?!がて)|か(?!つて))/;

/**
 * Whether a sentence goes on after a quotation that ended with a stop of its own: the speaker is named
 * next, or the quotation is a title in the sentence's midst. `stops` are those inside the closing marks.
 */
export function isSpokenOn(
  text: string,
  { start, end, next }: Place,
  stops: string,
  { openOf }: Quotations,
  language: string,
): boolean {
  const after = text.slice(next, next + 80);
  const mark = text[end - 1] ?? '';
  if (mark === '》') return true;
  if (/[」』]/.test(mark) && particle.test(after)) return true;
  const open = openOf.get(end - 1);
  if (open === undefined) return false;
  const isAsking = /[!?…]/.test(stops);
  const lead = text.slice(start, open).trimEnd();
  if (!/[\p{L}\p{N}]/u.test(lead))
    return isCaseless(after) || isAsking ? namesSpeaker(after, language) : false;
  const isIntroduced = /[,:，：—–]$/.test(lead) || /[.!?…]$/.test(lead);
  return isAsking && !isIntroduced && !isCaseless(after) && namesNoStart(after, language);
}

/** "すごい！と叫んだ": Japanese calls need no marks. */
export function isCalled(after: string): boolean {
  return /^(?:と|って)/.test(after) && particle.test(after);
}

function isCaseless(after: string): boolean {
  return /^\p{Lo}/u.test(after);
}

/** "Smith asked", "she said", "她说" — but "她说：" leads to the next quotation. */
function namesSpeaker(after: string, language: string): boolean {
  const { saying } = abbreviationsOf(language);
  if (/^\p{sc=Han}/u.test(after)) {
    const clause = /^([^，。！？：、]{1,24})([，。！？：、]|$)/u.exec(after);
    return clause !== null && clause[2] !== '：' && [...saying].some((verb) => clause[1]?.endsWith(verb));
  }
  const [clause = ''] = after.split(/[.!?,:;…।۔؟،]/u);
  return clause
    .split(/\s+/)
    .slice(0, 5)
    .some((word) => saying.has(word));
}

function namesNoStart(after: string, language: string): boolean {
  const word = /^["“„«‘(¿¡]*(\p{L}+)/u.exec(after)?.[1]?.toLowerCase();
  return word === undefined || !abbreviationsOf(language).starters.has(word);
}
