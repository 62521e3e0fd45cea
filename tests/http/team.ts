import { nameKey } from '../../src/account/person-name.ts';
import type { Role } from '../../src/account/role.ts';
import { newId } from '../../src/store/ids.ts';
import { insertSession } from '../../src/store/sessions.ts';
import { insertToken } from '../../src/store/tokens.ts';
import { findUser, insertUser, takeInvitation, writeInvitation } from '../../src/store/users.ts';
import { hashSecret, newSecret } from '../../src/team/secret.ts';
import { type Desk, publicUrl } from './open-desk.ts';

/** Somebody who took the invitation; the stored password is one that none gives. */
export async function addUser({ db }: Pick<Desk, 'db'>, name: string, role: Role): Promise<string> {
  const hash = hashSecret(newSecret());
  const id = newId('us');
  await insertUser(db, { id, name, key: nameKey(name), role });
  await writeInvitation(db, id, hash);
  await takeInvitation(db, hash, 'scrypt$32768$8$1$AAAA$AAAA');
  const user = await findUser(db, nameKey(name));
  if (user?.state !== 'active') throw new Error(`${name} did not come in`);
  return id;
}

export type Signed = { readonly cookie: string; readonly csrf: string };

/** A session of this user. */
export async function signedIn({ db }: Pick<Desk, 'db'>, userId: string): Promise<Signed> {
  const [secret, csrf] = [newSecret(), newSecret()];
  await insertSession(db, hashSecret(secret), userId, csrf);
  return { cookie: `bobbin_session=${secret}`, csrf };
}

/** A token of this role in force. */
export async function addToken({ db }: Pick<Desk, 'db'>, role: Role): Promise<string> {
  const token = newSecret();
  await insertToken(db, { id: newId('to'), name: `of-${role}`, hash: hashSecret(token), role, days: null });
  return token;
}

/** Sends a form of the desk as a browser would. */
export async function sendForm(
  { app }: Pick<Desk, 'app'>,
  path: string,
  fields: Readonly<Record<string, string>>,
  signed: Signed | null,
): Promise<Response> {
  return await app.request(path, {
    method: 'POST',
    headers: {
      origin: publicUrl,
      'content-type': 'application/x-www-form-urlencoded',
      ...(signed ? { cookie: signed.cookie } : {}),
    },
    body: new URLSearchParams({ ...fields, ...(signed ? { csrf: signed.csrf } : {}) }),
  });
}
