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
    `select ${columns} from bobbin.threads t ${accounts} join bobbin.articles s on s.id = t.article_id
     where t.id <> $4 and t.status <> 'cancelled' and not t.working
       and (s.fingerprint = $1 or s.external_id = $2 or s.canonical_url = $3)
     order by t.created_at desc limit 10`,
    [articleFingerprint(article), article.externalId, article.url, exceptThreadId],
  );
  return rows;
}
