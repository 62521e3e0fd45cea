import type { Article } from '../article/article.ts';
import { remembered } from '../compose/remembered.ts';
import { readArticle } from '../store/articles.ts';
import type { Queryable } from '../store/db.ts';

/** A stored version of an article never changes: it is read once while it is being written from. */
const known = remembered<Promise<Article | null>>(50);

export function keptArticle(db: Queryable, id: string): Promise<Article | null> {
  return known(id, () => readArticle(db, id));
}
