import type { Role } from '../account/role.ts';
import type { Queryable } from './db.ts';

/** Who is signed in. `userId` is null for who came by the first door: the desk itself, as an admin. */
export type Session = {
  /** Names it, and opens nothing. */
  readonly id: string;
  readonly userId: string | null;
  readonly name: string;
  readonly role: Role;
  readonly csrf: string;
  /** Its last use was noted more than five minutes ago. */
  readonly isStale: boolean;
};

/** Opens a desk session of 30 days; only the hash of its secret is kept. `agent` is what the browser calls itself. */
export async function insertSession(
  db: Queryable,
  hash: string,
  userId: string | null,
  csrf: string,
  agent = '',
): Promise<void> {
  await db.query(`delete from bobbin.sessions where expires_at < bobbin.now()`);
  await db.query(
    `insert into bobbin.sessions (hash, user_id, csrf, agent, expires_at)
     values ($1, $2, $3, $4, bobbin.now() + interval '30 days')`,
    [hash, userId, csrf, agent.slice(0, 300)],
  );
}

/**
 * The session, with the role its user has now; null as well when the user was revoked, or came by the first door
 * and there is an admin by now.
 */
export async function findSession(db: Queryable, hash: string): Promise<Session | null> {
  const { rows } = await db.query<Session>(
    `select ${idOf} as id, s.user_id as "userId", coalesce(u.name, 'desk') as name, coalesce(u.role, 'admin') as role, s.csrf,
       s.seen_at < bobbin.now() - interval '5 minutes' as "isStale"
     from bobbin.sessions s left join bobbin.users u on u.id = s.user_id
     where s.hash = $1 and s.expires_at > bobbin.now() and u.revoked_at is null
       and (s.user_id is not null or not exists (select from bobbin.users
         where role = 'admin' and revoked_at is null and password_hash is not null))`,
    [hash],
  );
  return rows[0] ?? null;
}

/** The first sixteen digits of the hash: enough to tell sessions apart, no way back to the secret. */
const idOf = 'left(s.hash, 16)';

/** Notes that it is used. */
export async function touchSession(db: Queryable, hash: string): Promise<void> {
  await db.query('update bobbin.sessions set seen_at = bobbin.now() where hash = $1', [hash]);
}

export type SessionLine = {
  readonly id: string;
  readonly agent: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
};

/** Somebody's sessions, or with null those of the first door, the last used first. */
export async function listSessions(db: Queryable, userId: string | null): Promise<readonly SessionLine[]> {
  const { rows } = await db.query<SessionLine>(
    `select ${idOf} as id, agent, created_at as "createdAt", seen_at as "seenAt" from bobbin.sessions s
     where user_id is not distinct from $1 and expires_at > bobbin.now() order by seen_at desc`,
    [userId],
  );
  return rows;
}

/** Ends one of somebody's own. @returns false when it is not theirs, or gone. */
export async function deleteOwnSession(db: Queryable, userId: string | null, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `delete from bobbin.sessions s where ${idOf} = $2 and user_id is not distinct from $1`,
    [userId, id],
  );
  return rowCount === 1;
}

/** Ends all of somebody's sessions but one. */
export async function deleteOtherSessions(db: Queryable, userId: string | null, id: string): Promise<void> {
  await db.query(`delete from bobbin.sessions s where user_id is not distinct from $1 and ${idOf} <> $2`, [
    userId,
    id,
  ]);
}

export async function deleteSession(db: Queryable, hash: string): Promise<void> {
  await db.query('delete from bobbin.sessions where hash = $1', [hash]);
}

/** Signs a user out everywhere. @returns of how many places. */
export async function deleteSessionsOf(db: Queryable, userId: string): Promise<number> {
  const { rowCount } = await db.query('delete from bobbin.sessions where user_id = $1', [userId]);
  return rowCount ?? 0;
}
