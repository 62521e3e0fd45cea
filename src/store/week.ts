import { lineColumns, lineJoins, type ThreadLine } from './board.ts';
import type { Queryable } from './db.ts';

/** Threads due, or that went out, from an instant up to another, in order; `account` by name narrows. */
export async function listLinesBetween(
  db: Queryable,
  wish: { readonly from: Date; readonly to: Date; readonly account: string | null; readonly limit: number },
): Promise<readonly ThreadLine[]> {
  const { rows } = await db.query<ThreadLine>(
    `${lineColumns}
     from (select * from bobbin.threads
           where status in ('scheduled', 'publishing', 'awaiting-approval', 'held', 'published')
             and scheduled_at >= $1 and scheduled_at < $2
             and ($3::text is null or account_id = (select id from bobbin.accounts where name = $3))
           order by scheduled_at, id limit $4) t ${lineJoins}
     order by t.scheduled_at, t.id`,
    [wish.from, wish.to, wish.account, wish.limit],
  );
  return rows;
}
