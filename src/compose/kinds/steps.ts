import type { Article } from '../../article/article.ts';
import { stepsOf } from '../../article/kind.ts';
import type { Material, Step } from '../material.ts';
import type { Point } from '../points.ts';
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
