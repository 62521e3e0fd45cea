import { createHash } from 'node:crypto';
import type { Article } from '../article/article.ts';
import { remembered } from '../compose/remembered.ts';
import { readArticle, type Source } from '../draft/read-article.ts';

const read = remembered<Promise<Article>>(20);

/**
 * Reads an article; one that was pasted is read once while its thread is written, as each look at the preview sends
 * it again, and what was laid out of it is kept with it. @throws UnreadableError saying why not.
 */
export function readAgain(source: Source): Promise<Article> {
  if (source.kind !== 'file') return readArticle(source);
  const key = createHash('sha256').update(JSON.stringify(source)).digest('base64');
  return read(key, () => readArticle(source));
}
