import type { Role } from '../account/role.ts';
import { RefusedError } from '../publish/refusal.ts';
import type { Db } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { newId } from '../store/ids.ts';
import { insertToken, revokeToken } from '../store/tokens.ts';
import { hashSecret, newSecret } from './secret.ts';

/** What a token may be called. */
export const tokenName = /^[\w.-]{1,40}$/;

/**
 * Makes a token for a program. @returns its secret, of which the hash alone is kept.
 * @param wish.days after how many days it opens nothing; null: never.
 * @throws RefusedError when its name cannot be one, or is taken.
 */
export async function makeToken(
  db: Db,
  wish: { readonly name: string; readonly role: Role; readonly days: number | null },
  actor: string,
): Promise<string> {
  const { name, role, days } = wish;
  if (!tokenName.test(name))
    throw new RefusedError('invalid', 'A token’s name is 1 to 40 letters, digits, dots, _ and -.');
  const secret = `bobbin_${newSecret()}`;
  await db.transaction(async (tx) => {
    if (!(await insertToken(tx, { id: newId('to'), name, hash: hashSecret(secret), role, days }))) {
      throw new RefusedError(
        'conflict',
        `There is a token "${name}" already. Revoke it, or choose another name.`,
      );
    }
    await recordEvent(tx, { actor, action: 'token-added', detail: { name, role } });
  });
  return secret;
}

/** From now on it opens nothing. @throws RefusedError when there is none. */
export async function dropToken(db: Db, name: string, actor: string): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await revokeToken(tx, name))) throw new RefusedError('not-found', `There is no token "${name}".`);
    await recordEvent(tx, { actor, action: 'token-revoked', detail: { name } });
  });
}
