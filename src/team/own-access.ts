import { nameKey } from '../account/person-name.ts';
import { RefusedError } from '../publish/refusal.ts';
import type { Db } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { deleteOtherSessions } from '../store/sessions.ts';
import { forgiveTries, openTry } from '../store/sign-in-tries.ts';
import { findPassword, writePassword } from '../store/users.ts';
import { hashPassword, isPassword, passwordProblem } from './password.ts';

/** Who changes their own password, and from which session, which stays. */
export type Own = { readonly userId: string; readonly name: string; readonly sessionId: string };

type Wish = { readonly current: string; readonly password: string };
export type Changed =
  | { readonly ok: true }
  | { readonly ok: false; readonly field: 'current' | 'password'; readonly message: string };

/**
 * Somebody's own password, by the one they have; every other session of theirs ends. Guesses count as tries to sign
 * in, so that an open session is no way to find the password out.
 */
export async function changeOwnPassword(db: Db, own: Own, { current, password }: Wish): Promise<Changed> {
  const refuse = (field: 'current' | 'password', message: string): Changed => ({ ok: false, field, message });
  const problem = passwordProblem(password);
  if (problem) return refuse('password', problem);
  const key = nameKey(own.name);
  const tryId = await openTry(db, key, `session ${own.sessionId}`);
  if (tryId === null) return refuse('current', 'Too many wrong tries. Wait 15 minutes, then try again.');
  const found = await findPassword(db, key);
  if (!found || !(await isPassword(current, found.hash)))
    return refuse('current', 'This is not the password you have.');
  if (current === password) return refuse('password', 'This is the password you have. Choose another one.');
  await forgiveTries(db, tryId, key);
  const hash = await hashPassword(password);
  await db.transaction(async (tx) => {
    // Revoked, or given another password, since it was looked at: nothing is written over that.
    if (!(await writePassword(tx, own.userId, found.hash, hash)))
      throw new RefusedError('conflict', 'Your password was changed elsewhere just now. Sign in again.');
    await deleteOtherSessions(tx, own.userId, own.sessionId);
    await recordEvent(tx, { actor: own.name, action: 'password-changed' });
  });
  return { ok: true };
}
