import { holdFor } from './hold-reasons.ts';
import { matchThread } from './match-thread.ts';
import { openX } from './open-x.ts';
import type { Again, Publisher } from './publisher.ts';
import type { Snapshot } from './snapshot.ts';
import type { Step } from './step.ts';
import { waitUntil } from './wait-until.ts';

/** How soon to compare again what X did not show yet. */
const againMs = 20_000;

/**
 * Compares a thread with its account's timeline before anything of it is sent: what is there is adopted, what
 * cannot be told apart is held, and absence counts only when X had time to show it.
 * @returns when to come back; null when there is a next step to take at once.
 */
export async function compareWithX(
  { ledger, x }: Pick<Publisher, 'ledger' | 'x'>,
  seen: Snapshot,
  { from, absenceCounts }: Extract<Step, { do: 'match' }>,
): Promise<Again> {
  const { thread, account, posts } = seen;
  const again = (): Promise<Again> =>
    waitUntil(ledger, seen, new Date(seen.now.getTime() + againMs), 'comparing the records with X');
  const client = await openX(x, account);
  const read =
    typeof client === 'string'
      ? { kind: 'failed' as const, message: client }
      : await client.ownPosts({ sinceId: from });
  if (read.kind === 'failed' || read.cut) {
    const why = read.kind === 'failed' ? read.message : 'it is too long';
    if (!absenceCounts) return await again();
    await ledger.hold(thread, holdFor.cannotCompare(posts, why));
    return null;
  }
  const taken = await ledger.takenXPosts(account.id, '', from);
  const match = matchThread(posts, read.posts, taken);
  if (match.kind === 'unclear') {
    await ledger.hold(thread, holdFor.unclear(match.position, posts));
    return null;
  }
  const isClear = await ledger.adopt(thread.id, match.adopted, absenceCounts);
  return absenceCounts && isClear ? null : await again();
}
