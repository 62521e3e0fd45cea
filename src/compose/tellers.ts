import { sourceFor } from './attribution.ts';
import type { Line, Material } from './material.ts';
import { follows } from './passages.ts';
import { coverage, type Telling } from './words.ts';

/** So many sentences in a row tell a highlight's fact; more tell something else as well. */
const longestRun = 3;
/** The least share of a highlight's meaning that sentences in a row have to tell to stand for it. */
const nearlyAll = 0.6;
/** Sums of the same shares differ by less, in whatever order they were added up. */
const rounding = 1e-9;

/**
 * Sentences of one paragraph that together tell what a highlight tells, each of its figures included, and of which
 * none is idle: "The name appears 316 times. The nurse had died in 2023." The first one can open a post.
 */
export function runTelling(highlight: Line, material: Material): readonly Line[] | null {
  for (const first of material.body) {
    if (!opens(first)) continue;
    for (let length = 2; length <= longestRun; length += 1) {
      const run = runFrom(first, length, material);
      if (run === null) break;
      if (!tells(run, highlight, material)) continue;
      return tells(run.slice(1), highlight, material) ? null : run;
    }
  }
  return null;
}

/** The sentence that says who gives a highlight's figure, behind those it leans on; null where nobody does. */
export function runWithSource(highlight: Line, material: Material): readonly Line[] | null {
  const source = sourceFor(highlight, material);
  if (source === undefined) return null;
  for (let length = 1; length <= longestRun; length += 1) {
    const first = material.body[source.order - length + 1];
    if (first === undefined) return null;
    if (opens(first)) return runFrom(first, length, material);
  }
  return null;
}

function opens({ whole, leans, linked }: Line): boolean {
  return whole && !leans && !linked;
}

function runFrom(first: Line, length: number, { body }: Material): readonly Line[] | null {
  const run = body.slice(first.order, first.order + length);
  const isOne = run.every(
    (line, at) => line.whole && !line.linked && (at === 0 || follows(run[at - 1], line)),
  );
  return isOne && run.length === length ? run : null;
}

function tells(run: readonly Line[], { words }: Line, { telling }: Material): boolean {
  return tellTogether(
    run.map((line) => line.words),
    words,
    telling,
  );
}

/** Whether sentences together say nearly all of a highlight: most of its words, and each of its figures. */
export function tellTogether(
  run: readonly ReadonlySet<string>[],
  words: ReadonlySet<string>,
  telling: Telling,
): boolean {
  // Together they share no more than each by itself, which is known without putting them together.
  const most = run.reduce((sum, each) => sum + coverage(words, each, telling), 0);
  if (most < nearlyAll - rounding) return false;
  const told = new Set(run.flatMap((each) => [...each]));
  const figures = [...words].filter((word) => /^\d/.test(word));
  return figures.every((figure) => told.has(figure)) && coverage(words, told, telling) >= nearlyAll;
}
