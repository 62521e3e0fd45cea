import type { Role } from '../account/role.ts';
import type { Queryable } from './db.ts';

/** `invited`: has not taken the invitation yet. */
export type UserState = 'invited' | 'active' | 'revoked';

export type User = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly state: UserState;
  /** Until when the newest link is good; null when there is none to take. */
  readonly invitationUntil: Date | null;
};

type Row = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly state: UserState;
  readonly invitation_until: Date | null;
};

const columns = `id, name, role, invitation_until,
  case when revoked_at is not null then 'revoked' when password_hash is null then 'invited' else 'active' end
    as state`;

function userOf({ id, name, role, state, invitation_until }: Row): User {
  return { id, name, role, state, invitationUntil: invitation_until };
}

/** Everybody, those who are gone last. */
export async function listUsers(db: Queryable): Promise<readonly User[]> {
  const { rows } = await db.query<Row>(
    `select ${columns} from bobbin.users order by revoked_at is not null, key`,
  );
  return rows.map(userOf);
}

export async function findUser(db: Queryable, key: string): Promise<User | null> {
  const { rows } = await db.query<Row>(`select ${columns} from bobbin.users where key = $1`, [key]);
  return rows[0] ? userOf(rows[0]) : null;
}

/** Whose password it would be; only of somebody who may come in. */
export async function findPassword(
  db: Queryable,
  key: string,
): Promise<{ readonly userId: string; readonly hash: string } | null> {
  const { rows } = await db.query<{ id: string; password_hash: string }>(
    `select id, password_hash from bobbin.users
     where key = $1 and revoked_at is null and password_hash is not null`,
    [key],
  );
  return rows[0] ? { userId: rows[0].id, hash: rows[0].password_hash } : null;
}

/** @returns false when somebody has that name. */
export async function insertUser(
  db: Queryable,
  user: { readonly id: string; readonly name: string; readonly key: string; readonly role: Role },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'insert into bobbin.users (id, name, key, role) values ($1, $2, $3, $4) on conflict (key) do nothing',
    [user.id, user.name, user.key, user.role],
  );
  return rowCount === 1;
}

/** Lets the user come by the link with this hash for 72 hours; an earlier link is good no longer. */
export async function writeInvitation(db: Queryable, id: string, hash: string): Promise<void> {
  await db.query(
    `update bobbin.users set invitation_hash = $2, invitation_until = bobbin.now() + interval '72 hours',
       invited_at = bobbin.now() where id = $1`,
    [id, hash],
  );
}

/** Whose invitation it is, while it is good. */
export async function findInvitation(db: Queryable, hash: string): Promise<User | null> {
  const { rows } = await db.query<Row>(
    `select ${columns} from bobbin.users
     where invitation_hash = $1 and invitation_until > bobbin.now() and revoked_at is null`,
    [hash],
  );
  return rows[0] ? userOf(rows[0]) : null;
}

/** Takes an invitation, once. @returns whose it was; null when it is not, or no longer, good. */
export async function takeInvitation(
  db: Queryable,
  hash: string,
  passwordHash: string,
): Promise<User | null> {
  const { rows } = await db.query<Row>(
    `update bobbin.users set password_hash = $2, invitation_hash = null, invitation_until = null,
       joined_at = coalesce(joined_at, bobbin.now())
     where invitation_hash = $1 and invitation_until > bobbin.now() and revoked_at is null
     returning ${columns}`,
    [hash, passwordHash],
  );
  return rows[0] ? userOf(rows[0]) : null;
}

/** @returns false when the password is not any more the one that was looked at. */
export async function writePassword(
  db: Queryable,
  id: string,
  before: string,
  after: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update bobbin.users set password_hash = $3
     where id = $1 and password_hash = $2 and revoked_at is null`,
    [id, before, after],
  );
  return rowCount === 1;
}

export async function changeRole(db: Queryable, id: string, role: Role): Promise<void> {
  await db.query('update bobbin.users set role = $2 where id = $1', [id, role]);
}

/** The name stays theirs on the record; the password and any link are gone. */
export async function revokeUser(db: Queryable, id: string): Promise<void> {
  await db.query(
    `update bobbin.users set revoked_at = bobbin.now(), password_hash = null, invitation_hash = null,
       invitation_until = null where id = $1`,
    [id],
  );
}

/** Somebody who was here before comes back, under the same name. */
export async function readmitUser(db: Queryable, id: string, role: Role): Promise<void> {
  await db.query('update bobbin.users set revoked_at = null, role = $2 where id = $1', [id, role]);
}

/** Keeps any other change of who is admin waiting until this transaction ends. */
export async function lockTeam(tx: Queryable): Promise<void> {
  await tx.query('lock table bobbin.users in share row exclusive mode');
}

/** How many admins there are who can sign in. */
export async function countAdmins(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from bobbin.users
     where role = 'admin' and revoked_at is null and password_hash is not null`,
  );
  return rows[0]?.count ?? 0;
}

/** Whether anybody at all has a password to sign in with. */
export async function hasUsers(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ one: boolean }>(
    'select exists (select from bobbin.users where revoked_at is null and password_hash is not null) as one',
  );
  return rows[0]?.one ?? false;
}
