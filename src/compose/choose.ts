import { isTurned } from './bonds.ts';
import { isTold, type Line, type Material } from './material.ts';
import type { Passage } from './passages.ts';
import { limit, weigh } from './weigh.ts';
import { coverage, overlap } from './words.ts';

/** What is still free to say, and what has been said. */
export type Stock = {
  readonly material: Material;
  readonly passages: readonly Passage[];
  readonly scores: ReadonlyMap<Line, number>;
  readonly said: Set<ReadonlySet<string>>;
  readonly used: Set<Line>;
};

type Fits = (text: string) => boolean;

/** Marks a passage's sentences as said. */
export function say(stock: Stock, lines: readonly Line[]): void {
  for (const line of lines) {
    stock.used.add(line);
    for (const fact of line.facts) stock.said.add(fact);
  }
}

/** Whether nothing of a passage was said yet, in these words or near enough. */
export function isFresh(stock: Stock, passage: Passage): boolean {
  return passage.lines.every((line) => !stock.used.has(line) && !isSaid(line, stock));
}

/** What is said stays said: a line is compared only with what was said since it was last asked for. */
const looked = new WeakMap<Stock, Map<Line, Look>>();
type Look = { readonly upTo: number; readonly told: boolean };

function isSaid(line: Line, stock: Stock): boolean {
  const known = looked.get(stock) ?? new Map<Line, Look>();
  looked.set(stock, known);
  const before = known.get(line);
  if (before !== undefined && (before.told || before.upTo === stock.said.size)) return before.told;
  const told = isTold(line, [...stock.said].slice(before?.upTo ?? 0), stock.material.telling);
  known.set(line, { upTo: stock.said.size, told });
  return told;
}

/** A passage and how well it serves where it is wanted. */
export type Choice = { readonly passage: Passage; readonly score: number };

/** The least share of a line's meaning that its support takes up again. */
const leastRelated = 0.1;

/** The passage that best supports a line in the room there is: on its subject, near its place in the story, filling well. */
export function chooseSupport(stock: Stock, line: Line, fits: Fits, nearness = 0.5): Choice | null {
  const { material } = stock;
  const wantsFigure = !/\d/.test(line.text);
  const home = homeOf(line, material);
  return best(stock, fits, (passage) => {
    const related = Math.max(
      ...passage.lines.map((each) => coverage(line.words, each.words, material.telling)),
    );
    const near = home === null ? 0 : 1 / (1 + Math.abs(passage.order - home) / 2);
    const figure = wantsFigure && /\d/.test(passage.text) ? 0.05 : 0;
    return related < leastRelated ? null : 2 * related + nearness * near + figure;
  });
}

/** The passage to end on: late in the story, best its last word. */
export function chooseClosing(stock: Stock, fits: Fits): Choice | null {
  const last = Math.max(1, stock.material.body.length - 1);
  return best(stock, fits, (passage) => {
    const end = passage.order + passage.lines.length - 1;
    return 1.2 * (end / last) ** 2 + (end === last ? 0.3 : 0);
  });
}

/** A passage from the same stretch of the story: better than an empty half of a post. */
export function chooseNeighbour(stock: Stock, order: number, fits: Fits, reach: number): Choice | null {
  const section = stock.material.body[Math.max(0, Math.ceil(order))]?.section;
  return best(stock, fits, (passage) => {
    const distance = Math.abs(passage.order - order);
    const isNear = distance <= reach && passage.lines[0]?.section === section;
    return isNear ? 0.5 / (1 + distance) : null;
  });
}

/** Any passage that still fits, the worthiest first. */
export function chooseAny(stock: Stock, fits: Fits): Choice | null {
  return best(stock, fits, () => 0);
}

/** The best that is fresh and fits, looked for from the best downwards; of equals the first in the story. */
function best(stock: Stock, fits: Fits, fitness: (passage: Passage) => number | null): Choice | null {
  const choices: Choice[] = [];
  for (const passage of stock.passages) {
    if (weightOf(passage) > limit) continue;
    const special = fitness(passage);
    if (special !== null) choices.push({ passage, score: special + worth(stock, passage) });
  }
  choices.sort((a, b) => b.score - a.score);
  return choices.find(({ passage }) => isFresh(stock, passage) && fits(passage.text)) ?? null;
}

/** Passages are weighed again and again while a thread is planned. */
const weights = new WeakMap<Passage, number>();

function weightOf(passage: Passage): number {
  const known = weights.get(passage);
  if (known !== undefined) return known;
  const weight = weigh(passage.text);
  weights.set(passage, weight);
  return weight;
}

/** What a passage is worth anywhere: central, full, not stale, not half of a thought. */
export function worth({ material, scores }: Stock, passage: Passage): number {
  const central = Math.max(...passage.lines.map((line) => scores.get(line) ?? 0));
  const full = Math.min(1, weightOf(passage) / 200);
  const stale = passage.lines.some((line) => line.stale) ? 0.15 : 0;
  const turned = isTurned(material.body[passage.order + passage.lines.length]) ? 0.3 : 0;
  return 0.15 * central + 0.25 * full - stale - turned;
}

/** Where in the body a line's fact is told, as a sentence number; null where nothing is like it. */
export function homeOf(line: Line, material: Material): number | null {
  if (line.order >= 0) return line.order;
  let home: number | null = null;
  let most = 0.15;
  for (const each of material.body) {
    const like = overlap(line.words, each.words, material.telling);
    if (like > most) {
      most = like;
      home = each.order;
    }
  }
  return home;
}
