import { expect } from 'vitest';
import type { PracticePost } from '../../src/practice/post.ts';
import { listAttempts } from '../../src/store/attempts.ts';
import type { Db } from '../../src/store/db.ts';
import type { ThreadId } from '../../src/thread/thread.ts';

export type OutageEnd = Awaited<ReturnType<typeof readEnd>>;

/** What the ledger says of a thread in the end, and which of the posts on X are its own, oldest first. */
export async function readEnd(db: Db, threadId: ThreadId, onX: readonly PracticePost[]) {
  const thread = await db.query<{ status: string; reason: unknown }>(
    'select status, reason from bobbin.threads where id = $1',
    [threadId],
  );
  const stored = await db.query<{ id: string; text: string; status: string; x_post_id: string | null }>(
    'select id, text, status, x_post_id from bobbin.posts where thread_id = $1 order by position',
    [threadId],
  );
  return {
    thread: thread.rows[0],
    posts: stored.rows,
    attempts: await listAttempts(db, threadId),
    live: onX.filter(({ text }) => stored.rows.some((post) => post.text === text)),
  };
}

/** No duplicate, no gap, every parent right, and the ledger knows it. */
export function expectPublishedOnce({ thread, posts, attempts, live }: OutageEnd): void {
  expect(thread).toEqual({ status: 'published', reason: null });
  expect(live.map(({ text }) => text)).toEqual(posts.map(({ text }) => text));
  expect(live.map(({ parentId }) => parentId)).toEqual([null, ...live.slice(0, -1).map(({ id }) => id)]);
  expect(posts.map(({ x_post_id }) => x_post_id)).toEqual(live.map(({ id }) => id));
  expect(posts.map(({ status }) => status)).toEqual(posts.map(() => 'sent'));
  expect(attempts.filter(({ outcome }) => outcome === null)).toEqual([]);
}

/** What became of each try at the post in that place (from 1), oldest first. */
export function triesAt({ posts, attempts }: OutageEnd, position: number) {
  return attempts
    .filter(({ postId }) => postId === posts[position - 1]?.id)
    .map(({ outcome, settled, looks, holder }) => ({ outcome, settled, looks, holder }));
}

/** How many creates of a thread were paid for. */
export async function countCreatesPaid(db: Db, threadId: ThreadId): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from bobbin.costs where thread_id = $1 and action = 'create'",
    [threadId],
  );
  return rows[0]?.count ?? 0;
}
