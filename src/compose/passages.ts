import { isTold, type Line, type Material } from './material.ts';

/** One sentence of the body, or some in a row, which can stand in a post as they are. */
export type Passage = { readonly lines: readonly Line[]; readonly text: string; readonly order: number };

const longestRun = 3;
const contrast =
  /^(?:however|but|yet|still|instead|sin embargo|pero|cependant|mais|aber|jedoch|しかし|但|لكن)(?!\p{L})/iu;

/**
 * Every passage that may open a post: its first sentence leans on nothing, each next one follows directly,
 * in the same paragraph or leaning on the one before. Sentences X would link are left aside unless `linked`.
 */
export function passagesOf(material: Material, allow: { linked: boolean } = { linked: false }): Passage[] {
  const { body, language } = material;
  const usable = (line: Line) => line.whole && (allow.linked || !line.linked);
  const passages: Passage[] = [];
  for (const [at, first] of body.entries()) {
    if (!usable(first) || first.leans) continue;
    for (let length = 1; length <= longestRun; length += 1) {
      const lines = body.slice(at, at + length);
      const last = lines.at(-1);
      if (lines.length < length || last === undefined || !usable(last)) break;
      if (length > 1 && !follows(lines.at(-2), last)) break;
      if (
        isTold(
          last,
          lines.slice(0, -1).flatMap((line) => line.facts),
          material.telling,
        )
      )
        break;
      if (isTooSlight(lines, language)) continue;
      passages.push({
        lines,
        text: joinSentences(lines.map((line) => line.text)),
        order: at,
      });
    }
  }
  return passages;
}

/** "Judge Osgood joined her." is no post, nor any help to one. */
function isTooSlight(lines: readonly Line[], language: string): boolean {
  const length = lines.reduce((sum, line) => sum + line.text.length, 0);
  return length < (/^(?:ja|zh|ko|th)/.test(language) ? 14 : 40);
}

function follows(before: Line | undefined, after: Line): boolean {
  return before?.place.index === after.place.index || after.leans;
}

/** Sentences in a row as one text: a blank between them, unless both sides are written without blanks. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.reduce((text, next) => {
    const isGlued =
      /(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。！？」』）》]|[。！？\p{Script=Han}][”’])$/u.test(
        text,
      ) && /^[“‘]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『（《]/u.test(next);
    return text === '' ? next : `${text}${isGlued ? '' : ' '}${next}`;
  }, '');
}

/** Whether the next sentence takes back or turns what the passage says, so that it should not stand alone. */
export function isTurnedByNext(passage: Passage, body: readonly Line[]): boolean {
  const next = body[passage.order + passage.lines.length];
  return next !== undefined && contrast.test(next.text);
}
