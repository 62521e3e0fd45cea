import { readAccount } from '../store/accounts.ts';
import { listAttempts } from '../store/attempts.ts';
import { readFunds } from '../store/budgets.ts';
import type { Db } from '../store/db.ts';
import { listUploads } from '../store/pictures.ts';
import { readPosts } from '../store/posts.ts';
import { readWindow } from '../store/rate-windows.ts';
import { readDistrust, readPause } from '../store/settings.ts';
import { readMarks, readNow, readQueueAhead, readThread } from '../store/threads.ts';
import { postIdFloor } from '../x/post-id.ts';
import type { Snapshot } from './snapshot.ts';

const dayMs = 24 * 60 * 60_000;
/** Clocks differ, and a draft was written before it was sent. */
const skewMs = 10 * 60_000;
/** How long after distrust began threads made since are compared as well, and how far back. */
const distrustSpanMs = 7 * dayMs;

/** Everything a decision about a thread rests on, as of one moment. Null: there is no such thread. */
export async function loadSnapshot(db: Db, threadId: string): Promise<Snapshot | null> {
  return await db.transaction(async (tx) => {
    const [, thread, attempts, posts, marks, distrust, pause, now] = await Promise.all([
      // One picture: what another transaction commits between these statements is seen by all or none.
      tx.query('set transaction isolation level repeatable read, read only'),
      readThread(tx, threadId),
      listAttempts(tx, threadId),
      readPosts(tx, threadId),
      readMarks(tx, threadId),
      readDistrust(tx),
      readPause(tx),
      readNow(tx),
    ]);
    if (!thread) return null;
    const [account, fundsUsd, createWindow, ahead, uploads] = await Promise.all([
      readAccount(tx, thread.accountId),
      readFunds(tx, thread.accountId, threadId, null),
      readWindow(tx, thread.accountId, 'POST /2/tweets'),
      readQueueAhead(tx, thread),
      thread.picture === null ? [] : listUploads(tx, threadId),
    ]);
    if (!account) return null;
    const matchFrom = distrust && floorOf(thread.createdAt, marks.matchedAt, distrust.at);
    return {
      now,
      thread,
      account,
      posts: posts.map((post) => ({
        ...post,
        attempts: attempts.filter(({ postId }) => postId === post.id),
      })),
      uploads,
      paused: pause !== null,
      matchFrom,
      distrustedAt: distrust?.at ?? null,
      preflightAt: marks.preflightAt,
      fundsUsd,
      createWindow,
      ...ahead,
    };
  });
}

/** From which X id on the account may have posts of this thread the ledger forgot; null: nothing to compare. */
function floorOf(createdAt: Date, matchedAt: Date | null, distrustedAt: Date): string | null {
  if (matchedAt !== null && matchedAt > distrustedAt) return null;
  const sinceMs = createdAt.getTime() - distrustedAt.getTime();
  if (sinceMs > distrustSpanMs) return null;
  const fromMs = sinceMs > 0 ? distrustedAt.getTime() - distrustSpanMs : createdAt.getTime() - skewMs;
  return postIdFloor(new Date(fromMs));
}
