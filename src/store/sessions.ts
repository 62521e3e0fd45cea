import type { Queryable } from './db.ts';

export type Session = { readonly name: string; readonly csrf: string };

/** Opens a desk session of 30 days; only the hash of its secret is kept. */
export async function insertSession(db: Queryable, hash: string, name: string, csrf: string): Promise<void> {
  await db.query(`delete from bobbin.sessions where expires_at < bobbin.now()`);
  await db.query(
    `insert into bobbin.sessions (hash, name, csrf, expires_at)
     values ($1, $2, $3, bobbin.now() + interval '30 days')`,
    [hash, name, csrf],
  );
}

export async function findSession(db: Queryable, hash: string): Promise<Session | null> {
  const { rows } = await db.query<Session>(
    'select name, csrf from bobbin.sessions where hash = $1 and expires_at > bobbin.now()',
    [hash],
  );
  return rows[0] ?? null;
}

export async function deleteSession(db: Queryable, hash: string): Promise<void> {
  await db.query('delete from bobbin.sessions where hash = $1', [hash]);
}
