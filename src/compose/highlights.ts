import type { Article } from '../article/article.ts';
import { type Line, type Material, materialOf, type Place } from './material.ts';
import { isSameFact, overlap, overlaps } from './words.ts';

/** A sentence of the body chosen to stand as a highlight, and why. */
export type Selected = {
  readonly text: string;
  readonly place: Place;
  /** From 0 to about 1; only its order means something. */
  readonly score: number;
  readonly reason: string;
};

const shortest = 40;
/** Shorter sentences say too little to be likened to others. */
const shortestCompared = 25;
const longest = 240;
/** How much likeness to what is already chosen counts against a sentence. */
const variety = 0.6;
const compared = 120;

/** The sentences that best stand for an article which brings no highlights, in the article's own order. */
export function selectHighlights(article: Article, count: number): Selected[] {
  const material = materialOf(article);
  return selectLines(material, count).map(({ line, score }) => ({
    text: line.text,
    place: line.place,
    score: Math.round(score * 1000) / 1000,
    reason: reasonFor(line, material),
  }));
}

/** LexRank × position, then MMR: central sentences, early ones first, no two on one fact. */
export function selectLines(
  material: Material,
  count: number,
  said: readonly ReadonlySet<string>[] = [],
  most: number = longest,
): { line: Line; score: number }[] {
  const scores = scoreLines(material);
  const chosen: { line: Line; score: number }[] = [];
  const isFresh = (line: Line) =>
    ![...said, ...chosen.map((each) => each.line.words)].some((words) =>
      isSameFact(words, line.words, material.telling),
    );
  const candidates = material.body.filter(
    (line) => isWorthAPost(line, material.language) && line.text.length <= most && isFresh(line),
  );
  while (chosen.length < count) {
    const ranked = candidates
      .filter((line) => !chosen.some((each) => each.line === line) && isFresh(line))
      .map((line) => ({
        line,
        score: scores.get(line) ?? 0,
        gain: (scores.get(line) ?? 0) - variety * likeness(line, chosen, material),
      }))
      .sort((a, b) => b.gain - a.gain || a.line.order - b.line.order);
    const best = ranked[0];
    if (best === undefined) break;
    chosen.push({ line: best.line, score: best.score });
  }
  return chosen.sort((a, b) => a.line.order - b.line.order);
}

/** Languages written without blanks say in a third of the characters what others say. */
function isAtLeast(least: number, line: Line, language: string): boolean {
  return line.text.length >= (/^(?:ja|zh|ko|th)/.test(language) ? least / 3 : least);
}

function isWorthAPost(line: Line, language: string): boolean {
  return (
    line.whole &&
    !line.leans &&
    !line.linked &&
    isAtLeast(shortest, line, language) &&
    line.text.length <= longest
  );
}

function likeness(line: Line, chosen: readonly { line: Line }[], material: Material): number {
  return Math.max(0, ...chosen.map((each) => overlap(line.words, each.line.words, material.telling)));
}

/** Kept with the material: a thread may be planned several times over. */
const scored = new WeakMap<Material, ReadonlyMap<Line, number>>();

/** Scores each sentence of the body from 0 to 1: how central it is, and how early; stale ones count less. */
export function scoreLines(material: Material): ReadonlyMap<Line, number> {
  const scores = scored.get(material) ?? makeScores(material);
  scored.set(material, scores);
  return scores;
}

function makeScores(material: Material): ReadonlyMap<Line, number> {
  const lines = material.body
    .filter((line) => line.whole && isAtLeast(shortestCompared, line, material.language))
    .slice(0, compared);
  const central = centrality(lines, material);
  const most = Math.max(...central, Number.EPSILON);
  const scores = lines.map((line, at): [Line, number] => {
    const early = 1 - 0.6 * (line.order / Math.max(1, material.body.length - 1));
    const figures = /\d/.test(line.text) ? 1.1 : 1;
    return [line, ((central[at] ?? 0) / most) * early * figures * (line.stale ? 0.7 : 1)];
  });
  return new Map(scores);
}

/** LexRank: a sentence is central when it is like sentences that are central. Twenty rounds settle it. */
function centrality(lines: readonly Line[], material: Material): number[] {
  const links = overlaps(
    lines.map((line) => line.words),
    material.telling,
  );
  const given = links.map((row) => {
    const sum = row.reduce((all, link) => all + link, 0) || 1;
    return row.map((link) => link / sum);
  });
  let ranks = lines.map(() => 1 / Math.max(1, lines.length));
  for (let round = 0; round < 20; round += 1) {
    const before = ranks;
    const sums = new Float64Array(lines.length);
    for (const [from, row] of given.entries()) {
      const rank = before[from] ?? 0;
      for (let at = 0; at < row.length; at += 1) sums[at] = (sums[at] ?? 0) + (row[at] ?? 0) * rank;
    }
    ranks = before.map((_, at) => 0.15 / lines.length + 0.85 * (sums[at] ?? 0));
  }
  return ranks;
}

function reasonFor(line: Line, material: Material): string {
  const reasons = [`sentence ${line.order + 1} of ${material.body.length}, close to what the rest is about`];
  if (/\d/.test(line.text)) reasons.push('it has a figure');
  if (line.attributed) reasons.push('it says who says so');
  return reasons.join('; ');
}
