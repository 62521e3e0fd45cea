import { numberPost, readNumber } from '../numbering.ts';
import type { Numbering } from '../template-front.ts';

/** A post as its editor has it: the number before it is bobbin's to put. */
export type WordedPost = {
  /** Of the stored post; empty for one that is not stored yet. */
  readonly id: string;
  readonly words: string;
};

/** Everything an editor decides of a thread's words: one state to go back to. */
export type Wording = {
  /** The template's name. */
  readonly template: string;
  readonly numbering: Numbering;
  readonly posts: readonly WordedPost[];
};

/** The posts before those in hand, which stay as they are; most threads have none. */
export type Standing = readonly string[];

/** The posts as they would go out, each with its number, those that stand left out. */
export function textsOf({ numbering, posts }: Wording, standing: Standing = []): readonly string[] {
  const total = standing.length + posts.length;
  return posts.map(({ words }, at) => {
    const position = standing.length + at + 1;
    return numberPost(withoutDouble(words, position, total, numbering), position, total, numbering);
  });
}

/** The words of posts as they are stored, their numbers taken off where the thread is numbered. */
export function wordingOf(
  posts: readonly { readonly id: string; readonly text: string }[],
  { template, numbering }: Pick<Wording, 'template' | 'numbering'>,
): Wording {
  const words = (text: string) => (numbering === 'none' ? text : readNumber(text).text);
  return { template, numbering, posts: posts.map(({ id, text }) => ({ id, words: words(text) })) };
}

/**
 * How a thread is numbered, told from its posts: as most of them are at their place, or as all of them are where
 * posts were moved or taken out since. A post alone shows nothing, so that `otherwise` is taken.
 */
export function numberingOf(texts: readonly string[], otherwise: Numbering): Numbering {
  if (texts.length < 2) return otherwise;
  const numbers = texts.map(readNumber);
  const numbered = numbers.filter(({ position }, at) => position === at + 1);
  if (numbered.length * 2 < texts.length) return isRemainder(numbers) ? 'n/m' : 'none';
  return numbered.filter(({ total }) => total !== null).length * 2 >= numbered.length ? 'n/m' : 'n/';
}

/** Posts of one longer thread, in whatever order; fractions that begin sentences have not all one total. */
function isRemainder(numbers: readonly ReturnType<typeof readNumber>[]): boolean {
  const total = numbers[0]?.total ?? 0;
  const places = new Set(numbers.map(({ position }) => position ?? 0));
  const areOfOne = numbers.every((each) => each.total === total && Number(each.position) <= total);
  const areNeighbours = Math.max(...places) - Math.min(...places) === places.size - 1;
  return areOfOne && places.size === numbers.length && (numbers.length > 2 || areNeighbours);
}

/** The wording without posts that say nothing; one with no words at all stays as it is. */
export function withoutEmpty(wording: Wording): Wording {
  const posts = wording.posts.filter(({ words }) => words.trim() !== '');
  return posts.length === 0 || posts.length === wording.posts.length ? wording : { ...wording, posts };
}

/** Whether two wordings read the same; which stored post is which does not matter for that. */
export function isSameWording(a: Wording, b: Wording): boolean {
  return (
    a.template === b.template &&
    a.numbering === b.numbering &&
    a.posts.length === b.posts.length &&
    a.posts.every(({ words }, at) => words === b.posts[at]?.words)
  );
}

/** Who pastes "2/6 …" as the second of six means the number that stands there already. */
function withoutDouble(words: string, position: number, total: number, numbering: Numbering): string {
  const number = numberPost('', position, total, numbering);
  return number !== '' && words.startsWith(number) ? words.slice(number.length) : words;
}
