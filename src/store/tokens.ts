import type { Role } from '../account/role.ts';
import type { Queryable } from './db.ts';

export type NewToken = {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly role: Role;
  /** Null: good until it is revoked. */
  readonly days: number | null;
};

/** @returns false when the name is taken. */
export async function insertToken(db: Queryable, token: NewToken): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into bobbin.tokens (id, name, hash, role, expires_at)
     values ($1, $2, $3, $4, bobbin.now() + make_interval(days => $5::int)) on conflict (name) do nothing`,
    [token.id, token.name, token.hash, token.role, token.days],
  );
  return rowCount === 1;
}

/** Name and role of a token in force, noting that it was used. */
export async function useToken(
  db: Queryable,
  hash: string,
): Promise<{ readonly name: string; readonly role: Role } | null> {
  const { rows } = await db.query<{ name: string; role: Role }>(
    `update bobbin.tokens set last_used_at = bobbin.now()
     where hash = $1 and revoked_at is null and (expires_at is null or expires_at > bobbin.now())
     returning name, role`,
    [hash],
  );
  return rows[0] ?? null;
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
  readonly role: Role;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  /** May have passed: it opens nothing then, and is listed until it is revoked. */
  readonly expiresAt: Date | null;
};

export async function listTokens(db: Queryable): Promise<readonly TokenLine[]> {
  const { rows } = await db.query<{
    name: string;
    role: Role;
    created_at: Date;
    last_used_at: Date | null;
    expires_at: Date | null;
  }>(
    `select name, role, created_at, last_used_at, expires_at from bobbin.tokens
     where revoked_at is null order by name`,
  );
  return rows.map((row) => ({
    name: row.name,
    role: row.role,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
  }));
}
