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
