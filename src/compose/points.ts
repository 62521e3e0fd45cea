import { selectLines } from './highlights.ts';
import type { Line, Material } from './material.ts';
import { cutToFit, withoutTrailingClause } from './split.ts';
import { isSameFact } from './words.ts';

/** What a highlights post must say: usually the highlight itself. */
export type Point = {
  readonly text: string;
  readonly line: Line;
  /** Must stand under the point before it: it leans on it. */
  readonly leans: boolean;
};

type Fits = (text: string) => boolean;

/**
 * The points a thread has to make: the article's highlights not already told by the hook, or the
 * sentences chosen for it when it brings none. A highlight gives way to the body's sentence on the same
 * fact where that keeps a figure's source, avoids a link X would bill, or can open a post.
 */
export function pointsOf(
  material: Material,
  said: readonly ReadonlySet<string>[],
  fallback: number,
  fits: Fits,
): Point[] {
  const own = material.highlights.filter((line) => line.text !== '');
  if (own.length === 0)
    return selectLines(material, fallback, said).map(({ line }) => ({ text: line.text, line, leans: false }));
  const points: Point[] = [];
  for (const highlight of own) {
    const told = [...said, ...points.map((point) => point.line.words)];
    if (told.some((words) => isSameFact(words, highlight.words, material.telling))) continue;
    points.push(...pointOf(highlight, material, told, fits));
  }
  return points;
}

function pointOf(
  highlight: Line,
  material: Material,
  told: readonly ReadonlySet<string>[],
  fits: Fits,
): Point[] {
  const fresh = (line: Line) => !told.some((words) => isSameFact(words, line.words, material.telling));
  const twin = material.body.find(
    (line) => isBetterTwin(line, highlight, material) && fits(line.text) && fresh(line),
  );
  if (twin !== undefined) return [{ text: twin.text, line: twin, leans: false }];
  if (fits(highlight.text)) return [{ text: highlight.text, line: highlight, leans: highlight.leans }];
  const kept = withoutTrailingClause(highlight.text, fits);
  const parts = kept === null ? (cutToFit(highlight.text, fits) ?? []) : [kept];
  return parts.map((text, at) => ({ text, line: highlight, leans: at === 0 && highlight.leans }));
}

function isBetterTwin(line: Line, highlight: Line, material: Material): boolean {
  if (!line.whole || line.leans || line.linked || !isSameFact(line.words, highlight.words, material.telling))
    return false;
  const keepsSource = line.attributed && !highlight.attributed && sharesFigure(line.text, highlight.text);
  return keepsSource || highlight.linked || highlight.leans;
}

/** Whether two texts have a figure in common; years alone do not count. */
function sharesFigure(a: string, b: string): boolean {
  const figures = (text: string) =>
    new Set((text.match(/\d[\d.,]*/g) ?? []).map((figure) => figure.replace(/[.,]+$/, '')));
  const inB = figures(b);
  return [...figures(a)].some((figure) => inB.has(figure) && !/^(?:19|20)\d\d$/.test(figure));
}
