import { type Article, articleFingerprint, articleSchema } from '../article/article.ts';
import type { ThreadStatus } from '../thread/thread.ts';
import type { Queryable } from './db.ts';
import { newId } from './ids.ts';

/** Keeps this version of the article; the same words are kept once. @returns its id. */
export async function keepArticle(db: Queryable, article: Article): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into bobbin.articles (id, fingerprint, canonical_url, external_id, content)
     values ($1, $2, $3, $4, $5)
     on conflict (fingerprint) do update set fingerprint = excluded.fingerprint
     returning id`,
    [newId('ar'), articleFingerprint(article), article.url, article.externalId, JSON.stringify(article)],
  );
  const kept = rows[0];
  if (!kept) throw new Error('The article was not stored.');
  return kept.id;
}

export async function readArticle(db: Queryable, id: string): Promise<Article | null> {
  const { rows } = await db.query<{ content: unknown }>('select content from bobbin.articles where id = $1', [
    id,
  ]);
  return rows[0] ? articleSchema.parse(rows[0].content) : null;
}

/** Where the picture lies that an article's page names, and whether it was fetched; null: it names none. */
export async function findArticleImage(
  db: Queryable,
  fingerprint: string,
): Promise<{
  readonly url: string;
  readonly pictureId: string | null;
  readonly soughtMsAgo: number | null;
} | null> {
  const { rows } = await db.query<{ url: string | null; picture_id: string | null; ago: string | null }>(
    `select content->'image'->>'url' as url, picture_id,
       extract(epoch from bobbin.now() - picture_sought_at) * 1000 as ago
     from bobbin.articles where fingerprint = $1`,
    [fingerprint],
  );
  const row = rows[0];
  if (!row?.url) return null;
  const soughtMsAgo = row.ago === null ? null : Number(row.ago);
  return { url: row.url, pictureId: row.picture_id, soughtMsAgo };
}

/** The picture of an article's page was fetched; null: it is being asked for, or could not be had. */
export async function noteArticlePicture(
  db: Queryable,
  fingerprint: string,
  pictureId: string | null,
): Promise<void> {
  await db.query(
    'update bobbin.articles set picture_id = $2, picture_sought_at = bobbin.now() where fingerprint = $1',
    [fingerprint, pictureId],
  );
}

/** The newest articles kept, to choose one from. */
export async function listNewestArticles(
  db: Queryable,
  limit: number,
): Promise<readonly { readonly id: string; readonly title: string }[]> {
  const { rows } = await db.query<{ id: string; title: string }>(
    `select id, content->>'title' as title
     from (select * from bobbin.articles order by created_at desc limit $1) newest
     order by created_at desc`,
    [limit],
  );
  return rows;
}

/** Two requests for one article on an account at the same moment: the second waits here and then sees the first. */
export async function waitForDrafting(tx: Queryable, accountId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`draft ${accountId}`]);
}

/**
 * The newest thread made from this article (same words, same external id or same address) on this account
 * that was not cancelled, nor is only being written at the desk; `exceptId` is not meant. Waits for one being made.
 */
export async function findThreadOfArticle(
  tx: Queryable,
  article: Article,
  accountId: string,
  exceptId: string,
): Promise<{ readonly id: string; readonly status: ThreadStatus } | null> {
  await waitForDrafting(tx, accountId);
  const { rows } = await tx.query<{ id: string; status: ThreadStatus }>(
    `select t.id, t.status from bobbin.threads t
     where t.account_id = $4 and t.status <> 'cancelled' and not t.working and t.id <> $5
       and t.article_id = any(array(
       select id from bobbin.articles where fingerprint = $1
       union select id from bobbin.articles where external_id = $2
       union select id from bobbin.articles where canonical_url = $3))
     order by t.created_at desc limit 1`,
    [articleFingerprint(article), article.externalId, article.url, accountId, exceptId],
  );
  return rows[0] ?? null;
}
