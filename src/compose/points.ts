import { bondOf } from './bonds.ts';
import { selectLines } from './highlights.ts';
import { namesIn } from './hook.ts';
import { isTold, type Line, type Material } from './material.ts';
import { joinSentences } from './passages.ts';
import { saysAllOf, saysTwice } from './repeats.ts';
import { cutToFit, withoutTrailingClause } from './split.ts';
import { runTelling, runWithSource } from './tellers.ts';
import { weigh } from './weigh.ts';
import { addsFigure, isSameFact } from './words.ts';

/** What a highlights post must say: usually the highlight itself. */
export type Point = {
  readonly text: string;
  /** What it says: the highlight, or the sentences of the body that stand for it. */
  readonly lines: readonly Line[];
  /** Must stand under the point before it: it leans on it. */
  readonly leans: boolean;
};

/** What points are made of, and under which terms. */
export type PointTerms = {
  readonly said: readonly ReadonlySet<string>[];
  /** How many to choose when the article brings no highlights. */
  readonly fallback: number;
  /** Points become lines of a list: one sentence each. */
  readonly short: boolean;
  readonly fits: (text: string) => boolean;
};

/** A highlight lighter than this is told by the body's sentences, where they tell it all. */
const lightest = 80;
/** A point leaves room beside it: past this weight no sentence is added to it. */
const comfortable = 220;
/** Two points of one paragraph that are both lighter than this are better one post. */
const light = 130;
/** Of these first sentences of a story every one may be a line of a list. */
const firstWords = 3;
/** A line of a list is to be scanned: of sentences this short, else of somewhat longer ones. */
const listLines = [110, 160];
/** Beyond this a sentence that says who says so is no line of a list. */
const longestSource = 160;

/**
 * The points a thread has to make: the article's highlights not already told by the hook, or the
 * sentences chosen for it when it brings none. A highlight gives way to the body's sentence on the same
 * fact where that keeps a figure's source, avoids a link X would bill, or can open a post.
 */
export function pointsOf(material: Material, terms: PointTerms): Point[] {
  const own = material.highlights.filter((line) => line.text !== '');
  if (own.length === 0) return selectedPoints(material, terms);
  const points: Point[] = [];
  for (const highlight of own) {
    const told = [...terms.said, ...points.flatMap((point) => point.lines.flatMap((line) => line.facts))];
    const { telling } = material;
    if (isTold(highlight, told, telling) && !addsFigure(highlight.words, told)) continue;
    points.push(...pointOf(highlight, material, told, terms));
  }
  return points;
}

function selectedPoints(material: Material, terms: PointTerms): Point[] {
  const opening = material.body.slice(0, firstWords).map(({ text }) => text);
  for (const most of terms.short ? listLines : []) {
    const isListable = (text: string) =>
      text.length <= most && (opening.includes(text) || isConcrete(text, material.language));
    const points = selectPoints(material, terms, isListable);
    if (points.length > 1) return points;
  }
  return withoutLightPairs(
    selectPoints(material, terms, () => true),
    terms,
  );
}

/** Light points of one paragraph are one post. */
function withoutLightPairs(points: readonly Point[], { fits, short }: PointTerms): Point[] {
  const joined: Point[] = [];
  for (const point of points) {
    const before = joined.at(-1);
    const isPair =
      !short &&
      before !== undefined &&
      before.lines[0]?.place.index === point.lines[0]?.place.index &&
      Math.max(weigh(before.text), weigh(point.text)) < light &&
      fits(`${before.text}\n\n${point.text}`);
    if (!isPair) joined.push(point);
    else
      joined[joined.length - 1] = {
        ...before,
        text: `${before.text}\n\n${point.text}`,
        lines: [...before.lines, ...point.lines],
      };
  }
  return joined;
}

/** A line of a list tells a figure or a name, unless the story begins with it: "For eighty minutes it was another match." tells nothing. */
function isConcrete(text: string, language: string): boolean {
  return /\p{Nd}/u.test(text) || namesIn(text, language) > 0;
}

function selectPoints(material: Material, terms: PointTerms, isListable: (text: string) => boolean): Point[] {
  const fits = (text: string) => isListable(text) && terms.fits(text);
  const selected = selectLines(material, terms.fallback, terms.said, fits).map(({ line }) => line);
  const points: Point[] = [];
  for (const line of selected) {
    const told = [...terms.said, ...points.flatMap((point) => point.lines.flatMap((each) => each.facts))];
    if (isTold(line, told, material.telling)) continue;
    const point = withNext([line], material, told, terms, () => true);
    const last = point.lines.at(-1);
    const bond = last === undefined ? 'fast' : bondOf(last, material.body[last.order + 1]);
    if (bond === 'none' || (bond === 'close' && !terms.short)) points.push(point);
  }
  return points;
}

/** Sentences as a point, with the sentences after them in their paragraph which belong to them. */
function withNext(
  run: readonly Line[],
  material: Material,
  told: readonly ReadonlySet<string>[],
  terms: PointTerms,
  belongs: (next: Line) => boolean,
): Point {
  const lines = [...run];
  const textOf = (each: readonly Line[]) => joinSentences(each.map(({ text }) => text));
  const last = lines.at(-1)?.order ?? -1;
  for (const next of terms.short ? [] : material.body.slice(last + 1, last + 3)) {
    const before = lines.at(-1);
    if (before === undefined) break;
    const isBound = bondOf(before, next) !== 'none';
    const own = (isBound ? lines.slice(0, -1) : lines).flatMap((each) => each.facts);
    const isSaid = isTold(next, [...told, ...own], material.telling);
    const text = textOf([...lines, next]);
    if (!next.whole || next.linked || isSaid || next.place.index !== before.place.index || !belongs(next))
      break;
    if (!terms.fits(text) || (weigh(text) > comfortable && !isBound)) break;
    lines.push(next);
  }
  return { text: textOf(lines), lines, leans: false };
}

function pointOf(
  highlight: Line,
  material: Material,
  told: readonly ReadonlySet<string>[],
  terms: PointTerms,
): Point[] {
  const { fits } = terms;
  const fresh = (line: Line) => !isTold(line, told, material.telling);
  const fuller = fullerTwin(highlight, material, terms, told);
  if (fuller !== null) return [withNext(fuller, material, told, terms, () => true)];
  const twin = material.body.find(
    (line) => isBetterTwin(line, highlight, material) && fits(line.text) && fresh(line),
  );
  if (twin !== undefined) {
    const addsOfIt = (next: Line) =>
      [...next.words].some((word) => highlight.words.has(word) && !twin.words.has(word));
    return [withNext([twin], material, told, terms, addsOfIt)];
  }
  const linkedTwin =
    highlight.linked && highlight.leans ? linkedTeller(highlight, material, fits) : undefined;
  if (linkedTwin !== undefined && fresh(linkedTwin))
    return [{ text: linkedTwin.text, lines: [linkedTwin], leans: false }];
  if (fits(highlight.text)) return [{ text: highlight.text, lines: [highlight], leans: highlight.leans }];
  const kept = withoutTrailingClause(highlight.text, fits);
  const parts = kept === null ? (cutToFit(highlight.text, fits) ?? []) : [kept];
  return parts.map((text, at) => ({ text, lines: [highlight], leans: at === 0 && highlight.leans }));
}

function isBetterTwin(line: Line, highlight: Line, material: Material): boolean {
  if (!highlight.linked && !highlight.leans) return false;
  const stands = line.whole && !line.leans && !line.linked;
  return stands && isSameFact(line.words, highlight.words, material.telling);
}

/** An editor's highlight is not dropped for a name X would link, however the body tells it: the price is warned of. */
export function linkedTeller(
  highlight: Line,
  { body, telling }: Material,
  fits: PointTerms['fits'],
): Line | undefined {
  return body.find(
    (line) => line.whole && !line.leans && fits(line.text) && saysTwice(line.words, highlight.words, telling),
  );
}

/** The body's sentences on a highlight's fact which say who says so, or all that the highlight says and more. */
function fullerTwin(
  highlight: Line,
  material: Material,
  terms: PointTerms,
  told: Told,
): readonly Line[] | null {
  const textOf = (run: readonly Line[]) => joinSentences(run.map(({ text }) => text));
  const stands = (run: readonly Line[]) =>
    terms.fits(textOf(run)) &&
    run.every((line) => line.whole && !line.linked && !isTold(line, told, material.telling));
  const source = runWithSource(highlight, material);
  const isListable = source !== null && (!terms.short || textOf(source).length <= longestSource);
  if (source !== null && isListable && stands(source)) return source;
  if (terms.short) return null;
  const one = material.body.find(
    (line) => !line.leans && saysAllOf(line.words, highlight.words, material.telling) && stands([line]),
  );
  if (one !== undefined) return [one];
  const run = weigh(highlight.text) < lightest ? runTelling(highlight, material) : null;
  return run !== null && stands(run) ? run : null;
}

type Told = readonly ReadonlySet<string>[];
