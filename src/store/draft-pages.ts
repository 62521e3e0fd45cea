import type { Queryable } from './db.ts';

/** What a draft's page has besides the thread. */
export type DraftPage = {
  /** When it is meant to go out: `now`, `next`, or a local time in the account's zone. */
  readonly planned: string;
  /** Earlier wordings, as the page packs them. */
  readonly history: string;
};

export async function writeDraftPage(tx: Queryable, threadId: string, page: DraftPage): Promise<void> {
  await tx.query(
    `insert into bobbin.draft_pages (thread_id, planned, history) values ($1, $2, $3)
     on conflict (thread_id) do update set planned = $2, history = $3, kept_at = bobbin.now()`,
    [threadId, page.planned, page.history],
  );
}

export async function readDraftPage(db: Queryable, threadId: string): Promise<DraftPage | null> {
  const { rows } = await db.query<DraftPage>(
    'select planned, history from bobbin.draft_pages where thread_id = $1',
    [threadId],
  );
  return rows[0] ?? null;
}

/** A draft that only the desk has kept. */
export type WorkingDraft = {
  readonly id: string;
  readonly title: string;
  readonly handle: string;
  readonly timeZone: string;
  readonly keptAt: Date;
};

/** What somebody began at the desk and neither kept nor queued, the last first. */
export async function listWorkingDrafts(
  db: Queryable,
  actor: string,
  limit: number,
): Promise<readonly WorkingDraft[]> {
  const { rows } = await db.query<WorkingDraft>(
    `select t.id, t.title, a.handle, a.time_zone as "timeZone", coalesce(p.kept_at, t.created_at) as "keptAt"
     from bobbin.threads t join bobbin.accounts a on a.id = t.account_id
     left join bobbin.draft_pages p on p.thread_id = t.id
     where t.working and t.status = 'draft' and t.created_by = $1 and t.article_id is not null
     order by coalesce(p.kept_at, t.created_at) desc limit $2`,
    [actor, limit],
  );
  return rows;
}

/** Nobody else has a line in the draft's record. */
const untouched = `not exists (select 1 from bobbin.events e where e.thread_id = t.id and e.actor <> t.created_by)`;

/** The draft that somebody began of these words for an account within the last day, untouched by others. */
export async function findWorkingDraft(
  db: Queryable,
  { actor, accountId, fingerprint }: Readonly<Record<'actor' | 'accountId' | 'fingerprint', string>>,
): Promise<{ readonly id: string; readonly keptAt: Date } | null> {
  const { rows } = await db.query<{ id: string; keptAt: Date }>(
    `select t.id, coalesce(p.kept_at, t.created_at) as "keptAt"
     from bobbin.threads t join bobbin.articles r on r.id = t.article_id
     left join bobbin.draft_pages p on p.thread_id = t.id
     where t.working and t.status = 'draft' and t.created_by = $1 and t.account_id = $2 and r.fingerprint = $3
       and coalesce(p.kept_at, t.created_at) > bobbin.now() - interval '1 day' and ${untouched}
     order by coalesce(p.kept_at, t.created_at) desc limit 1`,
    [actor, accountId, fingerprint],
  );
  return rows[0] ?? null;
}

/** Locks drafts that nobody kept, and nobody but their writer touched, for so many days; one in use is left out. */
export async function lockForgottenDrafts(tx: Queryable, days: number): Promise<readonly string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select t.id from bobbin.threads t
     where t.working and t.status = 'draft' and ${untouched}
       and not exists (select 1 from bobbin.attempts a where a.thread_id = t.id)
       and coalesce((select kept_at from bobbin.draft_pages p where p.thread_id = t.id), t.created_at)
         < bobbin.now() - $1 * interval '1 day'
     for update of t skip locked`,
    [days],
  );
  return rows.map(({ id }) => id);
}

/** Takes drafts away, with their posts and their record; the caller has locked them. */
export async function deleteDrafts(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.query('delete from bobbin.events where thread_id = any($1)', [ids]);
  await tx.query('delete from bobbin.posts where thread_id = any($1)', [ids]);
  await tx.query('delete from bobbin.threads where id = any($1)', [ids]);
}

/** The pages of threads that are no drafts any more. */
export async function deletePagesOfOthers(db: Queryable): Promise<void> {
  await db.query(
    `delete from bobbin.draft_pages p using bobbin.threads t where t.id = p.thread_id and t.status <> 'draft'`,
  );
}
