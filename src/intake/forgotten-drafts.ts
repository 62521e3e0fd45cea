import type { Db } from '../store/db.ts';
import { deleteDrafts, deletePagesOfOthers, lockForgottenDrafts } from '../store/draft-pages.ts';
import { recordEvent } from '../store/events.ts';

/** So many days after its last word a draft is taken away that nobody kept, queued, or touched but its writer. */
export const forgottenAfterDays = 7;

/** Takes such drafts away, and says so on the record. @returns how many. */
export async function sweepDrafts(db: Db): Promise<number> {
  await deletePagesOfOthers(db);
  return await db.transaction(async (tx) => {
    const forgotten = await lockForgottenDrafts(tx, forgottenAfterDays);
    if (forgotten.length === 0) return 0;
    await deleteDrafts(tx, forgotten);
    const detail = { count: forgotten.length, days: forgottenAfterDays };
    await recordEvent(tx, { actor: 'bobbin', action: 'drafts-swept', detail });
    return forgotten.length;
  });
}
