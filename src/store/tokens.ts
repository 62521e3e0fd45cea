import type { Queryable } from './db.ts';

/** @returns false when the name is taken. */
export async function insertToken(
  db: Queryable,
  token: { readonly id: string; readonly name: string; readonly hash: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'insert into bobbin.tokens (id, name, hash) values ($1, $2, $3) on conflict (name) do nothing',
    [token.id, token.name, token.hash],
  );
  return rowCount === 1;
}

/** The name behind a token in force, noting that it was used. */
export async function useToken(db: Queryable, hash: string): Promise<string | null> {
  const { rows } = await db.query<{ name: string }>(
    'update bobbin.tokens set last_used_at = bobbin.now() where hash = $1 and revoked_at is null returning name',
    [hash],
  );
  return rows[0]?.name ?? null;
}

/** The name is free again afterwards. @returns false when there is no such token in force. */
export async function revokeToken(db: Queryable, name: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update bobbin.tokens set revoked_at = bobbin.now(), name = name || '-revoked-' || id
     where name = $1 and revoked_at is null`,
    [name],
  );
  return rowCount === 1;
}

export type TokenLine = {
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

export async function listTokens(db: Queryable): Promise<readonly TokenLine[]> {
  const { rows } = await db.query<{ name: string; created_at: Date; last_used_at: Date | null }>(
    'select name, created_at, last_used_at from bobbin.tokens where revoked_at is null order by name',
  );
  return rows.map((row) => ({ name: row.name, createdAt: row.created_at, lastUsedAt: row.last_used_at }));
}
