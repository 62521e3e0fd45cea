import { splitSentences } from '../../article/sentences.ts';
import type { WordedPost } from './wording.ts';

/** What can be done with the order and the borders of posts; `at` counts from 0. */
export type Rearrangement =
  | {
      readonly kind: 'split';
      readonly at: number;
      /** UTF-16 offset in the post's words; null: where a reader would. */
      readonly caret: number | null;
    }
  | { readonly kind: 'join' | 'up' | 'down' | 'remove' | 'add'; readonly at: number };

type Posts = readonly WordedPost[];

/** A line that says where a post is to be cut. */
const cutLine = /^[ \t]*---[ \t]*$/m;

/** The posts after it; as they were where it cannot be done: there is no next post, or nothing to cut. */
export function rearrange(posts: Posts, wish: Rearrangement, language: string): Posts {
  const post = posts[wish.at];
  if (post === undefined) return posts;
  switch (wish.kind) {
    case 'split':
      return replaced(posts, wish.at, 1, partsOf(post, wish.caret, language));
    case 'join':
      return joined(posts, wish.at);
    case 'up':
      return swapped(posts, wish.at - 1);
    case 'down':
      return swapped(posts, wish.at);
    case 'remove':
      return posts.length === 1 ? posts : replaced(posts, wish.at, 1, []);
    case 'add':
      return replaced(posts, wish.at, 1, [post, { id: '', words: '' }]);
    default:
      return wish satisfies never;
  }
}

function replaced(posts: Posts, at: number, count: number, by: Posts): Posts {
  return [...posts.slice(0, at), ...by, ...posts.slice(at + count)];
}

/** The first part keeps what is known of the post. */
function partsOf({ id, words }: WordedPost, caret: number | null, language: string): Posts {
  const parts = cutWords(words, caret, language)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length < 2) return [{ id, words }];
  return parts.map((part, at) => ({ id: at === 0 ? id : '', words: part }));
}

function cutWords(words: string, caret: number | null, language: string): readonly string[] {
  if (cutLine.test(words)) return words.split(cutLine);
  const at = caret ?? middleOf(words, language);
  return at === null ? [words] : [words.slice(0, at), words.slice(at)];
}

/** The end of a sentence nearest the middle; of one sentence alone a line's end, else a word's. */
function middleOf(words: string, language: string): number | null {
  const sentences = splitSentences(words, language);
  const ends = sentences.slice(0, -1).map(({ end }) => end);
  const lines = [...words.matchAll(/\n/g)].map(({ index }) => index);
  const blanks = [...words.matchAll(/\s/g)].map(({ index }) => index);
  const inside = (at: number) => words.slice(0, at).trim() !== '' && words.slice(at).trim() !== '';
  const choices = [ends, lines, blanks]
    .map((places) => places.filter(inside))
    .find(({ length }) => length > 0);
  if (choices === undefined) return null;
  const middle = words.length / 2;
  return choices.reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best));
}

/** One post under the other, as the composer joins them; a stored post goes on as itself. */
function joined(posts: Posts, at: number): Posts {
  const [first, second] = posts.slice(at, at + 2);
  if (first === undefined || second === undefined) return posts;
  const words = [first.words.trim(), second.words.trim()].filter((part) => part !== '').join('\n\n');
  return replaced(posts, at, 2, [{ id: first.id || second.id, words }]);
}

function swapped(posts: Posts, at: number): Posts {
  const [first, second] = posts.slice(at, at + 2);
  if (at < 0 || first === undefined || second === undefined) return posts;
  return replaced(posts, at, 2, [second, first]);
}
