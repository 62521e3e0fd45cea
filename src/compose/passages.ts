import { bondOf, isAnswered } from './bonds.ts';
import { isTold, type Line, type Material } from './material.ts';

/** One sentence of the body, or some in a row, which can stand in a post as they are. */
export type Passage = { readonly lines: readonly Line[]; readonly text: string; readonly order: number };

/** So many sentences in a row; short ones do not count. */
const longestRun = 3;
const shortSentence = 40;
/** Shorter than this a sentence inside its paragraph begins no passage, in scripts with letters. */
const shortestInside = 25;
/** No post holds more characters than this. */
const longestPassage = 280;
/** What two bound sentences may have together and still find a post with room for them. */
const roomForBound = 250;

/**
 * Every passage that may open a post: its first sentence leans on nothing, each next one follows directly,
 * in the same paragraph, or leaning on the one before with no subheading between them. It does not end where the next sentence takes back what it
 * says, nor within a quotation of two parts. Sentences X would link are left aside unless `linked`.
 */
export function passagesOf(material: Material, allow: { linked: boolean } = { linked: false }): Passage[] {
  const { body, language } = material;
  const usable = (line: Line) => line.whole && (allow.linked || !line.linked);
  const passages: Passage[] = [];
  for (const [at, first] of body.entries()) {
    if (!usable(first) || first.leans || isShortInside(first, body[at - 1])) continue;
    const lines: Line[] = [];
    while (lines.filter(isCounted).length < longestRun) {
      const last = body[at + lines.length];
      if (last === undefined || !usable(last)) break;
      if (lines.length > 0 && !follows(lines.at(-1), last)) break;
      const before = lines.at(-1);
      const isBound = before !== undefined && bondOf(before, last) !== 'none';
      const told = (isBound ? lines.slice(0, -1) : lines).flatMap((line) => line.facts);
      if (isTold(last, told, material.telling)) break;
      lines.push(last);
      const text = joinSentences(lines.map((line) => line.text));
      if (text.length > longestPassage && lines.length > 1) break;
      if (isTooSlight(lines, language) || breaksOff(text, last, body[at + lines.length], usable)) continue;
      passages.push({ lines: [...lines], text, order: at });
    }
  }
  return passages;
}

/** "I have asked." opens nothing but its paragraph. */
function isShortInside(line: Line, before: Line | undefined): boolean {
  return (
    line.text.length < shortestInside &&
    /\p{Script=Latin}/u.test(line.text) &&
    before?.place.index === line.place.index
  );
}

function isCounted(line: Line): boolean {
  return line.text.length >= shortSentence;
}

/** Whether a passage would end before a sentence its last one is bound to. */
export function breaksOff(
  text: string,
  last: Line,
  next: Line | undefined,
  usable: (line: Line) => boolean,
): boolean {
  const bond = bondOf(last, next);
  if (bond !== 'close' || next === undefined) return bond === 'fast';
  return usable(next) && text.length + next.text.length < roomForBound;
}

/** "Judge Osgood joined her." is no post, nor any help to one. */
function isTooSlight(lines: readonly Line[], language: string): boolean {
  const length = lines.reduce((sum, line) => sum + line.text.length, 0);
  return length < (/^(?:ja|zh|ko|th)/.test(language) ? 14 : 40);
}

/** Whether a sentence goes on where another ended: in its paragraph, or leaning on it from the next of its section. */
export function follows(before: Line | undefined, after: Line): boolean {
  if (before?.part !== after.part) return false;
  if (isAnswered(before, after)) return true;
  return before.place.index === after.place.index || (after.leans && before.section === after.section);
}

/** Sentences in a row as one text: a blank between them, unless both sides are written without blanks. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.reduce((text, next) => {
    const isGlued =
      /(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。！？」』）》]|[。！？\p{Script=Han}][”’])$/u.test(
        text.slice(-3),
      ) && /^[“‘]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『（《]/u.test(next);
    return text === '' ? next : `${text}${isGlued ? '' : ' '}${next}`;
  }, '');
}
