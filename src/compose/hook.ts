import { endsLikeSentence } from '../article/clean.ts';
import { figuresGiven, sourceFor } from './attribution.ts';
import { ledeOf } from './lede.ts';
import type { Line, Material } from './material.ts';
import { withoutTrailingClause } from './split.ts';
import { weigh } from './weigh.ts';
import { contentWords, coverage, isSameFact, overlap } from './words.ts';

/** The thread's first words, and the highlight they use up, if they are one. */
export type Hook = { readonly line: Line; readonly text: string; readonly more: readonly Line[] };

type Fits = (text: string) => boolean;

/**
 * Chooses the hook: the CMS's own; else the title, the lede, or a highlight that tells the same news as
 * they do (used here, it need not repeat them later). A name and a concrete fact count most, words that
 * will be stale and headline capitals count against.
 */
export function chooseHook(material: Material, fits: Fits): Hook | null {
  const given = material.socialHook;
  if (given !== null && fits(given.text)) return { line: given, text: given.text, more: [] };
  const ranked = candidates(material, fits)
    .map((hook, at) => ({ hook, score: scoreHook(hook, material), at }))
    .sort((a, b) => b.score - a.score || a.at - b.at);
  return ranked[0]?.hook ?? null;
}

function candidates(material: Material, fits: Fits): Hook[] {
  const { title } = material;
  const lede = ledeOf(material);
  const first = lede?.lines[0] ?? null;
  const news = newsHighlight(material, first);
  const lines = [news, first, title].filter((line) => line !== null);
  return lines.flatMap((line): Hook[] => {
    if (line === first && lede !== null && lede.lines.length > 1)
      return fits(lede.text) ? [{ line, text: lede.text, more: lede.lines.slice(1) }] : [];
    const text = fits(line.text) ? line.text : line === title ? null : withoutTrailingClause(line.text, fits);
    return text === null || line.leans
      ? []
      : [{ line: line.text === text ? line : shortened(line, text, material), text, more: [] }];
  });
}

/** How like the title a highlight must be to be its news in other words; a title has few words, so little is much. */
const likeTitle = 0.35;
/** A hook that has less of the title's meaning than this is about something else. */
const ofTitle = 0.2;

/**
 * The highlight that tells the story's main news: the likest to the title, else one that tells the lede's fact.
 * It must have the title's figures, and not lose who says so where the body does not.
 */
function newsHighlight(material: Material, lede: Line | null): Line | null {
  const { highlights, title, telling } = material;
  const tells = highlights.filter(
    (line) =>
      hasFiguresOf(title.text, line.text, line.words) &&
      isAboutTitle(line, material) &&
      tellsTitle(line, material) &&
      sourceFor(line, material) === undefined,
  );
  const ranked = tells
    .map((line) => ({ line, like: overlap(line.words, title.words, telling) }))
    .sort((a, b) => b.like - a.like);
  const first = ranked[0];
  if (first !== undefined && first.like >= likeTitle) return first.line;
  const top = highlights.slice(0, 2).filter((line) => tells.includes(line));
  return top.find((line) => lede !== null && isSameFact(line.words, lede.words, telling)) ?? null;
}

/** What a highlight in the title's stead has of its words, or they of its own; less shares its place and day alone. */
const mostOfTitle = 0.42;

/** Whether a highlight is the title's news in other words, and does not only add to it; with its figure it is. */
function tellsTitle({ words }: Line, { title, telling }: Material): boolean {
  if (figuresGiven(title.text).length > 0) return true;
  const shared = Math.max(coverage(title.words, words, telling), overlap(words, title.words, telling));
  return shared >= mostOfTitle;
}

/** Before its colon a title names its subject: "How to Prepare Your Home for a Power Cut: …". */
function isAboutTitle({ words }: Line, { title, telling, language }: Material): boolean {
  if (coverage(title.words, words, telling) < ofTitle) return false;
  const subject = contentWords(/^([^:]+): /u.exec(title.text)?.[1] ?? '', language);
  return subject.size < 3 || coverage(subject, words, telling) >= likeTitle;
}

/** "Jumps 18%" in the title is the news; a highlight that tells the rest of it without that is not. */
function hasFiguresOf(title: string, text: string, words: ReadonlySet<string>): boolean {
  const has = (figure: string) => text.includes(figure) || words.has(figure);
  const figures = figuresGiven(title);
  const sums = title.match(/\d[\d.,]*\s?%|[$€£¥]\s?\d+(?:[.,]\d+)*/gu) ?? [];
  return (figures.length === 0 || figures.some(has)) && sums.every((sum) => text.includes(sum));
}

function shortened(line: Line, text: string, material: Material): Line {
  const words = contentWords(text, material.language);
  return {
    ...line,
    text,
    words,
    facts: [words],
    place: { ...line.place, end: line.place.start + text.length - 1 },
  };
}

function scoreHook({ line, text }: Hook, material: Material): number {
  const names = namesIn(text, material.language);
  let score = 0;
  if (names > 0) score += 2;
  if (/\d/.test(text) || names > 1) score += 1;
  if (line.place.from === 'highlight') score += endsLikeSentence(text) ? 1.5 : 0.5;
  if (line.place.from === 'block') score += 1.5;
  if (coverage(material.title.words, line.words, material.telling) < ofTitle) score -= 4;
  const weight = weigh(text);
  if (weight >= 70) score += 1;
  if (weight < 40) score -= 1;
  // A weekday is no reason to drop the story: the editor is warned of it.
  if (line.stale && line.place.from !== 'block') score -= 1;
  if (isHeadlineCase(text)) score -= 1;
  if (line.linked) score -= 6;
  return score;
}

/** How many names a text has: capitals inside it. In scripts without capitals every text may have one. */
export function namesIn(text: string, language: string): number {
  if (!/\p{Lu}/u.test(text)) return /^(?:ja|zh|ko|th|ar|he|hi|fa|ur)/.test(language) ? 1 : 0;
  return text.match(/(?<=[\p{L}\p{N},’'”)]\s[“"(]?)\p{Lu}[\p{L}.]+(?:\s\p{Lu}[\p{L}.]+)*/gu)?.length ?? 0;
}

function isHeadlineCase(text: string): boolean {
  const long = text.match(/(?<=\s)\p{L}{4,}/gu) ?? [];
  return long.length >= 4 && long.filter((word) => /^\p{Lu}/u.test(word)).length > long.length * 0.7;
}
