import type { Line, Material } from './material.ts';
import { withoutTrailingClause } from './split.ts';
import { weigh } from './weigh.ts';
import { contentWords, isSameFact, overlap } from './words.ts';

/** The thread's first words, and the highlight they use up, if they are one. */
export type Hook = { readonly line: Line; readonly text: string };

type Fits = (text: string) => boolean;

/**
 * Chooses the hook: the CMS's own; else the title, the lede, or a highlight that tells the same news as
 * they do (used here, it need not repeat them later). A name and a concrete fact count most, words that
 * will be stale and headline capitals count against.
 */
export function chooseHook(material: Material, fits: Fits): Hook | null {
  const given = material.socialHook;
  if (given !== null && fits(given.text)) return { line: given, text: given.text };
  const ranked = candidates(material, fits)
    .map((hook, at) => ({ hook, score: scoreHook(hook, material), at }))
    .sort((a, b) => b.score - a.score || a.at - b.at);
  return ranked[0]?.hook ?? null;
}

function candidates(material: Material, fits: Fits): Hook[] {
  const { title } = material;
  const lede = ledeOf(material);
  const news = newsHighlight(material, lede);
  const lines = [news, lede, title].filter((line) => line !== null);
  return lines.flatMap((line) => {
    const text = fits(line.text) ? line.text : line === title ? null : withoutTrailingClause(line.text, fits);
    return text === null || line.leans
      ? []
      : [{ line: line.text === text ? line : shortened(line, text, material), text }];
  });
}

/** How like the title a highlight must be to be its news in other words; a title has few words, so little is much. */
const likeTitle = 0.35;

/** The highlight that tells the story's main news: the likest to the title, else one that tells the lede's fact. */
function newsHighlight({ highlights, title, telling }: Material, lede: Line | null): Line | null {
  const ranked = highlights
    .map((line) => ({ line, like: overlap(line.words, title.words, telling) }))
    .sort((a, b) => b.like - a.like);
  const first = ranked[0];
  if (first !== undefined && first.like >= likeTitle) return first.line;
  return (
    highlights.slice(0, 2).find((line) => lede !== null && isSameFact(line.words, lede.words, telling)) ??
    null
  );
}

/** The first sentence of the story that can stand by itself. */
export function ledeOf(material: Material): Line | null {
  const first = material.body.find((line) => line.whole);
  return first !== undefined && !first.leans ? first : null;
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
  if (line.place.from === 'highlight') score += 1.5;
  if (line.place.from === 'block') score += 0.5;
  const weight = weigh(text);
  if (weight >= 70) score += 1;
  if (weight < 40) score -= 1;
  if (line.stale && line.place.from !== 'block') score -= 1;
  if (line.place.from === 'highlight' && losesFigure(text, material)) score -= 3;
  if (isHeadlineCase(text)) score -= 1;
  if (line.linked) score -= 6;
  return score;
}

/** "Jumps 18%" in the title is the news; a hook that tells the rest of it without that is not. */
function losesFigure(text: string, { title }: Material): boolean {
  const figures = title.text.match(/\d[\d.,]*\s?%|[$€£¥]\s?\d+(?:[.,]\d+)*/gu) ?? [];
  return figures.some((figure) => !text.includes(figure));
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
