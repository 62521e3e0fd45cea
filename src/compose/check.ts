import type { Article } from '../article/article.ts';
import { checkPicture } from './check-picture.ts';
import { checkPost } from './check-post.ts';
import { checkAgainstArticle } from './check-source.ts';
import { checkWhole } from './check-whole.ts';
import { openingsResolved } from './kinds/obituary.ts';
import { materialOf } from './material.ts';
import { readNumber } from './numbering.ts';
import { type Prices, xPrices } from './price-list.ts';
import type { Problem } from './problem.ts';
import type { Template } from './template.ts';

/** What the posts are checked against; what is not known is not checked. */
export type CheckContext = {
  readonly article?: Article | null | undefined;
  readonly link?: string | null | undefined;
  readonly template?: Template | null | undefined;
  readonly prices?: Prices | undefined;
  /** Of the first post. */
  readonly picture?: { readonly altText: string } | null | undefined;
};

/** No thread has this many posts; what comes after is not looked at. */
const mostChecked = 100;

/**
 * Checks any list of posts, composed or written by hand, by the rules of DESIGN s.6. Problems come in
 * reading order, those of the whole thread first; an empty list means nothing to mend.
 */
export function checkThread(posts: readonly string[], context: CheckContext = {}): Problem[] {
  const looked = posts.slice(0, mostChecked);
  const link = context.link ?? null;
  const template = context.template ?? null;
  const article = context.article ?? null;
  const prices = context.prices ?? xPrices;
  const language = article?.language ?? 'en';
  const material = article === null ? null : materialOf(article);
  const resolved =
    article === null || material === null ? [] : openingsResolved(material, article, looked[0] ?? '');
  const isResolved = ({ rule, post }: Problem) => {
    const said =
      rule === 'opening' && post !== null && post > 1 ? readNumber(looked[post - 1] ?? '').text : '';
    return resolved.some((text) => said.replace(/^[•·–—-]\s*/u, '').startsWith(text));
  };
  const problems = [
    ...checkWhole(posts, { article, material, link, template, language, prices }),
    ...checkPicture(context.picture ?? null),
    ...looked.flatMap((post, at) =>
      checkPost(post, { number: at + 1, count: looked.length, link, language, prices }),
    ),
    ...(article === null || material === null
      ? []
      : checkAgainstArticle(looked, article, material, { link, template })),
  ];
  return problems.filter((problem) => !isResolved(problem)).sort((a, b) => (a.post ?? 0) - (b.post ?? 0));
}

/** Whether nothing among the problems keeps the thread from being posted. */
export function canBePosted(problems: readonly Problem[]): boolean {
  return problems.every((problem) => problem.severity !== 'block');
}
