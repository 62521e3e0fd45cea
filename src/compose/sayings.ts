import { splitSentences } from '../article/sentences.ts';
import { readNumber } from './numbering.ts';
import { remembered } from './remembered.ts';
import { contentWords } from './words.ts';

/** A sentence of a post that says something: no number, list mark, link or invitation to it. */
export type Saying = { readonly text: string; readonly words: ReadonlySet<string> };

/** A post longer than this is refused for its length; its sentences need no looking at. */
const longestRead = 3000;

/** The checks ask for the same posts' sentences several times, and an editor changes one post of many. */
const known = remembered<readonly Saying[]>(100);

/** The factual sentences of a post, in order. */
export function sayingsOf(post: string, link: string | null, language: string): readonly Saying[] {
  const { text } = readNumber(post.slice(0, longestRead));
  return known(`${language}\n${link ?? ''}\n${text}`, () => findSayings(text, link, language));
}

function findSayings(text: string, link: string | null, language: string): readonly Saying[] {
  return text
    .split('\n')
    .filter((line) => !isInvitation(line, link))
    .map((line) => line.replace(/^(?:[•·▪–—*-]\s+)?(?:\d{1,2}\.\s+(?=\p{L}))?/u, ''))
    .flatMap((line) => splitSentences(line, language))
    .map(({ text }) => ({ text, words: contentWords(text, language) }))
    .filter((saying) => saying.words.size > 0 && !/^#[\p{L}\p{N}_]+$/u.test(saying.text));
}

/** A line with the link and a few words before it: "Read the full story: https://…". */
export function isInvitation(line: string, link: string | null): boolean {
  if (link === null || !line.includes(link)) return /^https?:\/\/\S+$/i.test(line.trim());
  return line.replace(link, '').trim().length <= 100 && !/[.!?。]\s/u.test(line.replace(link, ''));
}
