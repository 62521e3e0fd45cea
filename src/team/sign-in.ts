import { nameKey } from '../account/person-name.ts';
import type { Db } from '../store/db.ts';
import { forgiveTries, openTry } from '../store/sign-in-tries.ts';
import { findPassword } from '../store/users.ts';
import { isNobodysPassword, isPassword } from './password.ts';

/** `first`: by the password of the environment, before there is an admin. */
export type SignedIn =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'first' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too-many' };

type Given = { readonly name: string; readonly password: string; readonly address: string };

/**
 * Looks at a name and password; one that nobody has takes as long. Ten wrong ones in 15 minutes at one name, or
 * fifty from one address, and no more are looked at.
 * @param opensFirst whether this is the password of the environment, and that is still good.
 */
export async function signIn(
  db: Db,
  { name, password, address }: Given,
  opensFirst: (password: string) => boolean,
): Promise<SignedIn> {
  const key = nameKey(name).slice(0, 40);
  const id = await openTry(db, key, address);
  if (id === null) return { kind: 'too-many' };
  const found = await findPassword(db, key);
  const isRight = found ? await isPassword(password, found.hash) : await isNobodysPassword(password);
  if (!isRight && !opensFirst(password)) return { kind: 'wrong' };
  await forgiveTries(db, id, key);
  return found && isRight ? { kind: 'user', userId: found.userId } : { kind: 'first' };
}
