import { composeThread } from '../../../src/compose/compose.ts';
import { articleOf, link, template, type templateNames } from '../templates.ts';

/** The posts of an article's text, without their numbers. */
export function postsOf(text: string, name: (typeof templateNames)[number], file = 'article.txt'): string[] {
  const { posts } = composeThread(articleOf(text, file), template(name), { link });
  return posts.map((post) => post.text.replace(/^\d+\/\d+ /, ''));
}

/** The rules an article's thread breaks, by its own checks. */
export function brokenBy(text: string, name: (typeof templateNames)[number], file = 'article.txt'): string[] {
  const { problems } = composeThread(articleOf(text, file), template(name), { link });
  return problems.map((problem) => problem.rule);
}
