import { isTooDear, sumUsd } from '../compose/price.ts';
import { findThreadOfArticle, readArticle } from '../store/articles.ts';
import { readFunds } from '../store/budgets.ts';
import type { Queryable } from '../store/db.ts';
import { isWorking, markDraft } from '../store/drafts.ts';
import { readPosts } from '../store/posts.ts';
import { lockThread } from '../store/threads.ts';
import type { Thread } from '../thread/thread.ts';
import { findProblems } from './find-problems.ts';
import { RefusedError } from './refusal.ts';

/** What X would refuse is found here, again, whoever wrote the posts. */
export async function refuseBlocked(tx: Queryable, thread: Thread): Promise<void> {
  const posts = await readPosts(tx, thread.id);
  const problems = await findProblems(tx, thread, posts);
  const blocking = problems.filter(({ severity }) => severity === 'block');
  if (blocking.length > 0) {
    const lines = blocking.map(
      ({ post, message, fix }) => `${post === null ? '' : `Post ${post}: `}${message} ${fix}`,
    );
    throw new RefusedError('invalid', lines.join(' '));
  }
}

/**
 * A thread that would not fit into the budgets, with what is planned for that day and month and what has begun, is
 * refused now instead of held at its time. A day other than today has its whole budget before it.
 */
export async function refuseTooDear(tx: Queryable, thread: Thread, at: Date): Promise<void> {
  const posts = await readPosts(tx, thread.id);
  const priceUsd = sumUsd(posts.map((post) => post.priceUsd));
  const fundsUsd = await readFunds(tx, thread.accountId, thread.id, at);
  if (fundsUsd === null || !isTooDear(priceUsd, fundsUsd)) return;
  const left = Math.max(0, fundsUsd).toFixed(3);
  throw new RefusedError(
    'conflict',
    `The thread costs $${priceUsd.toFixed(3)} and the budget of that day or month leaves $${left}. Choose another day, or raise the budget.`,
  );
}

/**
 * What only the desk had kept is its article's thread from here on.
 * @throws RefusedError when the article has another on this account.
 */
export async function keepForGood(tx: Queryable, thread: Thread): Promise<void> {
  if (!(await isWorking(tx, thread.id))) return;
  const article = thread.articleId ? await readArticle(tx, thread.articleId) : null;
  const earlier = article && (await findThreadOfArticle(tx, article, thread.accountId, thread.id));
  if (earlier) {
    throw new RefusedError(
      'conflict',
      `This article already has thread ${earlier.id} (${earlier.status}) on this account. Cancel that one first, or go on with this draft under New and queue it there although there is another.`,
    );
  }
  await markDraft(tx, thread.id, { hand: null, working: false });
}

/** Locks the thread for a change. @throws RefusedError when there is none. */
export async function lockExisting(tx: Queryable, threadId: string): Promise<Thread> {
  const thread = await lockThread(tx, threadId);
  if (!thread) throw new RefusedError('not-found', `There is no thread ${threadId}.`);
  return thread;
}
