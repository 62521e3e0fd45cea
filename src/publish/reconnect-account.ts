import { randomBytes } from 'node:crypto';
import type { OAuth1Credentials } from '../account/account.ts';
import { seal } from '../account/seal.ts';
import { replaceCredentials, setAccountState } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { createXClient } from '../x/client.ts';
import { existingAccount, type XSettings } from './accounts.ts';
import { RefusedError } from './refusal.ts';
import type { Wake } from './schedule-thread.ts';
import { sweep } from './sweep.ts';

/**
 * Gives an account new keys once X says that they are its own. Everything else stays: threads, schedule, budget,
 * record. One that waited for keys posts again, one that was not enabled is still not.
 * @throws RefusedError when X does not take the keys, or they are somebody else's.
 */
export async function reconnectAccount(
  deps: { readonly db: Db; readonly wake: Wake; readonly settings: XSettings },
  name: string,
  credentials: OAuth1Credentials,
  actor: string,
): Promise<void> {
  const { db, settings } = deps;
  const account = await existingAccount(db, name);
  if (account.kind === 'practice')
    throw new RefusedError('conflict', `"${name}" is on practice X, which needs no keys.`);
  const x = createXClient({
    baseUrl: account.apiUrl ?? settings.apiUrl,
    credentials: { kind: 'oauth1', ...credentials },
    deadlineMs: settings.sendDeadlineMs,
  });
  const me = await x.me();
  if (me.kind === 'failed') throw new RefusedError('invalid', `The keys were not changed. ${me.message}`);
  if (me.id !== account.xUserId)
    throw new RefusedError(
      'conflict',
      `These keys are of @${me.handle}, and "${name}" is @${account.handle}. Make the access token as @${account.handle}, or connect @${me.handle} as an account of its own.`,
    );
  const sealed = seal(JSON.stringify(credentials), settings.sealKeys[0], randomBytes(12), account.id);
  await db.transaction(async (tx) => {
    await replaceCredentials(tx, account.id, sealed, me.handle);
    if (account.state === 'reconnect') await setAccountState(tx, account.id, 'enabled', null);
    await recordEvent(tx, { actor, action: 'account-reconnected', accountId: account.id });
  });
  await sweep(db, deps.wake);
}
