import type { HoldReason, ThreadStatus } from '../thread/thread.ts';
import type { Queryable } from './db.ts';

/** Times of other threads of this account that are still to come. */
export async function listTakenTimes(
  db: Queryable,
  accountId: string,
  exceptThreadId: string,
): Promise<readonly Date[]> {
  const { rows } = await db.query<{ scheduled_at: Date }>(
    `select scheduled_at from bobbin.threads
     where account_id = $1 and id <> $2 and status in ('scheduled', 'publishing', 'awaiting-approval')
       and scheduled_at is not null`,
    [accountId, exceptThreadId],
  );
  return rows.map((row) => row.scheduled_at);
}

/** A line of the list of threads. */
export type ThreadLine = {
  readonly id: string;
  readonly title: string;
  readonly status: ThreadStatus;
  readonly reason: HoldReason | null;
  readonly accountName: string;
  readonly handle: string;
  readonly accountKind: string;
  readonly timeZone: string;
  readonly firstText: string;
  readonly posts: number;
  readonly live: number;
  readonly unresolved: number;
  readonly scheduledAt: Date | null;
  readonly nextTryAt: Date | null;
  readonly createdAt: Date;
};

type LineRow = {
  id: string;
  title: string;
  status: ThreadStatus;
  reason: HoldReason | null;
  account_name: string;
  handle: string;
  account_kind: string;
  time_zone: string;
  first_text: string | null;
  posts: number;
  live: number;
  unresolved: number;
  scheduled_at: Date | null;
  next_try_at: Date | null;
  created_at: Date;
};

/** Newest first; `status` narrows, `before` (a creation time) pages back. At most `limit` lines. */
export async function listThreadLines(
  db: Queryable,
  {
    status,
    before,
    limit,
  }: { readonly status: ThreadStatus | null; readonly before: Date | null; readonly limit: number },
): Promise<readonly ThreadLine[]> {
  const { rows } = await db.query<LineRow>(
    `select t.id, t.title, t.status, t.reason, a.name as account_name, a.handle, a.kind as account_kind,
       a.time_zone, t.scheduled_at, t.next_try_at, t.created_at, p.first_text, p.posts, p.live, p.unresolved
     from (select * from bobbin.threads
           where ($1::text is null or status = $1) and ($2::timestamptz is null or created_at < $2)
           order by created_at desc limit $3) t
     join bobbin.accounts a on a.id = t.account_id
     cross join lateral (
       select min(text) filter (where position = 1) as first_text, count(*)::int as posts,
         count(*) filter (where status = 'sent')::int as live,
         count(*) filter (where status in ('sending', 'unknown'))::int as unresolved
       from bobbin.posts where thread_id = t.id) p
     order by t.created_at desc`,
    [status, before, limit],
  );
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    status: row.status,
    reason: row.reason,
    accountName: row.account_name,
    handle: row.handle,
    accountKind: row.account_kind,
    timeZone: row.time_zone,
    firstText: row.first_text ?? '',
    posts: row.posts,
    live: row.live,
    unresolved: row.unresolved,
    scheduledAt: row.scheduled_at,
    nextTryAt: row.next_try_at,
    createdAt: row.created_at,
  }));
}

/** One entry of a thread's record. */
export type EventLine = {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly threadId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
};

export async function listEvents(
  db: Queryable,
  { threadId, limit }: { readonly threadId: string | null; readonly limit: number },
): Promise<readonly EventLine[]> {
  const { rows } = await db.query<{
    at: Date;
    actor: string;
    action: string;
    thread_id: string | null;
    detail: Record<string, unknown>;
  }>(
    `select at, actor, action, thread_id, detail from bobbin.events
     where $1::text is null or thread_id = $1 order by id desc limit $2`,
    [threadId, limit],
  );
  return rows.map((row) => ({
    at: row.at,
    actor: row.actor,
    action: row.action,
    threadId: row.thread_id,
    detail: row.detail,
  }));
}

/** What bobbin's own price list says was spent on a thread, in USD. */
export async function readSpent(db: Queryable, threadId: string): Promise<number> {
  const { rows } = await db.query<{ usd: string }>(
    'select coalesce(sum(usd), 0) as usd from bobbin.costs where thread_id = $1',
    [threadId],
  );
  return Number(rows[0]?.usd ?? 0);
}

/** How many threads stand at each status. */
export async function countByStatus(db: Queryable): Promise<Readonly<Partial<Record<ThreadStatus, number>>>> {
  const { rows } = await db.query<{ status: ThreadStatus; count: number }>(
    'select status, count(*)::int as count from bobbin.threads group by status',
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
