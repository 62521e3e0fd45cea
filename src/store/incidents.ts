import type { Queryable } from './db.ts';
import { newId } from './ids.ts';

/** Something that is wrong now and that a person should know. */
export type Trouble = {
  /** What it is and of what, the same for as long as it lasts: `held th_…`. */
  readonly subject: string;
  /** A sentence for whoever is on call. */
  readonly text: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Everything wrong at this moment: held and late threads, a pause, accounts that cannot post, money running out. */
export async function listTroubles(db: Queryable, lateAfterMs: number): Promise<readonly Trouble[]> {
  const { rows } = await db.query<{ subject: string; text: string; detail: Record<string, unknown> }>(
    `select 'held ' || t.id as subject, 'Needs you: “' || t.title || '”. ' || (t.reason->>'message') as text,
       jsonb_build_object('threadId', t.id, 'reason', t.reason) as detail
     from bobbin.threads t where t.status = 'held'
     union all
     select 'late ' || t.id, 'Late: “' || t.title || '” should have gone on ' ||
         to_char(coalesce(t.next_try_at, t.scheduled_at) at time zone 'UTC', 'YYYY-MM-DD HH24:MI"Z"') || '.',
       jsonb_build_object('threadId', t.id)
     from bobbin.threads t join bobbin.accounts a on a.id = t.account_id
     where t.status in ('scheduled', 'publishing') and a.state = 'enabled' and a.paused_at is null
       and coalesce(t.next_try_at, t.scheduled_at) < bobbin.now() - $1 * interval '1 millisecond'
       and (select value = 'false' from bobbin.settings where name = 'paused')
     union all
     select 'paused', 'All posting is paused by ' || (value->>'by') || ': ' || (value->>'why') || '.', value
     from bobbin.settings where name = 'paused' and value <> 'false'
     union all
     select 'account ' || id, '@' || handle || ' cannot post: ' || coalesce(state_reason, 'X refuses its keys') || '.',
       jsonb_build_object('account', name)
     from bobbin.accounts where state = 'reconnect' and removed_at is null`,
    [lateAfterMs],
  );
  return [...rows, ...(await listNearlySpent(db))];
}

/** Budgets of which four fifths are spent, in the day and month of the account, or of UTC for all together. */
async function listNearlySpent(db: Queryable): Promise<readonly Trouble[]> {
  const { rows } = await db.query<{ who: string; span: string; spent: string; budget: string }>(
    `with bounds as (
       select id, '@' || handle as who, span, budget, time_zone from bobbin.accounts,
         lateral (values ('day', day_budget_usd), ('month', month_budget_usd)) as b (span, budget)
       where removed_at is null and budget is not null
       union all
       select null, 'All accounts together', span, budget, 'UTC' from bobbin.settings,
         lateral (values ('day', (value->>'dayUsd')::numeric), ('month', (value->>'monthUsd')::numeric)) as b (span, budget)
       where name = 'budgets' and budget is not null)
     select who, span, spent, budget from bounds b,
       lateral (select coalesce(sum(usd), 0) as spent from bobbin.costs c
                where c.at >= date_trunc(b.span, bobbin.now(), b.time_zone)
                  and (b.id is null or c.account_id = b.id)) s
     where spent >= 0.8 * budget`,
  );
  return rows.map(({ who, span, spent, budget }) => ({
    subject: `budget ${who} ${span}`,
    text: `${who} spent $${spent} of the $${Number(budget)} for this ${span}.`,
    detail: { span, spentUsd: Number(spent), budgetUsd: Number(budget) },
  }));
}

/** Opens an incident for each trouble that has none and closes those whose trouble is over. */
export async function reconcileIncidents(tx: Queryable, troubles: readonly Trouble[]): Promise<void> {
  await tx.query(
    `update bobbin.incidents set closed_at = bobbin.now(), tries = 0, next_try_at = null
     where closed_at is null and not (subject = any($1::text[]))`,
    [troubles.map(({ subject }) => subject)],
  );
  for (const { subject, text, detail } of troubles) {
    await tx.query(
      `insert into bobbin.incidents (id, subject, text, detail) values ($1, $2, $3, $4)
       on conflict (subject) where closed_at is null do nothing`,
      [newId('in'), subject, text, JSON.stringify(detail)],
    );
  }
}

export type Untold = Trouble & {
  readonly id: string;
  readonly over: boolean;
  readonly tries: number;
  readonly openedAt: Date;
};

/** What nobody was told yet: a beginning, or the end of one that was told. */
export async function listUntold(db: Queryable, limit: number): Promise<readonly Untold[]> {
  const { rows } = await db.query<{
    id: string;
    subject: string;
    text: string;
    detail: Record<string, unknown>;
    over: boolean;
    tries: number;
    opened_at: Date;
  }>(
    `select id, subject, text, detail, told_at is not null as over, tries, opened_at from bobbin.incidents
     where ((told_at is null and closed_at is null) or (told_at is not null and closed_at is not null and end_told_at is null))
       and coalesce(next_try_at, opened_at) <= bobbin.now()
     order by opened_at limit $1`,
    [limit],
  );
  return rows.map(({ opened_at, ...row }) => ({ ...row, openedAt: opened_at }));
}

/** It was told, its beginning or its end. */
export async function markTold(db: Queryable, id: string, over: boolean): Promise<void> {
  const column = over ? 'end_told_at' : 'told_at';
  await db.query(
    `update bobbin.incidents set ${column} = bobbin.now(), tries = 0, next_try_at = null where id = $1`,
    [id],
  );
}

/** It could not be told; tried again after `waitMs`. */
export async function markUntold(db: Queryable, id: string, waitMs: number): Promise<void> {
  await db.query(
    `update bobbin.incidents set tries = tries + 1, next_try_at = bobbin.now() + $2 * interval '1 millisecond'
     where id = $1`,
    [id, waitMs],
  );
}
