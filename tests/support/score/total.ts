import type { Problem, RuleId } from '../../../src/compose/problem.ts';
import { highlightsTold, hook, keyFacts, news, noRepeats } from './facts.ts';
import { closing, count, fill, order, topic, whole } from './flow.ts';
import { furnitureIn } from './furniture.ts';
import { quotesWhole, takenBack } from './left-behind.ts';
import { introduced, openings, speakers } from './people.ts';
import type { Seen } from './seen.ts';

/** Each measure, from 0 to 1, and its share of the hundred. Null: this thread gives nothing to measure. */
const measures: Readonly<Record<string, readonly [number, (seen: Seen) => number | null]>> = {
  news: [12, news],
  facts: [16, keyFacts],
  highlights: [8, highlightsTold],
  hook: [10, hook],
  fill: [10, fill],
  repeats: [8, noRepeats],
  openings: [6, openings],
  topic: [8, topic],
  order: [6, order],
  count: [6, count],
  introduced: [5, introduced],
  whole: [5, whole],
  speakers: [3, speakers],
  quotes: [4, quotesWhole],
  closing: [4, closing],
};

/** What a warning takes away: rules no composed thread should break, others, and words only the clock can judge. */
const hard: ReadonlySet<RuleId> = new Set<RuleId>([
  ...(['length', 'boilerplate', 'link', 'numbering', 'cut', 'subheading'] as const),
  ...(['balance', 'opening', 'repeat', 'empty', 'attribution', 'tags'] as const),
]);
const lost = {
  block: 30,
  hardWarning: 6,
  warning: 2,
  note: 0.5,
  stale: 0.5,
  furniture: 8,
  takenBack: 10,
} as const;

export type Total = {
  readonly total: number;
  /** Sentences that belong to the page and not to the story. */
  readonly furniture: number;
  /** Sentences the article takes back in its next, and the thread does not. */
  readonly takenBack: number;
  readonly measures: Readonly<Record<string, number | null>>;
};

/** A thread's score, 0 to 100: the weighed measures, less what its broken rules cost. */
export function totalOf(seen: Seen, problems: readonly Problem[]): Total {
  const taken = Object.entries(measures).map(([name, [weight, measure]]) => ({
    name,
    weight,
    value: measure(seen),
  }));
  const counted = taken.filter(({ value }) => value !== null);
  const possible = counted.reduce((sum, { weight }) => sum + weight, 0);
  const reached = counted.reduce((sum, { weight, value }) => sum + weight * (value ?? 0), 0);
  const furniture = furnitureIn(seen);
  const turned = takenBack(seen);
  const cost = problems.reduce(
    (sum, problem) => sum + costOf(problem),
    lost.furniture * furniture + lost.takenBack * turned,
  );
  return {
    total: Math.round(Math.max(0, (100 * reached) / possible - cost) * 10) / 10,
    furniture,
    takenBack: turned,
    measures: Object.fromEntries(
      taken.map(({ name, value }) => [name, value === null ? null : rounded(value)]),
    ),
  };
}

function costOf({ rule, severity }: Problem): number {
  if (severity === 'block') return lost.block;
  // A note says a thing is good to know; of the composer's own words only these are faults.
  if (severity === 'note') return rule === 'verbatim' ? lost.hardWarning : rule === 'image' ? 0 : lost.note;
  if (rule === 'stale') return lost.stale;
  return hard.has(rule) ? lost.hardWarning : lost.warning;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
