import { nameKey, nameProblem, tidyName } from '../account/person-name.ts';
import type { Role } from '../account/role.ts';
import { RefusedError } from '../publish/refusal.ts';
import type { Db, Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { newId } from '../store/ids.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import {
  changeRole,
  countAdmins,
  findUser,
  insertUser,
  lockTeam,
  readmitUser,
  revokeUser,
  takeInvitation,
  type User,
  writeInvitation,
} from '../store/users.ts';
import { hashPassword, passwordProblem } from './password.ts';

/**
 * Invites somebody new, or somebody who was revoked, by the link whose secret has this hash.
 * @throws RefusedError when the name cannot be one, or is somebody's.
 */
export async function inviteUser(
  db: Db,
  wish: { readonly name: string; readonly role: Role; readonly hash: string },
  actor: string,
): Promise<User> {
  const name = tidyName(wish.name);
  const problem = nameProblem(name);
  if (problem) throw new RefusedError('invalid', problem);
  const key = nameKey(name);
  return await db.transaction(async (tx) => {
    await lockTeam(tx);
    if (!(await insertUser(tx, { id: newId('us'), name, key, role: wish.role }))) {
      const there = await existing(tx, key);
      if (there.state !== 'revoked') {
        throw new RefusedError('conflict', `There is somebody called “${there.name}” already.`);
      }
      await readmitUser(tx, there.id, wish.role);
    }
    const user = await existing(tx, key);
    await writeInvitation(tx, user.id, wish.hash);
    await recordEvent(tx, { actor, action: 'user-invited', detail: { name: user.name, role: user.role } });
    return user;
  });
}

/** Another link for somebody who lost the first, or the password: the password is good until it is taken. */
export async function inviteAgain(db: Db, name: string, hash: string, actor: string): Promise<User> {
  return await db.transaction(async (tx) => {
    await lockTeam(tx);
    const user = await presentUser(tx, name);
    await writeInvitation(tx, user.id, hash);
    await recordEvent(tx, { actor, action: 'user-invited', detail: { name: user.name, role: user.role } });
    return user;
  });
}

/** Sets the password and signs out wherever the old one was used. @throws RefusedError when it is not good. */
export async function joinTeam(db: Db, hash: string, password: string): Promise<User> {
  const problem = passwordProblem(password);
  if (problem) throw new RefusedError('invalid', problem);
  const passwordHash = await hashPassword(password);
  return await db.transaction(async (tx) => {
    await lockTeam(tx);
    const user = await takeInvitation(tx, hash, passwordHash);
    if (!user) throw new RefusedError('not-found', 'This invitation was taken, replaced, or is too old.');
    await deleteSessionsOf(tx, user.id);
    await recordEvent(tx, { actor: user.name, action: 'user-joined', detail: { name: user.name } });
    return user;
  });
}

/** @throws RefusedError when nobody could manage the team afterwards. */
export async function giveRole(db: Db, name: string, role: Role, actor: string): Promise<void> {
  await db.transaction(async (tx) => {
    await lockTeam(tx);
    const user = await presentUser(tx, name);
    if (role !== 'admin') await refuseLastAdmin(tx, user);
    await changeRole(tx, user.id, role);
    await recordEvent(tx, { actor, action: 'user-role', detail: { name: user.name, role } });
  });
}

/** Shuts somebody out at once, everywhere. @throws RefusedError when nobody could manage the team afterwards. */
export async function dropUser(db: Db, name: string, actor: string): Promise<void> {
  await db.transaction(async (tx) => {
    await lockTeam(tx);
    const user = await presentUser(tx, name);
    await refuseLastAdmin(tx, user);
    await revokeUser(tx, user.id);
    await deleteSessionsOf(tx, user.id);
    await recordEvent(tx, { actor, action: 'user-revoked', detail: { name: user.name } });
  });
}

/** Ends every session of somebody, who may sign in again. */
export async function signOutUser(db: Db, name: string, actor: string): Promise<void> {
  await db.transaction(async (tx) => {
    const user = await presentUser(tx, name);
    await deleteSessionsOf(tx, user.id);
    await recordEvent(tx, { actor, action: 'user-signed-out', detail: { name: user.name } });
  });
}

async function refuseLastAdmin(tx: Queryable, user: User): Promise<void> {
  if (user.role !== 'admin' || user.state !== 'active' || (await countAdmins(tx)) > 1) return;
  throw new RefusedError('conflict', `${user.name} is the last admin. Make somebody else an admin first.`);
}

async function presentUser(tx: Queryable, name: string): Promise<User> {
  const user = await findUser(tx, nameKey(name));
  if (!user || user.state === 'revoked') {
    throw new RefusedError('not-found', `There is nobody called “${tidyName(name)}” here.`);
  }
  return user;
}

async function existing(tx: Queryable, key: string): Promise<User> {
  const user = await findUser(tx, key);
  if (!user) throw new Error(`User ${key} is gone in the middle of being invited.`);
  return user;
}
