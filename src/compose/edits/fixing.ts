import type { Article } from '../../article/article.ts';
import type { Template } from '../template.ts';
import { limit, weighWithLink } from '../weigh.ts';
import { type Standing, textsOf, type WordedPost, type Wording } from './wording.ts';

/** A mending that bobbin can do by itself: what the button says, and the posts after it. */
export type Fix = {
  /** Tells the fixes of one problem apart, and stays while the words do. */
  readonly id: string;
  readonly label: string;
  readonly posts: readonly WordedPost[];
};

/** A thread in hand, with what its fixes need to know of it. */
export type Fixing = {
  readonly wording: Wording;
  readonly standing: Standing;
  readonly article: Article | null;
  readonly link: string | null;
  readonly template: Template | null;
};

export function languageOf({ article }: Pick<Fixing, 'article'>): string {
  return article?.language ?? 'en';
}

/** The posts with one of them as given, or left out. */
export function withPost(
  posts: readonly WordedPost[],
  at: number,
  words: string | null,
): readonly WordedPost[] {
  if (words === null) return posts.filter((_, index) => index !== at);
  return posts.map((post, index) => (index === at ? { ...post, words } : post));
}

/** Whether some of these posts, from `at` on, stay within the limit with their numbers. */
export function fits(posts: readonly WordedPost[], at: number, count: number, fixing: Fixing): boolean {
  const texts = textsOf({ ...fixing.wording, posts }, fixing.standing).slice(at, at + count);
  return texts.every((text) => weighWithLink(text, fixing.link) <= limit);
}
