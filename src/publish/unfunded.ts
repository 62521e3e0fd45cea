import type { Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { holdPause, writePause } from '../store/settings.ts';

/** X wants money: everything pauses, until X says its billing cycle ends or somebody resumes. */
export async function pauseUnfunded(
  tx: Queryable,
  trouble: {
    readonly accountId: string;
    readonly threadId: string;
    readonly why: string;
    readonly until: Date | null;
  },
): Promise<void> {
  const { accountId, threadId, why, until } = trouble;
  // A pause made by hand ends only by hand.
  const pause = await holdPause(tx, 'to turn');
  if (pause === null || pause.until !== null) await writePause(tx, { why, by: 'bobbin', until }, 'bobbin');
  await recordEvent(tx, { actor: 'bobbin', action: 'paused', accountId, threadId, detail: { why } });
}
