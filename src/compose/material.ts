import type { Article, Block } from '../article/article.ts';
import { isBalanced } from '../article/balance.ts';
import { endsLikeSentence, isBoilerplate } from '../article/clean.ts';
import { splitSentences } from '../article/sentences.ts';
import { stripInvisible } from '../article/tidy.ts';
import { pointsBack, takesUpThing } from './antecedents.ts';
import { isBareDenial } from './denials.ts';
import { hasLink } from './links.ts';
import { isAttributed, leansOnPrevious } from './openings.ts';
import { staleWords } from './stale.ts';
import { mentionsSomebody } from './tags.ts';
import { contentWords, isSameFact, type Telling, tellingOf } from './words.ts';

/** Where a span of a post stands in the article; offsets are UTF-16 in the title, hook, highlight or block. */
export type Place = {
  readonly from: 'title' | 'social-hook' | 'highlight' | 'block';
  readonly index: number;
  readonly start: number;
  readonly end: number;
};

/** A sentence (or title, or highlight) with what the composer needs to know of it. */
export type Line = {
  readonly text: string;
  readonly place: Place;
  readonly words: ReadonlySet<string>;
  /** The words of each of its sentences: a highlight may have two, each a fact of its own. */
  readonly facts: readonly ReadonlySet<string>[];
  /** Its number among the body's sentences, from 0; -1 outside the body. */
  readonly order: number;
  /** The part of the story it stands in, counted by subheadings. */
  readonly section: number;
  /** The part of the story it stands in, counted by the editor's own breaks: no post runs across one. */
  readonly part: number;
  /** Cannot open a post: it needs the sentence before it. */
  readonly leans: boolean;
  readonly attributed: boolean;
  readonly stale: boolean;
  /** X would make a link, or a mention, of a part of it. */
  readonly linked: boolean;
  /** Fit to be said at all: a whole sentence, quotations closed, nothing of the site. */
  readonly whole: boolean;
};

/** Sentences that stand in a post together as they are, and where in the story. */
export type Unit = { readonly lines: readonly Line[]; readonly text: string; readonly order: number };

/** An answer of an interview: with its question, the fullest first, and as one line of a list, if it has one. */
export type Answer = { readonly runs: readonly Unit[]; readonly short: Unit | null };

/** One step of an article that says how to do something: its list mark, "3. ", and its sentences. */
export type Step = { readonly mark: string; readonly lines: readonly Line[] };

/** An article laid out for composing. */
export type Material = {
  readonly language: string;
  readonly title: Line;
  readonly socialHook: Line | null;
  readonly highlights: readonly Line[];
  readonly body: readonly Line[];
  readonly telling: Telling;
  /** Passages only some kinds of articles have: a question with its answer. */
  readonly units: readonly Unit[];
  /** The steps of an article that is a list of them. */
  readonly steps: readonly Step[];
  /** The answers of an interview that can be told. */
  readonly answers: readonly Answer[];
  /** What stands under the hook before anything else, the best first: an opinion's author, an introduction. */
  readonly underHook: readonly Pick<Unit, 'text' | 'lines'>[];
  /** What the thread ends on rather than on anything else, the best first. */
  readonly endings: readonly Unit[];
};

/** A sentence longer than this fits no post, however it is cut; only so much of it is looked at. */
const longestRead = 1500;
/** No paragraph is longer than this; what stands behind it is not looked at. */
const longestBlock = 20_000;
/** Sentences looked at; what comes after the first thousand does not make a thread. */
const mostSentences = 1000;

/** An article's material is made once: composing and every later check read the same lines. */
const materials = new WeakMap<Article, Material>();

/** Lays an article out as lines with their places, words and weaknesses. */
export function materialOf(article: Article): Material {
  const known = materials.get(article);
  if (known !== undefined) return known;
  const made = makeMaterial(article);
  materials.set(article, made);
  return made;
}

function makeMaterial(article: Article): Material {
  const { language } = article;
  const line = (text: string, from: Place['from'], index: number) =>
    lineOf(text, { from, index, start: 0, end: text.length }, -1, language);
  const title = line(article.title, 'title', 0);
  const highlights = article.highlights
    .filter((text) => !isBoilerplate(text))
    .map((text, index) => line(text, 'highlight', index));
  const body = bodyLines(article.blocks, article.title, language);
  return {
    language,
    title,
    socialHook: article.socialHook === null ? null : line(article.socialHook, 'social-hook', 0),
    highlights,
    body,
    telling: tellingOf([title, ...highlights, ...body].map((each) => each.words)),
    units: [],
    steps: [],
    answers: [],
    underHook: [],
    endings: [],
  };
}

function bodyLines(blocks: readonly Block[], title: string, language: string): Line[] {
  const lines: Line[] = [];
  let section = 0;
  let part = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.breakBefore === true) part += 1;
    if (block.kind === 'heading' || block.breakBefore === true) section += 1;
    if (block.kind === 'heading' || isBoilerplate(block.text)) continue;
    let before = '';
    for (const { text, start, end } of splitSentences(block.text.slice(0, longestBlock), language)) {
      if (lines.length === mostSentences) return lines;
      const plain = lineOf(text, { from: 'block', index, start, end }, lines.length, language);
      const takesUp = takesUpNoun(text, before, title) || takesUpThing(text, before, title);
      const answers = lines.length > 0 && (isBareDenial(plain.text) || pointsBack(plain.text, language));
      const leans = plain.leans || takesUp || answers;
      const line = { ...plain, section, part, leans };
      before = text;
      lines.push(block.kind === 'quote' && !line.attributed ? { ...line, whole: false } : line);
    }
  }
  return lines;
}

/** "The banks fill slowly" after "…from battery banks": which banks is said only in the sentence before. */
function takesUpNoun(text: string, before: string, title: string): boolean {
  const noun = /^The (\p{Ll}{3,})\b/u.exec(text)?.[1]?.toLowerCase();
  if (noun === undefined) return false;
  const stem = noun.replace(/s$/, '');
  return before.toLowerCase().includes(stem) && !title.toLowerCase().includes(stem);
}

function lineOf(raw: string, place: Place, order: number, language: string): Line {
  const isTidy = tidyLatin.test(raw);
  const text = isTidy
    ? raw
    : stripInvisible(raw)
        .replace(/[^\S\u00a0]+/gu, ' ')
        .trim();
  const read = text.slice(0, longestRead);
  const words = contentWords(read, language);
  const isOne = (isTidy || tidyLatin.test(read)) && !stopInside.test(read);
  const sentences = isOne ? [read] : splitSentences(read, language).map((each) => each.text);
  return {
    text,
    place,
    words,
    facts: sentences.map((sentence) => (sentence === read ? words : contentWords(sentence, language))),
    order,
    section: 0,
    part: 0,
    leans: leansOnPrevious(sentences[0] ?? read, language),
    attributed: isAttributed(read),
    stale: staleWords(read) !== null,
    linked: hasLink(read) || mentionsSomebody(read),
    whole: text.length <= longestRead && isWhole(text),
  };
}

/** Words in Latin letters with a blank between each: nothing to tidy. */
const tidyLatin = /^[!-~À-ʯ–—‘’“”]+(?: [!-~À-ʯ–—‘’“”]+)*$/;

/** A stop before the end: without one, words in Latin letters are known for one sentence. */
const stopInside = /[.!?].*[0-9A-Za-zÀ-ʯ]/;

/** However short: "Then it stopped." is a sentence, though none to stand alone. */
function isWhole(text: string): boolean {
  return (
    /\p{L}{2}/u.test(text) &&
    endsLikeSentence(text) &&
    !/:$/.test(text) &&
    isBalanced(text) &&
    !isBoilerplate(text)
  );
}

/** Whether any of what a line says is among what was told, in these words or near enough. */
export function isTold(line: Line, told: Iterable<ReadonlySet<string>>, telling: Telling): boolean {
  for (const words of told) {
    if (line.facts.some((fact) => isSameFact(words, fact, telling))) return true;
  }
  return false;
}
