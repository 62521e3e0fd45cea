import type { Queryable } from './db.ts';

/** What may be spent on X in a day and in a month, in USD; null: no bound. */
export type Budgets = { readonly dayUsd: number | null; readonly monthUsd: number | null };

type Funds = { readonly left: string | null };

/**
 * The least that the account's own budgets (days and months of its time zone) and the overall ones (of UTC) still
 * allow, after what was spent and what threads already begun, other than this one, still need. With `at`, for a
 * thread to begin then: in the day and month of it, after what other threads will need that are to begin in them.
 * @returns USD, or null when no budget is set.
 */
export async function readFunds(
  db: Queryable,
  accountId: string,
  exceptThreadId: string,
  at: Date | null,
): Promise<number | null> {
  if (!(await isBounded(db, accountId))) return null;
  const { rows } = await db.query<Funds>(
    `with moment as (select coalesce($3::timestamptz, bobbin.now()) as at),
     account as (select * from bobbin.accounts where id = $1),
     spent as (
       select
         coalesce(sum(c.usd) filter (where c.account_id = a.id and c.at >= date_trunc('day', m.at, a.time_zone)), 0) as own_day,
         coalesce(sum(c.usd) filter (where c.account_id = a.id and c.at >= date_trunc('month', m.at, a.time_zone)), 0) as own_month,
         coalesce(sum(c.usd) filter (where c.at >= date_trunc('day', m.at, 'UTC')), 0) as all_day,
         coalesce(sum(c.usd) filter (where c.at >= date_trunc('month', m.at, 'UTC')), 0) as all_month
       from moment m, account a left join bobbin.costs c on c.at >= bobbin.now() - interval '32 days'
       group by a.id, m.at),
     reserved as (
       select coalesce(sum(p.price_usd) filter (where t.account_id = $1), 0) as own, coalesce(sum(p.price_usd), 0) as everyone
       from bobbin.threads t join bobbin.posts p on p.thread_id = t.id
       where t.status in ('publishing', 'held') and t.started_at is not null and t.id <> $2 and p.status in ('pending', 'sending', 'unknown')),
     planned as (
       select
         coalesce(sum(p.price_usd) filter (where t.account_id = a.id
           and date_trunc('day', t.scheduled_at, a.time_zone) = date_trunc('day', m.at, a.time_zone)), 0) as own_day,
         coalesce(sum(p.price_usd) filter (where t.account_id = a.id
           and date_trunc('month', t.scheduled_at, a.time_zone) = date_trunc('month', m.at, a.time_zone)), 0) as own_month,
         coalesce(sum(p.price_usd) filter (where
           date_trunc('day', t.scheduled_at, 'UTC') = date_trunc('day', m.at, 'UTC')), 0) as all_day,
         coalesce(sum(p.price_usd) filter (where
           date_trunc('month', t.scheduled_at, 'UTC') = date_trunc('month', m.at, 'UTC')), 0) as all_month
       from moment m, account a, bobbin.threads t join bobbin.posts p on p.thread_id = t.id
       where $3::timestamptz is not null and t.id <> $2 and t.started_at is null
         and t.status in ('scheduled', 'publishing', 'awaiting-approval')
         and t.scheduled_at between m.at - interval '32 days' and m.at + interval '32 days')
     select least(a.day_budget_usd - s.own_day - r.own - p.own_day,
       a.month_budget_usd - s.own_month - r.own - p.own_month,
       (o.value->>'dayUsd')::numeric - s.all_day - r.everyone - p.all_day,
       (o.value->>'monthUsd')::numeric - s.all_month - r.everyone - p.all_month) as left
     from account a, spent s, reserved r, planned p
     left join bobbin.settings o on o.name = 'budgets'`,
    [accountId, exceptThreadId, at],
  );
  const left = rows[0]?.left ?? null;
  return left === null ? null : Number(left);
}

/** Summing what was spent is for those who set a bound. */
async function isBounded(db: Queryable, accountId: string): Promise<boolean> {
  const { rows } = await db.query(
    `select 1 from bobbin.accounts where id = $1 and (day_budget_usd is not null or month_budget_usd is not null)
     union all
     select 1 from bobbin.settings
     where name = 'budgets' and (jsonb_typeof(value->'dayUsd') = 'number' or jsonb_typeof(value->'monthUsd') = 'number')`,
    [accountId],
  );
  return rows.length > 0;
}

/** An account's own budgets; null takes one away. */
export async function setBudgets(
  db: Queryable,
  accountId: string,
  { dayUsd, monthUsd }: Budgets,
): Promise<void> {
  await db.query('update bobbin.accounts set day_budget_usd = $2, month_budget_usd = $3 where id = $1', [
    accountId,
    dayUsd,
    monthUsd,
  ]);
}

export async function readBudgets(db: Queryable, accountId: string): Promise<Budgets> {
  const { rows } = await db.query<{ day: string | null; month: string | null }>(
    'select day_budget_usd as day, month_budget_usd as month from bobbin.accounts where id = $1',
    [accountId],
  );
  const number = (text: string | null | undefined): number | null => (text == null ? null : Number(text));
  return { dayUsd: number(rows[0]?.day), monthUsd: number(rows[0]?.month) };
}
