/**
 * `npm run score:choosing`: how well `selectHighlights` does where the editors' own highlights are hidden from it,
 * beside what every simple tool does, which is to take the first sentences. On each golden article that brings three
 * highlights or more:
 * `told`: for each highlight, the share of its meaning in the chosen sentence that has most of it, averaged;
 * `figures`: the share of the highlights' figures in the chosen sentences, years aside;
 * `words`: how well the two agree in their words (the F1 of content words), which length alone does not raise.
 */
import { fileURLToPath } from 'node:url';
import type { Article } from '../../../src/article/article.ts';
import { selectHighlights } from '../../../src/compose/highlights.ts';
import { materialOf } from '../../../src/compose/material.ts';
import { contentWords, coverage, figuresIn } from '../../../src/compose/words.ts';
import { goldenSlugs, readGolden } from '../golden/articles.ts';
import { mean } from './facts.ts';

export type Agreement = { readonly told: number; readonly words: number; readonly figures: number | null };
export type Choosing = {
  readonly slug: string;
  readonly chosen: Agreement;
  readonly first: Agreement;
};

/** Each golden article with three highlights or more, so many sentences chosen from it. */
export function measureChoosing(count: number): Choosing[] {
  return goldenSlugs().flatMap((slug) => {
    const article = readGolden(slug);
    if (article.highlights.length < 3) return [];
    const bare = { ...article, highlights: [] };
    const chosen = selectHighlights(bare, count).map(({ text }) => text);
    const first = materialOf(bare)
      .body.slice(0, count)
      .map(({ text }) => text);
    return [{ slug, chosen: agreementOf(article, chosen), first: agreementOf(article, first) }];
  });
}

export function meansOf(all: readonly Agreement[]): Readonly<Record<keyof Agreement, number>> {
  const figures = all.flatMap((each) => (each.figures === null ? [] : [each.figures]));
  return {
    told: mean(all.map(({ told }) => told)),
    words: mean(all.map(({ words }) => words)),
    figures: mean(figures),
  };
}

function agreementOf(article: Article, sentences: readonly string[]): Agreement {
  const wordsOf = (text: string) => contentWords(text, article.language);
  const { telling } = materialOf({ ...article, highlights: [] });
  const wanted = article.highlights.map(wordsOf);
  const given = sentences.map(wordsOf);
  const allWanted = new Set(wanted.flatMap((words) => [...words]));
  const allGiven = new Set(given.flatMap((words) => [...words]));
  const figures = figuresIn(allWanted);
  const shareOf = (words: readonly string[]) =>
    words.filter((word) => allGiven.has(word)).length / Math.max(1, words.length);
  const recall = shareOf([...allWanted]);
  const precision = (recall * allWanted.size) / Math.max(1, allGiven.size);
  return {
    told: mean(wanted.map((words) => Math.max(0, ...given.map((each) => coverage(words, each, telling))))),
    words: recall === 0 ? 0 : (2 * recall * precision) / (recall + precision),
    figures: figures.length === 0 ? null : shareOf(figures),
  };
}

function report(): void {
  for (const count of [3, 5]) {
    const all = measureChoosing(count);
    console.log(`${count} sentences for the highlights of ${all.length} articles`);
    for (const name of ['chosen', 'first'] as const) {
      const means = meansOf(all.map((each) => each[name]));
      const shown = Object.entries(means).map(([what, share]) => `${what} ${share.toFixed(3)}`);
      console.log(`  ${name.padEnd(7)} ${shown.join('  ')}`);
    }
    const better = all.filter(({ chosen, first }) => chosen.told > first.told).length;
    const worse = all.filter(({ chosen, first }) => chosen.told < first.told).length;
    console.log(`  more told in ${better} of them, less in ${worse}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) report();
