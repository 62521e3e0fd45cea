import type { Article } from '../article/article.ts';
import { type Line, type Material, materialOf, type Place } from './material.ts';
import { isSameFact } from './words.ts';

/** A sentence of the body chosen to stand as a highlight, and why. */
export type Selected = {
  readonly text: string;
  readonly place: Place;
  /** How much of the story it told when it was chosen; only its order means something. */
  readonly score: number;
  readonly reason: string;
};

const shortest = 40;
const longest = 280;
/** What telling a word again is worth beside telling a new one. */
const again = 0.3;

/** The sentences that best stand for an article which brings no highlights, in the article's own order. */
export function selectHighlights(article: Article, count: number): Selected[] {
  const material = materialOf(article);
  return selectLines(material, count).map(({ line, score }) => ({
    text: line.text,
    place: line.place,
    score: Math.round(score * 1000) / 1000,
    reason: reasonFor(line, material),
  }));
}

/**
 * Greedy coverage: each next sentence is the one that tells most of the story's weight not told yet for its length,
 * early ones first, no two on one fact.
 */
export function selectLines(
  material: Material,
  count: number,
  said: readonly ReadonlySet<string>[] = [],
  fits: (text: string) => boolean = () => true,
): { line: Line; score: number }[] {
  const weights = weightsOf(material);
  const isNew = (line: Line, told: readonly ReadonlySet<string>[]) =>
    !told.some((words) => isSameFact(words, line.words, material.telling));
  let left = material.body.filter(
    (line) => isWorthAPost(line, material.language) && fits(line.text) && isNew(line, said),
  );
  const chosen: { line: Line; score: number }[] = [];
  const told = new Set<number>();
  while (chosen.length < count) {
    const best = bestOf(left, (line) => worthOf(line, material, weights, told));
    if (best === null) break;
    chosen.push(best);
    for (const word of material.telling.numbersOf(best.line.words)) told.add(word);
    left = left.filter((line) => line !== best.line && isNew(line, [best.line.words]));
  }
  return chosen.sort((a, b) => a.line.order - b.line.order);
}

/** Of equals the first in the story. */
function bestOf(
  lines: readonly Line[],
  scoreOf: (line: Line) => number,
): { line: Line; score: number } | null {
  let best: { line: Line; score: number } | null = null;
  for (const line of lines) {
    const score = scoreOf(line);
    if (best === null || score > best.score) best = { line, score };
  }
  return best;
}

/** Languages written without blanks say in a third of the characters what others say. */
function isWorthAPost({ whole, leans, linked, text }: Line, language: string): boolean {
  const least = /^(?:ja|zh|ko|th)/.test(language) ? shortest / 3 : shortest;
  return whole && !leans && !linked && text.length >= least && text.length <= longest;
}

/** By a word's number. */
type Weights = readonly number[];

/** Kept with the body: a thread may be planned several times over, and its points chosen without the highlights. */
const weighed = new WeakMap<Material['body'], Weights>();

/** How much of the story each of its words carries: in how many sentences, early ones more, and how rarely; figures double. */
function weightsOf(material: Material): Weights {
  const known = weighed.get(material.body);
  if (known !== undefined) return known;
  const { telling } = material;
  const counts: number[] = [];
  for (const { words, order } of material.body) {
    const early = Math.exp(-order / 60);
    for (const number of telling.numbersOf(words)) counts[number] = (counts[number] ?? 0) + early;
  }
  const weights = counts.map((count, number) => {
    const word = telling.wordOf(number) ?? '';
    return count * Math.sqrt(telling.of(word)) * (/^\d/.test(word) ? 2 : 1);
  });
  weighed.set(material.body, weights);
  return weights;
}

/**
 * The weight a sentence tells beyond what is `told`, for its length. The exponents and factors here were measured
 * against the editors' own highlights: `npm run score:choosing`.
 */
function worthOf(
  { words, order, stale }: Line,
  { telling }: Material,
  weights: Weights,
  told: ReadonlySet<number>,
): number {
  let sum = 0;
  for (const word of telling.numbersOf(words)) sum += (weights[word] ?? 0) * (told.has(word) ? again : 1);
  const early = 1 + 0.6 * Math.exp(-order / 4);
  return (sum / Math.max(6, words.size) ** 0.8) * early * (stale ? 0.8 : 1);
}

/** Kept with the material: a thread may be planned several times over. */
const scored = new WeakMap<Material, ReadonlyMap<Line, number>>();

/** Scores each sentence of the body from 0 to 1: how much of the story it tells, and how early. */
export function scoreLines(material: Material): ReadonlyMap<Line, number> {
  const known = scored.get(material);
  if (known !== undefined) return known;
  const weights = weightsOf(material);
  const nothing = new Set<number>();
  const worths = material.body
    .filter((line) => line.whole)
    .map((line) => [line, worthOf(line, material, weights, nothing)] as const);
  const most = Math.max(...worths.map(([, worth]) => worth), Number.EPSILON);
  const scores = new Map(worths.map(([line, worth]) => [line, worth / most]));
  scored.set(material, scores);
  return scores;
}

function reasonFor(line: Line, material: Material): string {
  const reasons = [
    `sentence ${line.order + 1} of ${material.body.length}, tells much of what the story is about`,
  ];
  if (/\d/.test(line.text)) reasons.push('it has a figure');
  if (line.attributed) reasons.push('it says who says so');
  return reasons.join('; ');
}
