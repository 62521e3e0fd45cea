import type { Account } from '../account/account.ts';
import type { Approval } from '../account/approval.ts';
import type { Role } from '../account/role.ts';
import { priceDeletion, sumUsd } from '../compose/price.ts';
import type { Prices } from '../compose/price-list.ts';
import type { Problem } from '../compose/problem.ts';
import type { TemplateShelf } from '../draft/templates.ts';
import { readApproval } from '../publish/approvals.ts';
import { findProblems } from '../publish/find-problems.ts';
import { RefusedError } from '../publish/refusal.ts';
import { readAccount } from '../store/accounts.ts';
import { listAnswers } from '../store/answers.ts';
import { hasUnapprovedWords } from '../store/approvals.ts';
import { listAttempts } from '../store/attempts.ts';
import { listEvents, readSpent } from '../store/board.ts';
import type { Db } from '../store/db.ts';
import { readPosts } from '../store/posts.ts';
import { readNow, readThread } from '../store/threads.ts';
import type { Attempt } from '../thread/attempt.ts';
import type { Post, Thread } from '../thread/thread.ts';
import type { FieldError } from './forms.tsx';
import { type Entry, recordOf } from './record.ts';

/** All that a thread's page shows. */
export type ThreadView = {
  readonly thread: Thread;
  readonly account: Account;
  readonly posts: readonly Post[];
  readonly attempts: readonly Attempt[];
  readonly record: readonly Entry[];
  /** What decides whose yes it waits for; null when it waits for none. */
  readonly approval: Approval | null;
  /** Held, with words that wait for a yes: who wrote them. Letting it go on is that yes. */
  readonly unapproved: readonly string[];
  /** Of posts that may still be changed. */
  readonly problems: readonly Problem[];
  readonly priceUsd: number;
  readonly spentUsd: number;
  readonly live: number;
  /** What deleting the live posts would cost. */
  readonly deletionUsd: number;
  readonly now: Date;
};

/** What the live part of a thread's page is made of. */
export type ThreadLiveProps = {
  readonly view: ThreadView;
  readonly csrf: string;
  readonly actor: string;
  readonly role: Role;
  readonly publicUrl: string;
  readonly errors?: readonly FieldError[];
  /** What somebody had entered when it was refused. */
  readonly entered?: Readonly<Record<string, string>>;
};

type Viewed = {
  readonly db: Db;
  readonly templates: Pick<TemplateShelf, 'usable'>;
  readonly xSettings: { readonly prices: Prices };
};

/** @throws RefusedError when there is no such thread. */
export async function readThreadView(viewed: Viewed, id: string): Promise<ThreadView> {
  const { db, templates, xSettings } = viewed;
  const { prices } = xSettings;
  const thread = await readThread(db, id);
  const account = thread && (await readAccount(db, thread.accountId));
  if (!thread || !account) throw new RefusedError('not-found', `There is no thread ${id}.`);
  const posts = await readPosts(db, id);
  const attempts = await listAttempts(db, id);
  const answers = await listAnswers(db, id);
  const events = await listEvents(db, { threadId: id, limit: 500 });
  const now = await readNow(db);
  const template = (await templates.usable()).get(thread.template);
  const live = posts.filter(({ status }) => status === 'sent').length;
  return {
    thread,
    account,
    posts,
    attempts,
    // Newest first from the store; the record reads from the beginning, equal times in the order written.
    record: recordOf({
      ...{ events: [...events].reverse(), attempts, answers, posts },
      ...{ timeZone: account.timeZone, now },
    }),
    unapproved: await writersUnapproved(db, thread, account),
    approval: thread.status === 'awaiting-approval' ? await readApproval(db, id) : null,
    problems: isMendable(thread) ? await findProblems(db, thread, posts, { template, prices }) : [],
    priceUsd: sumUsd(posts.map((post) => post.priceUsd)),
    spentUsd: await readSpent(db, id),
    live,
    deletionUsd: priceDeletion(live, prices),
    now,
  };
}

async function writersUnapproved(
  db: Db,
  { id, status }: Thread,
  account: Account,
): Promise<readonly string[]> {
  if (status !== 'held' || !account.requiresApproval || !(await hasUnapprovedWords(db, id))) return [];
  return (await readApproval(db, id)).writers;
}

/** Problems are shown while something can be done about them. */
function isMendable({ status }: Thread): boolean {
  return ['draft', 'awaiting-approval', 'scheduled', 'held'].includes(status);
}
