import type { Db, Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { changeThread, readNow } from '../store/threads.ts';
import { staleAfterMs, type Thread } from '../thread/thread.ts';
import { refuseApprover } from './approvals.ts';
import { lockExisting, refuseBlocked } from './guards.ts';
import { RefusedError } from './refusal.ts';
import { refuseBadAccount, timeFor, type Wake, type When } from './schedule-thread.ts';

export type ApprovalWish = {
  /** Null: the time it has. */
  readonly when: When | null;
  /** The revision that was read; null: as it stands now. */
  readonly revision: number | null;
};

/**
 * Somebody who wrote none of it says yes. A time that passed meanwhile is never posted by itself.
 * @throws RefusedError when there is nothing to approve, the yes is somebody else's (it says whose), the thread was
 * changed since it was read, or the time passed and no new one is given.
 */
export async function approveThread(
  db: Db,
  wake: Wake,
  threadId: string,
  wish: ApprovalWish,
  actor: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    const thread = await lockWaiting(tx, threadId, 'approve');
    await refuseBadAccount(tx, thread);
    await refuseApprover(tx, threadId, actor);
    if (wish.revision !== null && wish.revision !== thread.revision) {
      throw new RefusedError(
        'conflict',
        `Thread ${threadId} was changed since you read it. Read it again, then approve it.`,
      );
    }
    await refuseBlocked(tx, thread);
    const now = await readNow(tx);
    const scheduledAt = await timeOf(tx, thread, wish.when, now);
    const latestAt = new Date(scheduledAt.getTime() + staleAfterMs[thread.class]);
    await changeThread(tx, threadId, { status: 'scheduled', scheduledAt, latestAt }, 'person');
    await recordEvent(tx, { actor, action: 'approved', threadId, detail: { at: scheduledAt.toISOString() } });
  });
  await wake(threadId, 0);
}

const longestReason = 280;

/**
 * Somebody says no, and why: the thread is a draft again, without its time.
 * @throws RefusedError when nothing waits for a yes, or no reason of one line is given.
 */
export async function rejectThread(db: Db, threadId: string, why: string, actor: string): Promise<void> {
  const reason = why.replace(/\s+/gu, ' ').trim();
  if (reason === '') {
    throw new RefusedError('invalid', 'Say in a sentence why: its author reads it.');
  }
  if (reason.length > longestReason) {
    throw new RefusedError(
      'invalid',
      `The reason has ${reason.length} characters; ${longestReason} is the most. Say it in one sentence.`,
    );
  }
  await db.transaction(async (tx) => {
    const { scheduledAt } = await lockWaiting(tx, threadId, 'reject');
    const at = (await readNow(tx)).toISOString();
    await changeThread(
      tx,
      threadId,
      { status: 'draft', rejection: { by: actor, reason, at }, scheduledAt: null, latestAt: null },
      'person',
    );
    const detail = { reason, scheduledAt: scheduledAt.toISOString() };
    await recordEvent(tx, { actor, action: 'rejected', threadId, detail });
  });
}

async function lockWaiting(
  tx: Queryable,
  threadId: string,
  wish: 'approve' | 'reject',
): Promise<Thread & { readonly scheduledAt: Date }> {
  const thread = await lockExisting(tx, threadId);
  const { status, scheduledAt } = thread;
  if (status !== 'awaiting-approval' || scheduledAt === null) {
    throw new RefusedError('conflict', `Thread ${threadId} is ${status}; there is nothing to ${wish}.`);
  }
  return { ...thread, scheduledAt };
}

async function timeOf(
  tx: Queryable,
  thread: Thread & { readonly scheduledAt: Date },
  when: When | null,
  now: Date,
): Promise<Date> {
  if (when !== null) return await timeFor(tx, thread, when, now);
  if (thread.scheduledAt >= now) return thread.scheduledAt;
  throw new RefusedError(
    'conflict',
    `Its time, ${thread.scheduledAt.toISOString()}, has passed. Approve it for "now" or the "next" free time.`,
  );
}
