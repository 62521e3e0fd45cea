import type { PictureId } from '../thread/picture.ts';
import type { HoldReason, Rejection, Thread, ThreadClass, ThreadId, ThreadStatus } from '../thread/thread.ts';
import type { Queryable } from './db.ts';

type ThreadRow = {
  id: ThreadId;
  account_id: string;
  article_id: string | null;
  title: string;
  template: string;
  class: ThreadClass;
  link: string | null;
  picture_id: PictureId | null;
  alt_text: string;
  status: ThreadStatus;
  reason: HoldReason | null;
  rejection: Rejection | null;
  revision: number;
  scheduled_at: Date | null;
  not_before: Date | null;
  latest_at: Date | null;
  next_try_at: Date | null;
  waits_for: string | null;
  started_at: Date | null;
  stop_requested_at: Date | null;
  external_id: string | null;
  created_by: string;
  created_at: Date;
};

const columns = `id, account_id, article_id, title, template, class, link, picture_id, alt_text, status, reason, rejection, revision,
  scheduled_at, not_before, latest_at, next_try_at, waits_for, started_at, stop_requested_at, external_id,
  created_by, created_at`;

export type NewThread = Pick<
  Thread,
  | 'id'
  | 'accountId'
  | 'articleId'
  | 'title'
  | 'template'
  | 'class'
  | 'link'
  | 'picture'
  | 'notBefore'
  | 'externalId'
  | 'createdBy'
> & { readonly problems: readonly unknown[] };

export async function insertThread(tx: Queryable, thread: NewThread): Promise<void> {
  await tx.query(
    `insert into bobbin.threads
       (id, account_id, article_id, title, template, class, link, status, not_before, external_id, problems, created_by,
        picture_id, alt_text)
     values ($1, $2, $3, $4, $5, $6, $7, 'draft', $8, $9, $10, $11, $12, $13)`,
    [
      thread.id,
      thread.accountId,
      thread.articleId,
      thread.title,
      thread.template,
      thread.class,
      thread.link,
      thread.notBefore,
      thread.externalId,
      JSON.stringify(thread.problems),
      thread.createdBy,
      thread.picture?.id ?? null,
      thread.picture?.altText ?? '',
    ],
  );
}

export async function readThread(db: Queryable, id: string): Promise<Thread | null> {
  const { rows } = await db.query<ThreadRow>(`select ${columns} from bobbin.threads where id = $1`, [id]);
  return rows[0] ? toThread(rows[0]) : null;
}

/** Locks the row: edit, move, cancel, approve and the opening of an attempt all come through here. */
export async function lockThread(tx: Queryable, id: string): Promise<Thread | null> {
  const { rows } = await tx.query<ThreadRow>(
    `select ${columns} from bobbin.threads where id = $1 for update`,
    [id],
  );
  return rows[0] ? toThread(rows[0]) : null;
}

export async function findThreadByExternalId(db: Queryable, externalId: string): Promise<ThreadId | null> {
  const { rows } = await db.query<{ id: ThreadId }>(
    `select id from bobbin.threads where external_id = $1
     order by (status = 'cancelled'), working, created_at desc limit 1`,
    [externalId],
  );
  return rows[0]?.id ?? null;
}

/** When a thread last passed its preflight and was last compared with its account's timeline. */
export async function readMarks(
  db: Queryable,
  id: string,
): Promise<{ readonly preflightAt: Date | null; readonly matchedAt: Date | null }> {
  const { rows } = await db.query<{ preflight_at: Date | null; matched_at: Date | null }>(
    'select preflight_at, matched_at from bobbin.threads where id = $1',
    [id],
  );
  return { preflightAt: rows[0]?.preflight_at ?? null, matchedAt: rows[0]?.matched_at ?? null };
}

/** Due threads of the account that go before this one (breaking first, then the newest), and its last start. */
export async function readQueueAhead(
  db: Queryable,
  thread: Pick<Thread, 'id' | 'accountId'>,
): Promise<{ readonly ahead: number; readonly lastStartAt: Date | null }> {
  const { rows } = await db.query<{ ahead: number; last_start_at: Date | null }>(
    `select (select count(*)::int from bobbin.threads o, bobbin.threads t
             where t.id = $2 and o.account_id = $1 and o.id <> t.id and o.status = 'scheduled'
               and o.scheduled_at <= bobbin.now() and coalesce(o.not_before, o.scheduled_at) <= bobbin.now()
               and coalesce(o.next_try_at, o.scheduled_at) <= bobbin.now() and o.latest_at > bobbin.now()
               and (case o.class when 'breaking' then 0 else 1 end, t.scheduled_at, o.id)
                 < (case t.class when 'breaking' then 0 else 1 end, o.scheduled_at, t.id)) as ahead,
       (select max(started_at) from bobbin.threads where account_id = $1 and id <> $2) as last_start_at`,
    [thread.accountId, thread.id],
  );
  return { ahead: rows[0]?.ahead ?? 0, lastStartAt: rows[0]?.last_start_at ?? null };
}

/** What may be changed of a thread under its lock; everything named here is written. */
export type ThreadChange = Partial<
  Pick<
    Thread,
    | 'status'
    | 'reason'
    | 'rejection'
    | 'scheduledAt'
    | 'latestAt'
    | 'nextTryAt'
    | 'waitsFor'
    | 'stopRequestedAt'
    | 'startedAt'
  >
> & { readonly publishedAt?: Date; readonly matchedAt?: Date; readonly preflightAt?: Date };

const columnOf = {
  status: 'status',
  reason: 'reason',
  rejection: 'rejection',
  scheduledAt: 'scheduled_at',
  latestAt: 'latest_at',
  nextTryAt: 'next_try_at',
  waitsFor: 'waits_for',
  stopRequestedAt: 'stop_requested_at',
  startedAt: 'started_at',
  publishedAt: 'published_at',
  matchedAt: 'matched_at',
  preflightAt: 'preflight_at',
} as const satisfies Record<keyof ThreadChange, string>;

/** Writes a change to a thread whose row this transaction has locked; a person's change raises the revision. */
export async function changeThread(
  tx: Queryable,
  id: string,
  change: ThreadChange,
  by: 'person' | 'publisher',
): Promise<void> {
  // The keys are those of columnOf, checked by the type above.
  const names = Object.keys(change) as (keyof ThreadChange)[];
  const sets = names.map((name, index) => `${columnOf[name]} = $${index + 2}`);
  // Why it waited goes with the wait.
  if ('nextTryAt' in change && !('waitsFor' in change)) sets.push('waits_for = null');
  // What a person changed is checked anew before it begins.
  if (by === 'person') sets.push('revision = revision + 1', 'preflight_at = null', 'hand = null');
  if (sets.length === 0) return;
  const values = names.map((name) =>
    (name === 'reason' || name === 'rejection') && change[name] ? JSON.stringify(change[name]) : change[name],
  );
  await tx.query(`update bobbin.threads set ${sets.join(', ')} where id = $1`, [id, ...values]);
}

/** Threads whose time has come or comes within `aheadMs`: what the sweep wakes. */
export async function listToWake(
  db: Queryable,
  aheadMs: number,
): Promise<readonly { readonly id: string; readonly inMs: number }[]> {
  const { rows } = await db.query<{ id: string; in_ms: string }>(
    `select id, ceil(extract(epoch from coalesce(next_try_at, scheduled_at) - bobbin.now()) * 1000) as in_ms
     from bobbin.threads
     where status in ('scheduled', 'publishing')
       and coalesce(next_try_at, scheduled_at) < bobbin.now() + $1 * interval '1 millisecond'
     order by case class when 'breaking' then 0 else 1 end, scheduled_at desc`,
    [aheadMs],
  );
  return rows.map((row) => ({ id: row.id, inMs: Number(row.in_ms) }));
}

export async function readNow(db: Queryable): Promise<Date> {
  const { rows } = await db.query<{ now: Date }>('select bobbin.now() as now');
  if (!rows[0]) throw new Error('The database has no clock.');
  return rows[0].now;
}

function toThread(row: ThreadRow): Thread {
  return {
    id: row.id,
    accountId: row.account_id,
    articleId: row.article_id,
    title: row.title,
    template: row.template,
    class: row.class,
    link: row.link,
    picture: row.picture_id === null ? null : { id: row.picture_id, altText: row.alt_text },
    status: row.status,
    reason: row.reason,
    rejection: row.rejection,
    revision: row.revision,
    scheduledAt: row.scheduled_at,
    notBefore: row.not_before,
    latestAt: row.latest_at,
    nextTryAt: row.next_try_at,
    waitsFor: row.waits_for,
    startedAt: row.started_at,
    stopRequestedAt: row.stop_requested_at,
    externalId: row.external_id,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}
