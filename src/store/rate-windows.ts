import type { Queryable } from './db.ts';

/** The newest word of X on one of its counting windows. */
export async function keepRateWindow(
  tx: Queryable,
  accountId: string,
  endpoint: string,
  seen: {
    readonly window: string;
    readonly limit: number;
    readonly remaining: number;
    readonly resetAt: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into bobbin.rate_windows (account_id, endpoint, name, "limit", remaining, reset_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (account_id, endpoint, name) do update set "limit" = excluded."limit",
       remaining = excluded.remaining, reset_at = excluded.reset_at, seen_at = bobbin.now()`,
    [accountId, endpoint, seen.window, seen.limit, seen.remaining, seen.resetAt],
  );
}

/** The fullest of the windows last seen on an endpoint that are still open; null when none is known. */
export async function readWindow(
  db: Queryable,
  accountId: string,
  endpoint: string,
): Promise<{ readonly remaining: number; readonly resetAt: Date } | null> {
  const { rows } = await db.query<{ remaining: number; reset_at: Date }>(
    `select remaining, reset_at from bobbin.rate_windows
     where account_id = $1 and endpoint = $2 and reset_at > bobbin.now() order by remaining, reset_at desc limit 1`,
    [accountId, endpoint],
  );
  return rows[0] ? { remaining: rows[0].remaining, resetAt: rows[0].reset_at } : null;
}
