import type { Article } from '../../article/article.ts';
import { stepsOf } from '../../article/kind.ts';
import type { Material, Step } from '../material.ts';
import type { Point } from '../points.ts';
import { weigh } from '../weigh.ts';
import { coverage, type Telling } from '../words.ts';
import { linesByBlock, openingRuns, withhold, withIntroduction, withTitleAsHook } from './lines.ts';

/** Steps are told in order, each in one post with its number, never as sentences of a story. */
export function retellSteps(material: Material, article: Article): Material {
  const run = stepsOf(article);
  if (run === null) return material;
  const isStep = (index: number) => index >= run.from && index < run.to;
  const steps = [...linesByBlock(material.body)]
    .filter(([index]) => isStep(index))
    .map(([index, lines]): Step => ({ mark: markOf(article.blocks[index]?.number), lines }));
  const rest = withhold(material, ({ place }) => isStep(place.index));
  return { ...withIntroduction(withTitleAsHook(rest)), steps };
}

function markOf(number: number | undefined): string {
  return number === undefined ? '' : `${number}. `;
}

/** The steps as points: each as much of it as fits, or in a list its first sentence only. */
export function stepPoints(
  steps: readonly Step[],
  terms: { readonly short: boolean; readonly fits: (text: string) => boolean },
): Point[] {
  return steps.flatMap(({ mark, lines }) => {
    const runs = openingRuns(lines).map((run) => ({ ...run, text: `${mark}${run.text}` }));
    const point = (terms.short ? runs.reverse() : runs).find(({ text }) => terms.fits(text));
    return point === undefined ? [] : [{ ...point, leans: false }];
  });
}

/** A highlight lighter than this is better told by the step it is taken from. */
const slight = 100;
/** The least share of a highlight's meaning, and the fewest of its words, in the step that tells it. */
const ofStep = 0.4;
const fewestShared = 3;

/** Points in which a slight highlight gives way to the step that tells it; each step stands in once, without its number. */
export function withStepsFor(
  points: readonly Point[],
  steps: readonly Step[],
  telling: Telling,
  fits: (text: string) => boolean,
): Point[] {
  const left = new Set(steps);
  return points.map((point) => {
    const [line, ...others] = point.lines;
    const isSlight = others.length === 0 && line?.place.from === 'highlight' && weigh(point.text) < slight;
    if (!isSlight) return point;
    const step = [...left].find((each) => tellsStep(each, line.words, telling));
    const run =
      step && openingRuns(step.lines).find(({ text, lines }) => fits(text) && lines[0]?.leans === false);
    if (step === undefined || run === undefined) return point;
    left.delete(step);
    return { text: run.text, lines: run.lines, leans: false };
  });
}

function tellsStep({ lines }: Step, words: ReadonlySet<string>, telling: Telling): boolean {
  const told = new Set(lines.flatMap((line) => [...line.words]));
  const hasFigures = [...words].every((word) => told.has(word) || !/^\d/.test(word));
  return (
    hasFigures && telling.countShared(words, told) >= fewestShared && coverage(words, told, telling) >= ofStep
  );
}
