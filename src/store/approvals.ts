import { lineColumns, lineJoins, type ThreadLine } from './board.ts';
import type { Queryable } from './db.ts';

/** Of a thread: who is named to approve it, and who wrote its words since they were last approved, each once. */
export type ApprovalFacts = {
  readonly threadId: string;
  /** Null: any approver. */
  readonly approver: string | null;
  /** Who made it is always among them. */
  readonly writers: readonly string[];
};

export async function listApprovalFacts(
  db: Queryable,
  threadIds: readonly string[],
): Promise<readonly ApprovalFacts[]> {
  if (threadIds.length === 0) return [];
  const { rows } = await db.query<ApprovalFacts>(
    `select t.id as "threadId",
       (select u.name from bobbin.users u join bobbin.accounts a on a.approver_id = u.id
        where a.id = t.account_id) as approver,
       array(
         select t.created_by
         union
         select e.actor from bobbin.events e
         where e.thread_id = t.id and e.action in ('edited', 'wrote') and e.id > (
           select coalesce(max(l.id), 0) from bobbin.events l where l.thread_id = t.id and l.action = 'approved')
       ) as writers
     from bobbin.threads t where t.id = any($1::text[])`,
    [threadIds],
  );
  return rows;
}

/** Whether words of a thread were edited and nobody has approved it since. */
export async function hasUnapprovedWords(db: Queryable, threadId: string): Promise<boolean> {
  const { rows } = await db.query<{ last: string }>(
    `select action as last from bobbin.events
     where thread_id = $1 and action in ('edited', 'approved') order by id desc limit 1`,
    [threadId],
  );
  return rows[0]?.last === 'edited';
}

/** What was made by nobody who can sign in is everybody's to look after. */
const isTheirs = `t.rejection is not null and (t.created_by = $1 or not exists (
  select from bobbin.users u where u.name = t.created_by and u.revoked_at is null))`;

/** Drafts that were rejected and wait for this person, the newest first. */
export async function listRejected(
  db: Queryable,
  person: string,
  limit: number,
): Promise<readonly ThreadLine[]> {
  const { rows } = await db.query<ThreadLine>(
    `${lineColumns}
     from (select * from bobbin.threads t where ${isTheirs} order by created_at desc, id desc limit $2) t ${lineJoins}
     order by t.created_at desc, t.id desc`,
    [person, limit],
  );
  return rows;
}

/** How many threads wait for this person: held, to be approved, or rejected. */
export async function countNeedsYou(db: Queryable, person: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select ((select count(*) from bobbin.threads where status in ('held', 'awaiting-approval'))
       + (select count(*) from bobbin.threads t where ${isTheirs}))::int as count`,
    [person],
  );
  return rows[0]?.count ?? 0;
}
