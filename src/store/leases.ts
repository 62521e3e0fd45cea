import type { Queryable } from './db.ts';

/**
 * Makes `holder` the one publisher of an account for `ttlMs`.
 * @returns its fence, which rises with every taking, or null while another holds it.
 */
export async function takeLease(
  db: Queryable,
  accountId: string,
  holder: string,
  ttlMs: number,
): Promise<bigint | null> {
  const { rows } = await db.query<{ fence: string }>(
    `insert into bobbin.leases as l (account_id, holder, fence, until)
     values ($1, $2, 1, bobbin.now() + $3 * interval '1 millisecond')
     on conflict (account_id) do update
       set holder = excluded.holder, fence = l.fence + 1, until = excluded.until
       where l.until < bobbin.now()
     returning fence`,
    [accountId, holder, ttlMs],
  );
  return rows[0] ? BigInt(rows[0].fence) : null;
}

/** Lets go early; does nothing when somebody else has it by now. */
export async function dropLease(db: Queryable, accountId: string, fence: bigint): Promise<void> {
  await db.query(
    `update bobbin.leases set until = bobbin.now() - interval '1 millisecond' where account_id = $1 and fence = $2`,
    [accountId, fence],
  );
}

/** Prolongs a lease still held, and locks it. @returns false when it was lost. */
export async function keepLease(
  tx: Queryable,
  accountId: string,
  fence: bigint,
  ttlMs: number,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update bobbin.leases set until = bobbin.now() + $3 * interval '1 millisecond'
     where account_id = $1 and fence = $2 and until >= bobbin.now()`,
    [accountId, fence, ttlMs],
  );
  return rowCount === 1;
}
