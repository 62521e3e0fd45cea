import { findLinks } from '../links.ts';
import { hashtagsIn } from '../tags.ts';
import type { WordedPost } from './wording.ts';

type Posts = readonly WordedPost[];

export type LinkPlace = 'first' | 'last';

/** Where the thread's link stands; null: nowhere, or not at one end. A post alone has it at both. */
export function linkPlaceOf(posts: Posts, link: string | null): LinkPlace | null {
  const at = posts.flatMap(({ words }, index) => (hasOwn(words, link) ? [index] : []));
  if (at.length !== 1) return null;
  if (at[0] === posts.length - 1) return 'last';
  return at[0] === 0 ? 'first' : null;
}

function hasOwn(words: string, link: string | null): boolean {
  return link !== null && findLinks(words, link).some(({ own }) => own);
}

/** The link once, in the post asked for, with the line that invites to it; a post that held nothing else goes. */
export function placeLink(posts: Posts, link: string, place: LinkPlace): Posts {
  const lines = posts.flatMap(({ words }) => words.split('\n').filter((line) => isInvitation(line, link)));
  const line = lines[0] ?? link;
  const without = posts.map((post) => ({ ...post, words: withoutLink(post.words, link) }));
  const left = without.filter(({ words }, at) => words !== '' || posts[at]?.words.trim() === '');
  const target = place === 'first' ? 0 : left.length - 1;
  if (left.length === 0) return [{ id: posts[0]?.id ?? '', words: line }];
  return left.map((post, at) =>
    at === target ? { ...post, words: post.words === '' ? line : `${post.words}\n\n${line}` } : post,
  );
}

/** A line that ends in the link with a few words before it, no sentence: "Read the full story: https://…". */
function isInvitation(line: string, link: string): boolean {
  const words = line.trim();
  if (!words.endsWith(link)) return false;
  const before = words.slice(0, -link.length).trim();
  return before.length <= 100 && !/[.!?。]/u.test(before);
}

function withoutLink(words: string, link: string): string {
  if (!words.includes(link)) return words;
  return tidied(
    words
      .split('\n')
      .filter((line) => !isInvitation(line, link))
      .map((line) => line.replaceAll(link, ''))
      .join('\n'),
  );
}

/** The hashtag of the last post, with its #. */
export function hashtagOf(posts: Posts): string | null {
  const tag = hashtagsIn(posts.at(-1)?.words ?? '').at(-1);
  return tag === undefined ? null : `#${tag}`;
}

/** The thread without its hashtag. */
export function withoutHashtag(posts: Posts, hashtag: string): Posts {
  return posts.map((post) => ({ ...post, words: withoutTag(post.words, hashtag) }));
}

/** The thread with its hashtag, which ends the last post. */
export function withHashtag(posts: Posts, hashtag: string): Posts {
  return withoutHashtag(posts, hashtag).map((post, at, all) =>
    at === all.length - 1 ? { ...post, words: tidied(`${post.words} ${hashtag}`) } : post,
  );
}

function withoutTag(words: string, hashtag: string): string {
  const kept = words.split(/(\s+)/).filter((word) => word !== hashtag);
  return kept.join('') === words ? words : tidied(kept.join(''));
}

function tidied(words: string): string {
  return words
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
