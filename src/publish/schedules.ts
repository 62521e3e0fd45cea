import type { Article } from '../article/article.ts';
import { findClashes, findSameTexts, type TimeWarning } from '../schedule/clashes.ts';
import { gapMsOf } from '../schedule/next-slot.ts';
import { type Schedule, scheduleText } from '../schedule/schedule.ts';
import { readArticle } from '../store/articles.ts';
import type { Db, Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { listNear, listOfArticle, listWithTexts } from '../store/neighbours.ts';
import { readPosts } from '../store/posts.ts';
import { readSchedule, writeSchedule } from '../store/schedules.ts';
import type { Thread } from '../thread/thread.ts';
import { existingAccount } from './accounts.ts';

/** From now on the next free time of an account is one of these slots; null: of no rule. What is queued stays. */
export async function changeSchedule(
  db: Db,
  name: string,
  schedule: Schedule | null,
  actor: string,
): Promise<void> {
  const account = await existingAccount(db, name);
  await db.transaction(async (tx) => {
    await writeSchedule(tx, account.id, schedule);
    const detail = schedule === null ? {} : { ...scheduleText(schedule) };
    await recordEvent(tx, { actor, action: 'schedule', accountId: account.id, detail });
  });
}

/** What speaks against a thread at this time; nothing of it forbids the time. */
export async function warnOfTime(
  db: Queryable,
  wish: {
    readonly accountId: string;
    /** Empty for one that is not stored. */
    readonly threadId: string;
    readonly article: Article | null;
    readonly at: Date;
    /** Of its posts, as they would go out. */
    readonly texts: readonly string[];
  },
): Promise<readonly TimeWarning[]> {
  const { accountId, threadId, article, at, texts } = wish;
  const schedule = await readSchedule(db, accountId);
  const withinMs = gapMsOf(schedule);
  const near = await listNear(db, { accountId, exceptThreadId: threadId, at, withinMs });
  const sameArticle = article ? await listOfArticle(db, article, threadId) : [];
  const live =
    texts.length === 0 ? [] : await listWithTexts(db, { accountId, exceptThreadId: threadId, texts });
  return [...findClashes(at, schedule, near, sameArticle), ...findSameTexts(texts, live)];
}

/** {@link warnOfTime} of a thread that has begun nothing yet: at `at`, or at its own time. */
export async function warnOfThread(
  db: Queryable,
  thread: Pick<Thread, 'id' | 'accountId' | 'articleId' | 'status' | 'scheduledAt'>,
  at: Date | null = thread.scheduledAt,
): Promise<readonly TimeWarning[]> {
  const mayMove = ['draft', 'scheduled', 'awaiting-approval', 'held'].includes(thread.status);
  if (!mayMove || at === null) return [];
  const article = thread.articleId === null ? null : await readArticle(db, thread.articleId);
  const posts = await readPosts(db, thread.id);
  const texts = posts.filter(({ status }) => status === 'pending').map(({ text }) => text);
  return await warnOfTime(db, { accountId: thread.accountId, threadId: thread.id, article, at, texts });
}
