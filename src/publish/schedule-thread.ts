import type { Account } from '../account/account.ts';
import { nextFreeTime } from '../schedule/next-slot.ts';
import { findAccount } from '../store/accounts.ts';
import { listTakenTimes } from '../store/board.ts';
import type { Db, Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { readSchedule } from '../store/schedules.ts';
import { changeThread, readNow } from '../store/threads.ts';
import { staleAfterMs, type Thread } from '../thread/thread.ts';
import { keepForGood, lockExisting, refuseBlocked, refuseTooDear } from './guards.ts';
import { RefusedError } from './refusal.ts';

/** Asks the queue to look at a thread after a while; losing the wish costs at most a minute, until the sweep. */
export type Wake = (threadId: string, delayMs: number) => Promise<void>;
export type When = Date | 'now' | 'next';

/**
 * Puts a draft, or a thread of which nothing is live, on the schedule, inside the caller's transaction; wake it
 * at once after that: the publisher says when to come back, a while before it is due. An account that asks for
 * approval has it wait for that first.
 * @throws RefusedError when its state, its account or a blocking problem forbids it.
 */
export async function placeThread(tx: Queryable, threadId: string, when: When, actor: string): Promise<void> {
  const thread = await lockExisting(tx, threadId);
  refuseUnmovable(thread);
  const account = await refuseBadAccount(tx, thread);
  await refuseBlocked(tx, thread);
  await keepForGood(tx, thread);
  const now = await readNow(tx);
  const scheduledAt = await timeFor(tx, thread, when, now);
  await refuseTooDear(tx, thread, scheduledAt);
  const latestAt = new Date(scheduledAt.getTime() + staleAfterMs[thread.class]);
  const status = account.requiresApproval ? 'awaiting-approval' : 'scheduled';
  await changeThread(
    tx,
    threadId,
    { status, reason: null, rejection: null, scheduledAt, latestAt, nextTryAt: null },
    'person',
  );
  const action = thread.status === 'draft' ? 'queued' : 'moved';
  await recordEvent(tx, { actor, action, threadId, detail: { at: scheduledAt.toISOString() } });
}

/** {@link placeThread} in a transaction of its own, and the wake. */
export async function scheduleThread(
  db: Db,
  wake: Wake,
  threadId: string,
  when: When,
  actor: string,
): Promise<void> {
  await db.transaction((tx) => placeThread(tx, threadId, when, actor));
  await wake(threadId, 0);
}

function refuseUnmovable(thread: Thread): void {
  const movable = ['draft', 'scheduled', 'awaiting-approval'].includes(thread.status);
  const isHeldUnsent = thread.status === 'held' && thread.reason?.actions.includes('move');
  if (!movable && !isHeldUnsent) {
    throw new RefusedError(
      'conflict',
      `Thread ${thread.id} is ${thread.status}; only one of which nothing went out can be given a time.`,
    );
  }
}

/** When it goes out: one's own time is checked, a free one is looked for. @throws RefusedError. */
export async function timeFor(tx: Queryable, thread: Thread, when: When, now: Date): Promise<Date> {
  const earliest = thread.notBefore && thread.notBefore > now ? thread.notBefore : now;
  if (when === 'now') return earliest;
  if (when === 'next') {
    // Two at the same moment would find the same time free: the second waits, and then sees it taken.
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`times ${thread.accountId}`]);
    const taken = await listTakenTimes(tx, thread.accountId, thread.id);
    return nextFreeTime(earliest, taken, await readSchedule(tx, thread.accountId));
  }
  if (when < new Date(now.getTime() - 60_000)) {
    throw new RefusedError('invalid', `${when.toISOString()} is in the past. Choose a later time, or "now".`);
  }
  if (thread.notBefore && when < thread.notBefore) {
    throw new RefusedError(
      'invalid',
      `${when.toISOString()} is before the embargo ends at ${thread.notBefore.toISOString()}. Choose a later time.`,
    );
  }
  return when;
}

/** @returns the account of a thread. @throws RefusedError unless it may post. */
export async function refuseBadAccount(tx: Queryable, thread: Thread): Promise<Account> {
  const account = await findAccount(tx, thread.accountId);
  if (!account) throw new RefusedError('conflict', 'The account of this thread was removed.');
  if (account.state === 'disabled') {
    throw new RefusedError(
      'conflict',
      `@${account.handle} may not post yet. Look at what it would post, then: bobbin accounts enable ${account.name}`,
    );
  }
  if (account.state === 'reconnect') {
    throw new RefusedError(
      'conflict',
      `@${account.handle} needs to be connected again. ${account.stateReason ?? 'X refuses its keys.'}`,
    );
  }
  return account;
}
