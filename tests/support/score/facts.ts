import type { Article } from '../../../src/article/article.ts';
import { splitSentences } from '../../../src/article/sentences.ts';
import { type Seen, shared, wordsOf } from './seen.ts';

/** No thread needs every name of a title, a lede and a list of highlights: so much of them is all one asks. */
const enough: Readonly<Record<Seen['template'], number>> = {
  breaking: 0.7,
  highlights: 0.9,
  'long-read': 0.8,
};

/** The share of the article's key facts told: figures and names of title, highlights and lede. */
export function keyFacts({ article, template, told }: Seen): number | null {
  const facts = [...keyWords(article)];
  if (facts.length === 0) return null;
  return Math.min(1, facts.filter((fact) => told.has(fact)).length / facts.length / enough[template]);
}

/** The share of the article's own highlights whose words (three in five) stand together in one post. */
export function highlightsTold({ article, posts }: Seen): number | null {
  if (article.highlights.length === 0) return null;
  const inPosts = posts.map((post) => new Set(post.sentences.flatMap(({ words }) => [...words])));
  const told = article.highlights.filter((line) => {
    const words = wordsOf(line, article.language);
    return inPosts.some((post) => [...words].filter((word) => post.has(word)).length >= words.size * 0.6);
  });
  return told.length / article.highlights.length;
}

/** Nothing said twice: a sentence counts against it from a third of its words in another, wholly from three in four. */
export function noRepeats({ posts }: Seen): number | null {
  const sentences = posts.flatMap((post) => post.sentences).filter(({ words }) => words.size >= 4);
  if (sentences.length < 2) return null;
  const likest = sentences.map((one) =>
    Math.max(...sentences.filter((other) => other !== one).map((other) => shared(one.words, other.words))),
  );
  // Two like sentences among ten are already one post too many.
  return Math.max(0, 1 - 2 * mean(likest.map((share) => Math.min(1, Math.max(0, (share - 0.35) / 0.4)))));
}

/** The first post: a name, a figure or a whole sentence, some length, and not its own headline told again. */
export function hook({ article, posts }: Seen): number {
  const [first] = posts;
  const [opening, ...more] = first?.sentences ?? [];
  if (first === undefined || opening === undefined) return 0;
  const whole = /[.!?。؟।۔][”"’»」]?$/u.test(opening.text) && opening.text.length >= 50;
  const repeats = more.some((sentence) => shared(sentence.words, opening.words) > 0.6);
  const named = hasCase(article) ? namesIn(opening.text).length > 0 : true;
  const told = /\d/.test(first.text) || whole;
  return 0.4 * one(named) + 0.3 * one(told) + 0.15 * one(first.weight >= 100) + 0.15 * one(!repeats);
}

/** The first paragraph that reads as one: no byline, date or teaser. */
function ledeOf({ blocks, language }: Article): string {
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
  const least = /^(?:ja|zh|ko)/.test(language) ? 30 : 100;
  return (
    paragraphs.find((text) => text.length >= least && /[.!?。؟।۔][”"’»」]?$/u.test(text)) ??
    paragraphs[0] ??
    ''
  );
}

/** The news itself, told at once: how much of the lede's first sentence the first two posts say; six words in ten are all of it. */
export function news({ article, posts }: Seen): number {
  const [first] = splitSentences(ledeOf(article), article.language);
  const words = wordsOf(first?.text ?? '', article.language);
  const told = new Set(
    posts.slice(0, 2).flatMap((post) => post.sentences.flatMap((each) => [...each.words])),
  );
  const share = [...words].filter((word) => told.has(word)).length / Math.max(1, words.size);
  return Math.min(1, share / 0.6);
}

/** Figures of title, highlights and lede, and the names in highlights and lede; words where a script has no capitals. */
function keyWords(article: Article): ReadonlySet<string> {
  const lines = [...article.highlights, ledeOf(article)];
  const figures = [article.title, ...lines]
    .flatMap((line) => [...wordsOf(line, article.language)])
    .filter((word) => /\d/.test(word));
  const names = hasCase(article)
    ? lines.flatMap((line) => namesIn(line).flatMap((name) => [...wordsOf(name, article.language)]))
    : lines.flatMap((line) => [...wordsOf(line, article.language)]).filter((word) => word.length > 1);
  return new Set([...figures, ...names]);
}

function hasCase(article: Article): boolean {
  return /\p{Ll}/u.test(article.title);
}

/** Words with a capital inside a sentence. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/(?<=[\p{L}\p{N},;’']\s|[“"(])\p{Lu}[\p{L}\p{N}’'-]+/gu)].map(([name]) => name);
}

export function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 1 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

function one(holds: boolean): number {
  return holds ? 1 : 0;
}
