import type { Db } from './db.ts';

const most = { name: 10, address: 50 } as const;
/** Any fixed number does that no other lock of ours has. */
const advisoryLock = 626_626_002;

/**
 * Counts a try to sign in as wrong before it is looked at, one after another, so that many at once are counted too.
 * @returns its id; null when there were too many in the last 15 minutes, and then it does not count itself.
 */
export async function openTry(db: Db, nameKey: string, address: string): Promise<string | null> {
  return await db.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [advisoryLock]);
    await tx.query(`delete from bobbin.sign_in_tries where at < bobbin.now() - interval '15 minutes'`);
    const { rows: counts } = await tx.query<{ name: number; address: number }>(
      `select count(*) filter (where name_key = $1)::int as name,
              count(*) filter (where address = $2)::int as address
       from bobbin.sign_in_tries where name_key = $1 or address = $2`,
      [nameKey, address],
    );
    if (counts.some((count) => count.name >= most.name || count.address >= most.address)) return null;
    const { rows } = await tx.query<{ id: string }>(
      'insert into bobbin.sign_in_tries (name_key, address) values ($1, $2) returning id::text as id',
      [nameKey, address],
    );
    return rows[0]?.id ?? null;
  });
}

/** A try that was right is no failure; nor do the earlier ones at this name count on. */
export async function forgiveTries(db: Db, id: string, nameKey: string): Promise<void> {
  await db.query('delete from bobbin.sign_in_tries where id = $1 or name_key = $2', [id, nameKey]);
}
