import { checkThread } from '../compose/check.ts';
import { nextFreeTime } from '../schedule/next-slot.ts';
import { findAccount } from '../store/accounts.ts';
import { readArticle } from '../store/articles.ts';
import { listAttempts } from '../store/attempts.ts';
import { listTakenTimes } from '../store/board.ts';
import type { Db, Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { changeText, changeThread, lockThread, readNow, readPosts } from '../store/threads.ts';
import { isUnresolved } from '../thread/attempt.ts';
import { staleAfterMs, type Thread } from '../thread/thread.ts';
import { RefusedError } from './refusal.ts';

/** Asks the queue to look at a thread after a while; losing the wish costs at most a minute, until the sweep. */
export type Wake = (threadId: string, delayMs: number) => Promise<void>;
export type When = Date | 'now' | 'next';

/**
 * Puts a draft, or a thread held before anything of it went live, on the schedule.
 * @throws RefusedError when its state, its account or a blocking problem forbids it.
 */
export async function scheduleThread(
  db: Db,
  wake: Wake,
  threadId: string,
  when: When,
  actor: string,
): Promise<void> {
  const delayMs = await db.transaction(async (tx) => {
    const thread = await lockExisting(tx, threadId);
    const isHeldUnsent = thread.status === 'held' && thread.reason?.actions.includes('move');
    if (thread.status !== 'draft' && thread.status !== 'scheduled' && !isHeldUnsent) {
      throw new RefusedError(
        'conflict',
        `Thread ${threadId} is ${thread.status}; only a draft or a scheduled thread can be given a time.`,
      );
    }
    if (thread.startedAt !== null && !isHeldUnsent) {
      throw new RefusedError(
        'conflict',
        `Thread ${threadId} has begun to go out; it can be stopped, not moved.`,
      );
    }
    await refuseBadAccount(tx, thread);
    await refuseBlocked(tx, thread);
    const now = await readNow(tx);
    const scheduledAt = await timeFor(tx, thread, when, now);
    const latestAt = new Date(scheduledAt.getTime() + staleAfterMs[thread.class]);
    const change = { status: 'scheduled', reason: null, scheduledAt, latestAt, nextTryAt: null } as const;
    await changeThread(tx, threadId, change, 'person');
    const action = thread.status === 'draft' ? 'queued' : 'moved';
    await recordEvent(tx, { actor, action, threadId, detail: { at: scheduledAt.toISOString() } });
    return scheduledAt.getTime() - now.getTime();
  });
  await wake(threadId, delayMs);
}

async function timeFor(tx: Queryable, thread: Thread, when: When, now: Date): Promise<Date> {
  const earliest = thread.notBefore && thread.notBefore > now ? thread.notBefore : now;
  if (when === 'now') return earliest;
  if (when === 'next') return nextFreeTime(earliest, await listTakenTimes(tx, thread.accountId, thread.id));
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

async function refuseBadAccount(tx: Queryable, thread: Thread): Promise<void> {
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
      `@${account.handle} needs to be connected again: ${account.stateReason ?? 'X refuses its keys'}.`,
    );
  }
}

/** What X would refuse is found here, again, whoever wrote the posts. */
async function refuseBlocked(tx: Queryable, thread: Thread): Promise<void> {
  const posts = await readPosts(tx, thread.id);
  const article = thread.articleId ? await readArticle(tx, thread.articleId) : null;
  const problems = checkThread(
    posts.map(({ text }) => text),
    { article, link: thread.link },
  );
  const blocking = problems.filter(({ severity }) => severity === 'block');
  if (blocking.length > 0) {
    throw new RefusedError('invalid', blocking.map(({ message, fix }) => `${message} ${fix}`).join(' '));
  }
}

/**
 * Stops a thread. What has not begun is cancelled at once; one in mid-flight stops after the post in hand, and
 * ends `cancelled` if nothing of it is live, else `held`.
 */
export async function cancelThread(db: Db, wake: Wake, threadId: string, actor: string): Promise<void> {
  const inFlight = await db.transaction(async (tx) => {
    const thread = await lockExisting(tx, threadId);
    if (thread.status === 'cancelled') return false;
    if (thread.status === 'published') {
      throw new RefusedError(
        'conflict',
        `Thread ${threadId} is published. Delete its posts instead: bobbin delete-live ${threadId}`,
      );
    }
    const posts = await readPosts(tx, threadId);
    const attempts = await listAttempts(tx, threadId);
    const live = posts.filter(({ status }) => status === 'sent').length;
    const mayBeLive = attempts.some(isUnresolved);
    if (live > 0 && thread.status === 'held') {
      throw new RefusedError(
        'conflict',
        `${live} of ${posts.length} posts are live, so it cannot be cancelled: delete them, or continue.`,
      );
    }
    if (live > 0 || mayBeLive) {
      if (thread.status === 'held') {
        throw new RefusedError(
          'conflict',
          'A post of this thread may be live. Say first whether it is there.',
        );
      }
      await changeThread(tx, threadId, { stopRequestedAt: await readNow(tx) }, 'person');
      await recordEvent(tx, { actor, action: 'stop-requested', threadId });
      return true;
    }
    await changeThread(tx, threadId, { status: 'cancelled', reason: null, nextTryAt: null }, 'person');
    await recordEvent(tx, { actor, action: 'cancelled', threadId });
    return false;
  });
  if (inFlight) await wake(threadId, 0);
}

/**
 * New words for posts that were never tried. `revision` is the one the editor saw.
 * @throws RefusedError when somebody else saved first, or a post was tried already.
 */
export async function editThread(
  db: Db,
  threadId: string,
  edit: { readonly revision: number; readonly texts: Readonly<Record<number, string>> },
  actor: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    const thread = await lockExisting(tx, threadId);
    if (thread.revision !== edit.revision) {
      throw new RefusedError(
        'conflict',
        `Thread ${threadId} was changed by somebody else since you opened it. Look again, then edit.`,
      );
    }
    if (thread.status === 'cancelled' || thread.status === 'published') {
      throw new RefusedError('conflict', `Thread ${threadId} is ${thread.status} and stays as it is.`);
    }
    const attempts = await listAttempts(tx, threadId);
    if (attempts.some(isUnresolved)) {
      throw new RefusedError(
        'conflict',
        'A post is on its way or its fate is not known yet. Edit once that is settled.',
      );
    }
    const posts = await readPosts(tx, threadId);
    const changes: { position: number; from: string; to: string }[] = [];
    for (const [position, text] of Object.entries(edit.texts)) {
      const post = posts.find((candidate) => candidate.position === Number(position));
      if (!post)
        throw new RefusedError('invalid', `There is no post ${position} in this thread of ${posts.length}.`);
      if (post.text === text) continue;
      if (text.trim() === '') throw new RefusedError('invalid', `Post ${position} is empty.`);
      if (!(await changeText(tx, post.id, text))) {
        throw new RefusedError('conflict', `Post ${position} was sent or tried already; its text stays.`);
      }
      changes.push({ position: post.position, from: post.text, to: text });
    }
    if (changes.length === 0) return;
    await changeThread(tx, threadId, {}, 'person');
    await recordEvent(tx, { actor, action: 'edited', threadId, detail: { changes } });
    if (thread.status === 'scheduled') await refuseBlocked(tx, thread);
  });
}

async function lockExisting(tx: Queryable, threadId: string): Promise<Thread> {
  const thread = await lockThread(tx, threadId);
  if (!thread) throw new RefusedError('not-found', `There is no thread ${threadId}.`);
  return thread;
}
