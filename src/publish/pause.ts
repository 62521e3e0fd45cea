import { setAccountPaused } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { holdPause, writePause } from '../store/settings.ts';
import { readNow } from '../store/threads.ts';
import { existingAccount } from './accounts.ts';
import type { Wake } from './schedule-thread.ts';
import { sweep } from './sweep.ts';

/** Stops all posting, or one account's, before its next post. Reading X to settle what is open goes on. */
export async function pause(db: Db, name: string | null, actor: string): Promise<void> {
  const account = name === null ? null : await existingAccount(db, name);
  await db.transaction(async (tx) => {
    if (account) await setAccountPaused(tx, account.id, actor);
    else await writePause(tx, { why: 'paused by hand', by: actor, until: null }, actor);
    await recordEvent(tx, { actor, action: 'paused', ...(account ? { accountId: account.id } : {}) });
  });
}

/** Lets posting go on and wakes what waited. */
export async function unpause(db: Db, wake: Wake, name: string | null, actor: string): Promise<void> {
  const account = name === null ? null : await existingAccount(db, name);
  await db.transaction(async (tx) => {
    if (account) await setAccountPaused(tx, account.id, null);
    else await writePause(tx, null, actor);
    await recordEvent(tx, { actor, action: 'resumed', ...(account ? { accountId: account.id } : {}) });
  });
  await sweep(db, wake);
}

/**
 * Ends a pause for lack of funds once X's billing cycle has begun anew; one made by hand stays until a person ends
 * it. Should money still be missing, X says so at the next post and all is paused again.
 */
export async function unpauseInTime(db: Db, wake: Wake): Promise<void> {
  const isOver = await db.transaction(async (tx) => {
    const pause = await holdPause(tx, 'to turn');
    if (!pause?.until || pause.until > (await readNow(tx))) return false;
    await writePause(tx, null, 'bobbin');
    await recordEvent(tx, {
      actor: 'bobbin',
      action: 'resumed',
      detail: { why: 'X’s billing cycle is over' },
    });
    return true;
  });
  if (isOver) await sweep(db, wake);
}
