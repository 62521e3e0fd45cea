import { listAttempts } from '../store/attempts.ts';
import type { Db } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { readPosts } from '../store/posts.ts';
import { changeThread, readNow } from '../store/threads.ts';
import { isUnresolved } from '../thread/attempt.ts';
import { lockExisting } from './guards.ts';
import { RefusedError } from './refusal.ts';
import type { Wake } from './schedule-thread.ts';

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
    // What was looked for in vain may still be there, as long as a person has not said.
    const mayBeLive = attempts.some(isUnresolved) || thread.reason?.actions.includes('found') === true;
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
    await changeThread(
      tx,
      threadId,
      { status: 'cancelled', reason: null, rejection: null, nextTryAt: null },
      'person',
    );
    await recordEvent(tx, { actor, action: 'cancelled', threadId });
    return false;
  });
  if (inFlight) await wake(threadId, 0);
}
