import type { Role } from '../account/role.ts';
import type { Queryable } from './db.ts';

/** Who is signed in. `userId` is null for who came by the first door: the desk itself, as an admin. */
export type Session = {
  readonly userId: string | null;
  readonly name: string;
  readonly role: Role;
  readonly csrf: string;
};

/** Opens a desk session of 30 days; only the hash of its secret is kept. */
export async function insertSession(
  db: Queryable,
  hash: string,
  userId: string | null,
  csrf: string,
): Promise<void> {
  await db.query(`delete from bobbin.sessions where expires_at < bobbin.now()`);
  await db.query(
    `insert into bobbin.sessions (hash, user_id, csrf, expires_at)
     values ($1, $2, $3, bobbin.now() + interval '30 days')`,
    [hash, userId, csrf],
  );
}

/**
 * The session, with the role its user has now; null as well when the user was revoked, or came by the first door
 * and there is an admin by now.
 */
export async function findSession(db: Queryable, hash: string): Promise<Session | null> {
  const { rows } = await db.query<{ user_id: string | null; name: string; role: Role; csrf: string }>(
    `select s.user_id, coalesce(u.name, 'desk') as name, coalesce(u.role, 'admin') as role, s.csrf
     from bobbin.sessions s left join bobbin.users u on u.id = s.user_id
     where s.hash = $1 and s.expires_at > bobbin.now() and u.revoked_at is null
       and (s.user_id is not null or not exists (select from bobbin.users
         where role = 'admin' and revoked_at is null and password_hash is not null))`,
    [hash],
  );
  const row = rows[0];
  return row ? { userId: row.user_id, name: row.name, role: row.role, csrf: row.csrf } : null;
}

export async function deleteSession(db: Queryable, hash: string): Promise<void> {
  await db.query('delete from bobbin.sessions where hash = $1', [hash]);
}

/** Signs a user out everywhere. @returns of how many places. */
export async function deleteSessionsOf(db: Queryable, userId: string): Promise<number> {
  const { rowCount } = await db.query('delete from bobbin.sessions where user_id = $1', [userId]);
  return rowCount ?? 0;
}
