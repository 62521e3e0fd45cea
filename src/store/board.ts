import type { HoldReason, PostStatus, Rejection, ThreadStatus, XPostId } from '../thread/thread.ts';
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
  readonly rejection: Rejection | null;
  readonly revision: number;
  readonly accountName: string;
  readonly handle: string;
  readonly accountKind: string;
  readonly timeZone: string;
  readonly firstText: string;
  readonly posts: number;
  readonly live: number;
  readonly unresolved: number;
  /** Posts of which X's answer was lost. */
  readonly unknown: number;
  readonly scheduledAt: Date | null;
  readonly nextTryAt: Date | null;
  readonly waitsFor: string | null;
  readonly externalId: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
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
  const { rows } = await db.query<ThreadLine>(
    `${lineColumns}
     from (select * from bobbin.threads
           where ($1::text is null or status = $1) and ($2::timestamptz is null or created_at < $2)
           order by created_at desc limit $3) t ${lineJoins}
     order by t.created_at desc`,
    [status, before, limit],
  );
  return rows;
}

/** Threads of one status, the latest due first (`soonest` turns that round); `after` is the last line's id. */
export async function listLinesByTime(
  db: Queryable,
  wish: {
    readonly status: ThreadStatus;
    readonly after: string | null;
    readonly limit: number;
    readonly soonest?: boolean;
  },
): Promise<readonly ThreadLine[]> {
  // Both ways run along the index threads_by_status.
  const [order, sign] = wish.soonest ? ['asc nulls first', '>'] : ['desc nulls last', '<'];
  const { rows } = await db.query<ThreadLine>(
    `${lineColumns}
     from (select * from bobbin.threads
           where status = $1 and ($2::text is null or
             (scheduled_at, id) ${sign} (select scheduled_at, id from bobbin.threads where id = $2))
           order by scheduled_at ${order}, id ${wish.soonest ? 'asc' : 'desc'} limit $3) t ${lineJoins}
     order by t.scheduled_at ${order}, t.id ${wish.soonest ? 'asc' : 'desc'}`,
    [wish.status, wish.after, wish.limit],
  );
  return rows;
}

/** Threads of one status, the newest first: for those that may have no time. `after` is the last line's id. */
export async function listLinesByCreation(
  db: Queryable,
  wish: { readonly status: ThreadStatus; readonly after: string | null; readonly limit: number },
): Promise<readonly ThreadLine[]> {
  const { rows } = await db.query<ThreadLine>(
    `${lineColumns}
     from (select * from bobbin.threads
           where status = $1 and ($2::text is null or
             (created_at, id) < (select created_at, id from bobbin.threads where id = $2))
           order by created_at desc, id desc limit $3) t ${lineJoins}
     order by t.created_at desc, t.id desc`,
    [wish.status, wish.after, wish.limit],
  );
  return rows;
}

/** The names of {@link ThreadLine}, so that a row is one. */
export const lineColumns = `select t.id, t.title, t.status, t.reason, t.rejection, t.revision, a.name as "accountName", a.handle,
  a.kind as "accountKind", a.time_zone as "timeZone", coalesce(p.first_text, '') as "firstText",
  p.posts, p.live, p.unresolved, p.unknown, t.scheduled_at as "scheduledAt", t.next_try_at as "nextTryAt",
  t.waits_for as "waitsFor",
  t.external_id as "externalId", t.created_at as "createdAt", t.created_by as "createdBy"`;
export const lineJoins = `join bobbin.accounts a on a.id = t.account_id
  cross join lateral (
    select min(text) filter (where position = 1) as first_text, count(*)::int as posts,
      count(*) filter (where status = 'sent')::int as live,
      count(*) filter (where status in ('sending', 'unknown'))::int as unresolved,
      count(*) filter (where status = 'unknown')::int as unknown
    from bobbin.posts where thread_id = t.id) p`;

/** A post of a list: all but its text. */
export type PostLine = {
  readonly threadId: string;
  readonly position: number;
  readonly status: PostStatus;
  readonly xPostId: XPostId | null;
  readonly sentAt: Date | null;
  readonly attempts: number;
};

/** The posts of several threads, in order of position. */
export async function listPostLines(
  db: Queryable,
  threadIds: readonly string[],
): Promise<readonly PostLine[]> {
  const { rows } = await db.query<{
    thread_id: string;
    position: number;
    status: PostStatus;
    x_post_id: XPostId | null;
    sent_at: Date | null;
    attempts: number;
  }>(
    `select p.thread_id, p.position, p.status, p.x_post_id, p.sent_at,
       (select count(*)::int from bobbin.attempts a where a.post_id = p.id) as attempts
     from bobbin.posts p where p.thread_id = any($1::text[]) order by p.thread_id, p.position`,
    [threadIds],
  );
  return rows.map((row) => ({
    threadId: row.thread_id,
    position: row.position,
    status: row.status,
    xPostId: row.x_post_id,
    sentAt: row.sent_at,
    attempts: row.attempts,
  }));
}

/** What the composer had to say of a thread when it was made. */
export async function readProblems(db: Queryable, threadId: string): Promise<unknown> {
  const { rows } = await db.query<{ problems: unknown }>(
    'select problems from bobbin.threads where id = $1',
    [threadId],
  );
  return rows[0]?.problems ?? [];
}

/** One entry of a thread's record. */
export type EventLine = {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly threadId: string | null;
  readonly handle: string | null;
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
    handle: string | null;
    detail: Record<string, unknown>;
  }>(
    `select e.at, e.actor, e.action, e.thread_id, a.handle, e.detail
     from bobbin.events e left join bobbin.accounts a on a.id = e.account_id
     where $1::text is null or e.thread_id = $1 order by e.id desc limit $2`,
    [threadId, limit],
  );
  return rows.map((row) => ({
    at: row.at,
    actor: row.actor,
    action: row.action,
    threadId: row.thread_id,
    handle: row.handle,
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

/** How many threads stand at a status; null: there are some, and too many to be counted for each page. */
export type OpenCounts = Readonly<Partial<Record<ThreadStatus, number | null>>>;

/** Counts what is still to be done. What is done may be a hundred thousand, and nobody acts on their number. */
export async function countOpen(db: Queryable): Promise<OpenCounts> {
  const { rows } = await db.query<{ status: ThreadStatus; count: number | null }>(
    `select status, count(*)::int as count from bobbin.threads
     where status in ('draft', 'awaiting-approval', 'scheduled', 'publishing', 'held') group by status
     union all
     select done, null from unnest(array['published', 'cancelled']) as done
     where exists (select from bobbin.threads where status = done)`,
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** The thread an account would post first of those that wait or are drafts. */
export async function findFirstWaiting(db: Queryable, accountId: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `select id from bobbin.threads
     where account_id = $1 and status in ('scheduled', 'awaiting-approval', 'held', 'draft')
     order by scheduled_at nulls last, created_at limit 1`,
    [accountId],
  );
  return rows[0]?.id ?? null;
}
