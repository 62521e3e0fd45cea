import type { Article } from '../../../src/article/article.ts';
import type { Composed } from '../../../src/compose/compose.ts';
import { readNumber } from '../../../src/compose/numbering.ts';
import { sayingsOf } from '../../../src/compose/sayings.ts';
import type { templateNames } from '../../compose/templates.ts';

export type TemplateName = (typeof templateNames)[number];

/** A sentence of a post; `block` is where in the article's blocks it stands, null where it is in none. */
export type Sentence = {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly block: number | null;
};

export type Post = {
  readonly text: string;
  readonly weight: number;
  readonly isList: boolean;
  readonly sentences: readonly Sentence[];
};

/** What the measures look at: a thread beside its article, read without the composer's own judgement. */
export type Seen = {
  readonly article: Article;
  readonly template: TemplateName;
  readonly posts: readonly Post[];
  /** Lower-cased words of the thread's sentences, figures with them. */
  readonly told: ReadonlySet<string>;
};

/** Reads a composed thread for the measures. */
export function seenThread(article: Article, template: TemplateName, composed: Composed): Seen {
  const posts = composed.posts.map(({ text, weight }): Post => {
    const bare = readNumber(text).text;
    const sentences = sayingsOf(text, composed.link, article.language).map((saying) => {
      const words = wordsOf(saying.text, article.language);
      return { text: saying.text, words, block: blockOf(saying.text, words, article) };
    });
    return { text: bare, weight, isList: (bare.match(/^• /gm) ?? []).length > 1, sentences };
  });
  const told = new Set(posts.flatMap((post) => post.sentences.flatMap(({ words }) => [...words])));
  return { article, template, posts, told };
}

const segmenters = new Map<string, Intl.Segmenter>();

/** The words of a text of three letters or more, lower-cased and without a plural's s, and its figures. */
export function wordsOf(text: string, language: string): Set<string> {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  const words = [...segmenter.segment(text.toLowerCase())].filter(({ isWordLike }) => isWordLike);
  const kept = words.filter(({ segment }) => segment.length > 3 || !/^[\p{Script=Latin}’']+$/u.test(segment));
  return new Set(kept.map(({ segment }) => segment.replace(/[’']s$/u, '').replace(/(?<=\p{L}{3})s$/u, '')));
}

/** How much of the shorter set of words the other has too, from 0 to 1. */
export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size);
  return least === 0 ? 0 : [...a].filter((word) => b.has(word)).length / least;
}

/** The block a sentence stands in, else the one that says nearly the same (a highlight's, the title's). */
function blockOf(text: string, words: ReadonlySet<string>, { blocks, language }: Article): number | null {
  const wanted = squeezed(text);
  const exact = blocks.findIndex((block) => squeezed(block.text).includes(wanted));
  if (exact !== -1) return exact;
  const ranked = blocks
    .map((block, at) => ({ at, share: shared(words, wordsOf(block.text, language)) }))
    .sort((a, b) => b.share - a.share || a.at - b.at);
  const best = ranked[0];
  return best !== undefined && best.share >= 0.5 ? best.at : null;
}

function squeezed(text: string): string {
  return text.replace(/[\s“”"‘’']+/gu, '').replace(/[.。]$/u, '');
}
