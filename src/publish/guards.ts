import { checkThread } from '../compose/check.ts';
import { readArticle } from '../store/articles.ts';
import type { Queryable } from '../store/db.ts';
import { lockThread, readPosts } from '../store/threads.ts';
import type { Thread } from '../thread/thread.ts';
import { RefusedError } from './refusal.ts';

/** What X would refuse is found here, again, whoever wrote the posts. */
export async function refuseBlocked(tx: Queryable, thread: Thread): Promise<void> {
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

/** Locks the thread for a change. @throws RefusedError when there is none. */
export async function lockExisting(tx: Queryable, threadId: string): Promise<Thread> {
  const thread = await lockThread(tx, threadId);
  if (!thread) throw new RefusedError('not-found', `There is no thread ${threadId}.`);
  return thread;
}
