import type { Line, Material } from './material.ts';
import { isTurnedByNext, type Passage } from './passages.ts';
import { weigh } from './weigh.ts';
import { isSameFact, overlap } from './words.ts';

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
    stock.said.add(line.words);
  }
}

/** Takes a passage back. */
export function unsay(stock: Stock, lines: readonly Line[]): void {
  for (const line of lines) {
    stock.used.delete(line);
    stock.said.delete(line.words);
  }
}

/** Whether nothing of a passage was said yet, in these words or near enough. */
export function isFresh(stock: Stock, passage: Passage): boolean {
  const { telling } = stock.material;
  const told = [...stock.said];
  return passage.lines.every(
    (line) => !stock.used.has(line) && !told.some((words) => isSameFact(words, line.words, telling)),
  );
}

/** The passage that best supports a line in the room there is: related, near its place in the story, filling well. */
export function chooseSupport(stock: Stock, line: Line, fits: Fits): Passage | null {
  const { material } = stock;
  const home = homeOf(line, material);
  return best(stock, fits, (passage) => {
    const related = Math.max(
      ...passage.lines.map((each) => overlap(line.words, each.words, material.telling)),
    );
    const near = home === null ? 0 : 1 / (1 + Math.abs(passage.order - home));
    return related < 0.06 && near < 0.4 ? null : 1.4 * related + 0.5 * near;
  });
}

/** The passage to end on: late in the story, best its last word. */
export function chooseClosing(stock: Stock, fits: Fits): Passage | null {
  const last = Math.max(1, stock.material.body.length - 1);
  return best(stock, fits, (passage) => {
    const end = passage.order + passage.lines.length - 1;
    return 1.2 * (end / last) ** 2 + (end === last ? 0.3 : 0);
  });
}

/** Any passage that still fits, the most central first: better than an empty half of a post. */
export function chooseFiller(stock: Stock, fits: Fits): Passage | null {
  return best(stock, fits, () => 0);
}

function best(stock: Stock, fits: Fits, fitness: (passage: Passage) => number | null): Passage | null {
  let found: Passage | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const passage of stock.passages) {
    const special = fitness(passage);
    if (special === null) continue;
    const score = special + worth(stock, passage);
    if (score > most && isFresh(stock, passage) && fits(passage.text)) {
      found = passage;
      most = score;
    }
  }
  return found;
}

/** What a passage is worth anywhere: central, full, not stale, not half of a thought. */
export function worth({ material, scores }: Stock, passage: Passage): number {
  const central = Math.max(...passage.lines.map((line) => scores.get(line) ?? 0));
  const full = Math.min(1, weigh(passage.text) / 200);
  const stale = passage.lines.some((line) => line.stale) ? 0.35 : 0;
  const turned = isTurnedByNext(passage, material.body) ? 0.2 : 0;
  return 0.3 * central + 0.35 * full - stale - turned;
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
