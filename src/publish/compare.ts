import { holdFor } from './hold-reasons.ts';
import { matchThread } from './match-thread.ts';
import type { Again, Publisher } from './publisher.ts';
import type { Snapshot } from './snapshot.ts';
import type { Step } from './step.ts';

/** How soon to compare again what X did not show yet. */
const againMs = 20_000;

/**
 * Compares a thread with its account's timeline before anything of it is sent: what is there is adopted, what
 * cannot be told apart is held, and absence counts only when X had time to show it.
 * @returns when to come back; null when there is a next step to take at once.
 */
export async function compareWithX(
  { ledger, x }: Pick<Publisher, 'ledger' | 'x'>,
  { thread, account, posts }: Snapshot,
  { from, absenceCounts }: Extract<Step, { do: 'match' }>,
): Promise<Again> {
  const read = await (await x(account)).ownPosts({ sinceId: from });
  if (read.kind === 'failed' || read.cut) {
    const why = read.kind === 'failed' ? read.message : 'it is too long';
    if (!absenceCounts) return { inMs: againMs };
    await ledger.hold(thread.id, holdFor.cannotCompare(posts, why));
    return null;
  }
  const taken = await ledger.takenXPosts(account.id, '', from);
  const match = matchThread(posts, read.posts, taken);
  if (match.kind === 'unclear') {
    await ledger.hold(thread.id, holdFor.unclear(match.position, posts));
    return null;
  }
  const isClear = await ledger.adopt(thread.id, match.adopted, absenceCounts);
  return absenceCounts && isClear ? null : { inMs: againMs };
}
