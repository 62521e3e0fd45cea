import { isTurned } from './bonds.ts';
import { isTold, type Line, type Material } from './material.ts';
import { once } from './once.ts';
import type { Passage } from './passages.ts';
import { sayTwice } from './repeats.ts';
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
  return passage.lines.every((line) => isUnsaid(stock, line));
}

/** Whether nothing of a sentence was said yet, but by the one it answers. */
export function isUnsaid(stock: Stock, line: Line, answers: Line | null = null): boolean {
  if (stock.used.has(line)) return false;
  if (answers === null) return !isSaid(line, stock);
  const others = [...stock.said].filter((fact) => !answers.facts.includes(fact));
  return !isTold(line, others, stock.material.telling);
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

/** From here on what is told elsewhere in the story is truly on a line's topic. */
const sameTopic = 0.3;
/** The least share of a line's meaning that the next paragraph takes up again to be about the same. */
const leastRelated = 0.1;

/**
 * The passage that best supports a line in the room there is: of the paragraph that tells the line's fact, else of the
 * next one in its section, else from elsewhere if it is truly on the same topic.
 */
export function chooseSupport(
  stock: Stock,
  line: Line,
  fits: Fits,
  beside: readonly Line[] = [line],
): Choice | null {
  const { material } = stock;
  const wantsFigure = !/\d/.test(line.text);
  const isOther = (passage: Passage) => !sayTwice(beside, passage.lines, material.telling);
  const relatedTo = once((each: Line) => coverage(line.words, each.words, material.telling));
  const names = ownNames(line, material);
  const fitnessBeside = (home: Line | null) => (passage: Passage) => {
    const next = home === null ? null : paragraphAfter(home, material);
    const index = passage.lines[0]?.place.index;
    if (line.order >= 0 && passage.lines[0]?.part !== line.part) return null;
    const related = passage.lines.reduce((most, each) => Math.max(most, relatedTo(each)), 0);
    const figure = wantsFigure && /\d/.test(passage.text) ? 0.05 : 0;
    if (home !== null && index === home.place.index)
      return line.order > passage.order ? null : 1 + related + figure;
    const isNear = next !== null && index === next;
    if (isNear && (line.place.from === 'title' || related >= leastRelated)) return 0.6 + related + figure;
    if (line.place.from === 'title') return null;
    const isOnTopic =
      related >= sameTopic || (related >= leastRelated && names.some((name) => passage.text.includes(name)));
    return isOnTopic ? related + figure : null;
  };
  const homes = tellersOf(line, material);
  let found: Choice | null = null;
  for (const home of homes.length === 0 ? [null] : homes) {
    const choice = best(stock, fits, fitnessBeside(home), isOther);
    if (choice !== null && choice.score > besideHome) return choice;
    found ??= choice;
  }
  return found;
}

/** A choice that scores more stands beside the line's fact in the story. */
const besideHome = 0.6;
/** A highlight may have two facts, told in two places. */
const mostHomes = 3;

/** From this overlap on a sentence of the body tells a highlight's fact, or the title's. */
const tellsIt = 0.3;

const calendar =
  /^(?:\p{L}+day|January|February|March|April|June|July|August|September|October|November|December|Sept)$/u;

/** The names of a line that the title does not have: not everything in a story is about its hero. */
function ownNames(line: Line, { title }: Material): string[] {
  const names = line.text.match(/(?<=\p{L}\s)\p{Lu}\p{L}{3,}/gu) ?? [];
  return names.filter((name) => !calendar.test(name) && !title.text.includes(name));
}

/** The lede tells something of everything; a sentence of its own tells a highlight's fact better. */
const ofLede = 0.6;
/** The story's first sentences tell what its title says, if any do. */
const nearTitle = 3;

/** The sentences that tell a line's fact, the likest first, each of another paragraph. */
function tellersOf(line: Line, material: Material): Line[] {
  if (line.order >= 0) return [line];
  const looked = line.place.from === 'title' ? material.body.slice(0, nearTitle) : material.body;
  const ranked = looked
    .map((each) => ({ each, like: overlap(line.words, each.words, material.telling) }))
    .filter(({ like }) => like >= tellsIt)
    .map(({ each, like }) => ({ each, rank: like * (isLede(each, line) ? ofLede : 1) }))
    .sort((a, b) => b.rank - a.rank);
  const homes: Line[] = [];
  for (const { each } of ranked)
    if (homes.every((home) => home.place.index !== each.place.index)) homes.push(each);
  return homes.slice(0, mostHomes);
}

function isLede(each: Line, line: Line): boolean {
  return each.order === 0 && line.place.from === 'highlight';
}

/** The block of the paragraph after a line's own in the same section; null at its end. */
function paragraphAfter(line: Line, { body }: Material): number | null {
  const next = body.slice(line.order + 1).find((each) => each.place.index !== line.place.index);
  return next !== undefined && next.section === line.section ? next.place.index : null;
}

/** The passage to end on: late in the story, best its last word; a date in the sentences before that does no harm. */
export function chooseClosing(stock: Stock, fits: Fits): Choice | null {
  const last = Math.max(1, stock.material.body.length - 1);
  return best(stock, fits, (passage) => {
    const end = passage.order + passage.lines.length - 1;
    const isLastStale = passage.lines.at(-1)?.stale ?? false;
    const staleBefore = !isLastStale && passage.lines.some((line) => line.stale) ? staleCost : 0;
    return 1.2 * (end / last) ** 2 + (end === last ? 0.3 : 0) + staleBefore;
  });
}

/** After what a post says: what stands at the start of the next paragraph of the same section, as much of it as fits. */
export function chooseNext(stock: Stock, said: readonly Line[], fits: Fits): Choice | null {
  const last = said.at(-1);
  if (last === undefined) return null;
  const index = paragraphAfter(last, stock.material);
  if (index === null) return null;
  const start = stock.material.body.findIndex((line) => line.place.index === index);
  return best(stock, fits, (passage) =>
    passage.order === start && !sayTwice(said, passage.lines, stock.material.telling)
      ? passage.lines.length
      : null,
  );
}

/** The best that is fresh and fits, looked for from the best downwards; of equals the first in the story. */
function best(
  stock: Stock,
  fits: Fits,
  fitness: (passage: Passage) => number | null,
  isRight: (passage: Passage) => boolean = () => true,
): Choice | null {
  const choices: Choice[] = [];
  for (const passage of stock.passages) {
    if (weightOf(stock, passage) > limit) continue;
    const special = fitness(passage);
    if (special !== null) choices.push({ passage, score: special + worth(stock, passage) });
  }
  choices.sort((a, b) => b.score - a.score);
  return (
    choices.find(({ passage }) => isFresh(stock, passage) && fits(passage.text) && isRight(passage)) ?? null
  );
}

/** What a passage weighs and is worth stays as long as its material's scores. */
const known = new WeakMap<Stock['scores'], Record<'weight' | 'worth', (passage: Passage) => number>>();

function knownOf(stock: Stock) {
  const before = known.get(stock.scores);
  if (before !== undefined) return before;
  const made = {
    weight: once((passage: Passage) => weigh(passage.text)),
    worth: once((passage: Passage) => findWorth(stock, passage)),
  };
  known.set(stock.scores, made);
  return made;
}

function weightOf(stock: Stock, passage: Passage): number {
  return knownOf(stock).weight(passage);
}

const staleCost = 0.15;

/** What a passage is worth anywhere: central, full, not stale, not half of a thought. */
export function worth(stock: Stock, passage: Passage): number {
  return knownOf(stock).worth(passage);
}

function findWorth(stock: Stock, passage: Passage): number {
  const { material, scores } = stock;
  const central = Math.max(...passage.lines.map((line) => scores.get(line) ?? 0));
  const full = Math.min(1, weightOf(stock, passage) / 200);
  const stale = passage.lines.some((line) => line.stale) ? staleCost : 0;
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
