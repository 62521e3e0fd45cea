import { approversOf } from '../account/approval.ts';
import { priceDeletion, sumUsd } from '../compose/price.ts';
import type { Prices } from '../compose/price-list.ts';
import type { Problem } from '../compose/problem.ts';
import { weighWithLink } from '../compose/weigh.ts';
import type { TemplateShelf } from '../draft/templates.ts';
import { readApproval } from '../publish/approvals.ts';
import { findProblems } from '../publish/find-problems.ts';
import { RefusedError } from '../publish/refusal.ts';
import { warnOfThread } from '../publish/schedules.ts';
import { readAccount } from '../store/accounts.ts';
import { listAnswers, type XAnswer } from '../store/answers.ts';
import { listAttempts } from '../store/attempts.ts';
import { listEvents, listPostLines, readProblems, readSpent, type ThreadLine } from '../store/board.ts';
import type { Db } from '../store/db.ts';
import { readPosts } from '../store/posts.ts';
import { readThread } from '../store/threads.ts';
import { type Attempt, editablePosts } from '../thread/attempt.ts';
import type { Post, Thread } from '../thread/thread.ts';
import { postUrl, threadUrl } from '../web/links.ts';
import { problemsSchema, type QueuedView, type ThreadListView, type ThreadView } from './api/shapes.ts';

/** Where threads are, what they are judged by, how their desk is reached, and what X bills. */
type Viewed = {
  readonly db: Db;
  readonly templates: Pick<TemplateShelf, 'usable'>;
  readonly publicUrl: string;
  readonly xSettings: { readonly prices: Prices };
};

/** A thread as the API shows it. @throws RefusedError when there is none. */
export async function viewThread(viewed: Viewed, id: string): Promise<ThreadView> {
  const { db, publicUrl, xSettings } = viewed;
  const thread = await readThread(db, id);
  const account = thread && (await readAccount(db, thread.accountId));
  if (!thread || !account) throw new RefusedError('not-found', `There is no thread ${id}.`);
  const posts = await readPosts(db, id);
  const attempts = await listAttempts(db, id);
  const answers = await listAnswers(db, id);
  const events = await listEvents(db, { threadId: id, limit: 500 });
  return {
    id: thread.id,
    title: thread.title,
    status: thread.status,
    reason: thread.reason && { ...thread.reason, actions: [...thread.reason.actions] },
    rejection: thread.rejection,
    approval: await viewApproval(db, thread),
    account: account.name,
    createdAt: thread.createdAt.toISOString(),
    scheduledAt: iso(thread.scheduledAt),
    nextTryAt: iso(thread.nextTryAt),
    waitsFor: thread.waitsFor,
    deskUrl: `${publicUrl}/threads/${thread.id}`,
    threadUrl: threadUrl(posts, account, publicUrl),
    externalId: thread.externalId,
    revision: thread.revision,
    class: thread.class,
    template: thread.template,
    link: thread.link,
    notBefore: iso(thread.notBefore),
    picture: thread.picture && {
      url: `${publicUrl}/pictures/${thread.picture.id}`,
      alt: thread.picture.altText,
    },
    problems: [...(await problemsOf(viewed, thread, posts, attempts))],
    warnings: (await warnOfThread(db, thread)).map((warning) => ({ ...warning, at: iso(warning.at) })),
    priceUsd: sumUsd(posts.map((post) => post.priceUsd)),
    spentUsd: await readSpent(db, id),
    deletionUsd: priceDeletion(posts.filter(({ status }) => status === 'sent').length, xSettings.prices),
    posts: posts.map((post) => ({
      position: post.position,
      status: post.status,
      text: post.text,
      weight: weighWithLink(post.text, thread.link),
      xPostId: post.xPostId,
      url: postUrl(post.xPostId, account, publicUrl),
      sentAt: iso(post.sentAt),
      attempts: attempts.filter(({ postId }) => postId === post.id).length,
      tries: attempts.filter(({ postId }) => postId === post.id).map((attempt) => viewTry(attempt, answers)),
    })),
    record: events.map(({ at, actor, action, detail }) => ({ at: at.toISOString(), actor, action, detail })),
  };
}

/** What is to be said of the thread and of those of its posts that may still be changed. */
async function problemsOf(
  { db, templates, xSettings }: Viewed,
  thread: Thread,
  posts: readonly Post[],
  attempts: readonly Attempt[],
): Promise<readonly Problem[]> {
  const editable = editablePosts(posts, attempts).map(({ position }) => position);
  if (editable.length === 0 || thread.status === 'cancelled') return [];
  const template = (await templates.usable()).get(thread.template);
  const problems = await findProblems(db, thread, posts, { template, prices: xSettings.prices });
  return problems.filter(({ post }) => post === null || editable.includes(post));
}

function viewTry(
  attempt: Attempt,
  answers: readonly XAnswer[],
): ThreadView['posts'][number]['tries'][number] {
  const answer = answers.find(({ attemptId }) => attemptId === attempt.id);
  const { text, mediaId, outcome, detail, settled } = attempt;
  return {
    at: attempt.openedAt.toISOString(),
    answeredAt: iso(attempt.outcomeAt),
    ...{ text, mediaId, outcome, detail, settled },
    statusCode: answer?.statusCode ?? null,
    xPostId: answer?.xPostId ?? null,
    transactionId: answer?.transactionId ?? null,
  };
}

async function viewApproval(db: Db, thread: Thread): Promise<ThreadView['approval']> {
  if (thread.status !== 'awaiting-approval') return null;
  const approval = await readApproval(db, thread.id);
  return { writers: [...approval.writers], approvers: [...approversOf(approval)] };
}

/** What `queue` answers. */
export async function viewQueued(deps: Viewed, id: string): Promise<QueuedView> {
  const thread = await viewThread(deps, id);
  const { status, account, scheduledAt, deskUrl, link, priceUsd, warnings } = thread;
  const problems = problemsSchema.parse(await readProblems(deps.db, id));
  return { id, status, account, scheduledAt, deskUrl, link, priceUsd, problems, warnings };
}

/** Threads without their texts. */
export async function viewThreads(
  db: Db,
  publicUrl: string,
  lines: readonly ThreadLine[],
): Promise<ThreadListView> {
  const posts = await listPostLines(
    db,
    lines.map(({ id }) => id),
  );
  return lines.map((line) => {
    const account = { kind: line.accountKind, handle: line.handle };
    const own = posts.filter(({ threadId }) => threadId === line.id);
    return {
      id: line.id,
      title: line.title,
      status: line.status,
      reason: line.reason && { ...line.reason, actions: [...line.reason.actions] },
      rejection: line.rejection,
      account: line.accountName,
      createdAt: line.createdAt.toISOString(),
      scheduledAt: iso(line.scheduledAt),
      nextTryAt: iso(line.nextTryAt),
      waitsFor: line.waitsFor,
      deskUrl: `${publicUrl}/threads/${line.id}`,
      threadUrl: threadUrl(own, account, publicUrl),
      externalId: line.externalId,
      posts: own.map(({ position, status, xPostId, sentAt, attempts }) => ({
        position,
        status,
        xPostId,
        url: postUrl(xPostId, account, publicUrl),
        sentAt: iso(sentAt),
        attempts,
      })),
    };
  });
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
