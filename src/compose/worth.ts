import { isTurned } from './bonds.ts';
import type { Line, Material } from './material.ts';
import { once } from './once.ts';
import type { Passage } from './passages.ts';
import { limit, weigh } from './weigh.ts';

/** An article's passages, and how much of its story each of its sentences tells. */
export type Candidates = {
  readonly material: Material;
  readonly passages: readonly Passage[];
  readonly scores: ReadonlyMap<Line, number>;
};

/** A passage and what it is worth anywhere. */
export type Worthy = { readonly passage: Passage; readonly worth: number };

/** Kept with the passages: they are gone through for every post. */
const lightPassages = new WeakMap<Candidates['passages'], readonly Worthy[]>();

/** The passages light enough for a post, each with what it is worth anywhere. */
export function lightOnes(candidates: Candidates): readonly Worthy[] {
  const found = lightPassages.get(candidates.passages);
  if (found !== undefined) return found;
  const made = candidates.passages
    .filter((passage) => weightOf(candidates, passage) <= limit)
    .map((passage) => ({ passage, worth: worth(candidates, passage) }));
  lightPassages.set(candidates.passages, made);
  return made;
}

/** What a passage weighs and is worth stays as long as its material's scores. */
const known = new WeakMap<Candidates['scores'], Record<'weight' | 'worth', (passage: Passage) => number>>();

function knownOf(candidates: Candidates) {
  const before = known.get(candidates.scores);
  if (before !== undefined) return before;
  const made = {
    weight: once((passage: Passage) => weigh(passage.text)),
    worth: once((passage: Passage) => findWorth(candidates, passage)),
  };
  known.set(candidates.scores, made);
  return made;
}

function weightOf(candidates: Candidates, passage: Passage): number {
  return knownOf(candidates).weight(passage);
}

/** What a passage loses whose words will be wrong some days later. */
export const staleCost = 0.15;

/** What a passage is worth anywhere: central, full, not stale, not half of a thought. */
export function worth(candidates: Candidates, passage: Passage): number {
  return knownOf(candidates).worth(passage);
}

function findWorth(candidates: Candidates, passage: Passage): number {
  const { material, scores } = candidates;
  const central = Math.max(...passage.lines.map((line) => scores.get(line) ?? 0));
  const full = Math.min(1, weightOf(candidates, passage) / 200);
  const stale = passage.lines.some((line) => line.stale) ? staleCost : 0;
  const turned = isTurned(material.body[passage.order + passage.lines.length]) ? 0.3 : 0;
  return 0.15 * central + 0.25 * full - stale - turned;
}
