import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Db } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { raiseEpoch, writeDistrust } from '../store/settings.ts';
import { readNow } from '../store/threads.ts';

/**
 * From now on no unfinished thread sends anything before it was compared with its account's timeline: the ledger
 * may be older than what the accounts posted.
 */
export async function distrustLedger(db: Db, why: string, actor: string): Promise<void> {
  await db.transaction(async (tx) => {
    await writeDistrust(tx, await readNow(tx), why, actor);
    await recordEvent(tx, { actor, action: 'ledger-distrusted', detail: { why } });
  });
}

/**
 * Raises the ledger's epoch and notes it in `file`, outside the database. An epoch below the one noted means that
 * the database was put back to an earlier state, and its ledger is distrusted from then on.
 * @returns true when that was noticed now.
 */
export async function keepEpoch(db: Db, file: string): Promise<boolean> {
  const noted = Number((await readFile(file, 'utf8').catch(() => '0')).trim());
  const seen = Number.isSafeInteger(noted) ? noted : 0;
  const { before, after } = await db.transaction((tx) => raiseEpoch(tx, seen));
  const restored = before < seen;
  if (restored) await distrustLedger(db, 'the database is older than this machine has seen it', 'bobbin');
  const draft = `${file}.new`;
  await writeFile(draft, String(after), { mode: 0o600 });
  await rename(draft, file);
  return restored;
}
