import type { Db } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { changeThread, listToWake, lockThread } from '../store/threads.ts';
import { holdFor } from './hold-reasons.ts';

/**
 * After the machine stopped without warning the embedded store may have lost its newest rows, attempts among
 * them: every thread that had begun or was due is held until a person has looked at the account.
 * @returns the ids of the threads held.
 */
export async function holdAfterSuddenStop(db: Db): Promise<readonly string[]> {
  return await db.transaction(async (tx) => {
    const threads = await listToWake(tx, 0);
    const { rows: begun } = await tx.query<{ id: string }>(
      `select id from bobbin.threads where status = 'publishing'`,
    );
    const ids = [...new Set([...threads, ...begun].map(({ id }) => id))];
    for (const threadId of ids) {
      await lockThread(tx, threadId);
      const change = { status: 'held', reason: holdFor.suddenStop(), nextTryAt: null } as const;
      await changeThread(tx, threadId, change, 'publisher');
      await recordEvent(tx, { actor: 'bobbin', action: 'held', threadId, detail: { ...change.reason } });
    }
    return ids;
  });
}
