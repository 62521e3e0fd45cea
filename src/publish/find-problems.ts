import { type CheckContext, checkThread } from '../compose/check.ts';
import type { Problem } from '../compose/problem.ts';
import { readArticle } from '../store/articles.ts';
import type { Queryable } from '../store/db.ts';
import type { Post, Thread } from '../thread/thread.ts';

/** What is wrong with a stored thread's posts as they stand, by X's rules, its article, and the template if given. */
export async function findProblems(
  db: Queryable,
  { articleId, link, picture }: Thread,
  posts: readonly Post[],
  judgedBy: Pick<CheckContext, 'template' | 'prices'> = {},
): Promise<readonly Problem[]> {
  const article = articleId ? await readArticle(db, articleId) : null;
  return checkThread(
    posts.map(({ text }) => text),
    { article, link, picture, ...judgedBy },
  );
}
