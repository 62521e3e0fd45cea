import { isTold, type Line, type Material } from './material.ts';
import { once } from './once.ts';
import type { Passage } from './passages.ts';
import { sayTwice } from './repeats.ts';
import { coverage, overlap } from './words.ts';
import { type Candidates, lightOnes, staleCost } from './worth.ts';

/** What is still free to say, and what has been said. */
export type Stock = Candidates & {
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

/** How much of a line's meaning each other one has stays, however often the line is supported. */
const relations = new WeakMap<Line, (each: Line) => number>();

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
  const relatedTo =
    relations.get(line) ?? once((each: Line) => coverage(line.words, each.words, material.telling));
  relations.set(line, relatedTo);
  const isTitle = line.place.from === 'title';
  const names = ownNames(line, material);
  const fitnessBeside = (home: Line | null) => {
    const next = home === null ? null : paragraphAfter(home, material);
    return (passage: Passage) => {
      const index = passage.lines[0]?.place.index;
      if (line.order >= 0 && passage.lines[0]?.part !== line.part) return null;
      const isHome = home !== null && index === home.place.index;
      if (isHome && line.order > passage.order) return null;
      const isNear = !isHome && next !== null && index === next;
      if (isTitle && !isHome && !isNear) return null;
      const related = passage.lines.reduce((most, each) => Math.max(most, relatedTo(each)), 0);
      if (related < leastRelated && !isHome && !isTitle) return null;
      const figure = wantsFigure && /\d/.test(passage.text) ? 0.05 : 0;
      if (isHome) return 1 + related + figure;
      if (isNear) return 0.6 + related + figure;
      const isOnTopic = related >= sameTopic || names.some((name) => passage.text.includes(name));
      return isOnTopic ? related + figure : null;
    };
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

/** Which sentences tell a line's fact stays as long as the material. */
const tellers = new WeakMap<Material, Map<Line, readonly Line[]>>();

/** The sentences that tell a line's fact, the likest first, each of another paragraph. */
function tellersOf(line: Line, material: Material): readonly Line[] {
  if (line.order >= 0) return [line];
  const known = tellers.get(material) ?? new Map<Line, readonly Line[]>();
  tellers.set(material, known);
  const found = known.get(line) ?? findTellers(line, material);
  known.set(line, found);
  return found;
}

function findTellers(line: Line, material: Material): readonly Line[] {
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
  for (const { passage, worth } of lightOnes(stock)) {
    const special = fitness(passage);
    if (special !== null) choices.push({ passage, score: special + worth });
  }
  choices.sort((a, b) => b.score - a.score);
  return (
    choices.find(({ passage }) => isFresh(stock, passage) && fits(passage.text) && isRight(passage)) ?? null
  );
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
