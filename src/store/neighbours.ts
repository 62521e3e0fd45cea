import { type Article, articleFingerprint } from '../article/article.ts';
import type { Neighbour } from '../schedule/clashes.ts';
import type { Queryable } from './db.ts';

const columns = 't.id, t.title, a.handle, coalesce(t.scheduled_at, t.created_at) as at';
const accounts = 'join bobbin.accounts a on a.id = t.account_id';

/** Threads of an account still to come within `withinMs` of a time, in order. */
export async function listNear(
  db: Queryable,
  wish: {
    readonly accountId: string;
    readonly exceptThreadId: string;
    readonly at: Date;
    readonly withinMs: number;
  },
): Promise<readonly Neighbour[]> {
  const { rows } = await db.query<Neighbour>(
    `select ${columns} from bobbin.threads t ${accounts}
     where t.account_id = $1 and t.id <> $2 and t.status in ('scheduled', 'publishing', 'awaiting-approval')
       and t.scheduled_at > $3::timestamptz - $4 * interval '1 millisecond'
       and t.scheduled_at < $3::timestamptz + $4 * interval '1 millisecond'
     order by t.scheduled_at limit 10`,
    [wish.accountId, wish.exceptThreadId, wish.at, wish.withinMs],
  );
  return rows;
}

/** Threads of an account of which a post with one of these texts went out within the day before now, the newest first. */
export async function listWithTexts(
  db: Queryable,
  wish: {
    readonly accountId: string;
    readonly exceptThreadId: string;
    readonly texts: readonly string[];
  },
): Promise<readonly (Neighbour & { readonly text: string })[]> {
  const { rows } = await db.query<Neighbour & { readonly text: string }>(
    `select t.id, t.title, a.handle, p.sent_at as at, p.text
     from bobbin.threads t ${accounts} join bobbin.posts p on p.thread_id = t.id
     where t.account_id = $1 and t.id <> $2 and t.started_at > bobbin.now() - interval '2 days'
       and p.sent_at > bobbin.now() - interval '1 day' and p.text = any($3::text[])
     order by p.sent_at desc limit 10`,
    [wish.accountId, wish.exceptThreadId, wish.texts],
  );
  return rows;
}

/**
 * Threads of an article (same words, same external id or same address) on any account that were not cancelled nor
 * are only being written at the desk, the newest first.
 */
export async function listOfArticle(
  db: Queryable,
  article: Article,
  exceptThreadId: string,
): Promise<readonly Neighbour[]> {
  const { rows } = await db.query<Neighbour>(
    // The articles first, each way by its index: together with the threads all of these would be read.
    `select ${columns} from bobbin.threads t ${accounts}
     where t.id <> $4 and t.status <> 'cancelled' and not t.working
       and t.article_id = any(array(
       select id from bobbin.articles where fingerprint = $1
       union select id from bobbin.articles where external_id = $2
       union select id from bobbin.articles where canonical_url = $3))
     order by t.created_at desc limit 10`,
    [articleFingerprint(article), article.externalId, article.url, exceptThreadId],
  );
  return rows;
}
