import type { Account } from '../../src/account/account.ts';
import type { PostWithAttempts, Snapshot } from '../../src/publish/snapshot.ts';
import type { Attempt } from '../../src/thread/attempt.ts';
import type { PostId, Thread, ThreadId, XPostId } from '../../src/thread/thread.ts';

const noon = Date.UTC(2026, 10, 23, 12);

/** So many seconds from the snapshot's now. */
export const at = (seconds: number): Date => new Date(noon + seconds * 1_000);

type PostChange = Partial<Omit<PostWithAttempts, 'xPostId'>> & { readonly xPostId?: string };

/** A pending post of this position, but for what is said otherwise. */
export function aPost(position: number, change: PostChange = {}): PostWithAttempts {
  return {
    id: `po_${position}` as PostId,
    position,
    text: `Post ${position}`,
    priceUsd: 0.015,
    status: 'pending',
    sentAt: null,
    attempts: [],
    ...change,
    xPostId: (change.xPostId ?? null) as XPostId | null,
  };
}

/** A try at post 1, unknown for two minutes, but for what is said otherwise. */
export function anAttempt(change: Partial<Attempt> = {}): Attempt {
  return {
    id: 'at_0',
    postId: 'po_1' as PostId,
    number: 1,
    text: 'Post 1',
    mediaId: null,
    parentXPostId: null,
    sinceId: '1',
    holder: 'another publisher',
    openedAt: at(-120),
    outcome: 'unknown',
    outcomeAt: at(-120),
    detail: 'X said so',
    retryAt: null,
    settled: null,
    looks: [],
    ...change,
  };
}

type Change = {
  readonly now?: Date;
  readonly thread?: Partial<Thread>;
  readonly account?: Partial<Account>;
  readonly posts?: readonly PostWithAttempts[];
} & Partial<Omit<Snapshot, 'now' | 'thread' | 'account' | 'posts'>>;

/** A thread of two posts that is due now on an enabled account, but for what is said otherwise. */
export function aSnapshot(change: Change = {}): Snapshot {
  const thread: Thread = {
    id: 'th_1' as ThreadId,
    accountId: 'ac_1',
    articleId: null,
    title: 'A title',
    template: 'highlights',
    class: 'normal',
    link: null,
    picture: null,
    status: 'publishing',
    reason: null,
    rejection: null,
    revision: 1,
    scheduledAt: at(0),
    notBefore: null,
    latestAt: at(3_600),
    nextTryAt: null,
    waitsFor: null,
    startedAt: null,
    stopRequestedAt: null,
    externalId: null,
    createdBy: 'a test',
    createdAt: at(-600),
    ...change.thread,
  };
  const account: Account = {
    id: 'ac_1',
    name: 'practice',
    handle: 'practice',
    xUserId: '1',
    kind: 'practice',
    apiUrl: null,
    state: 'enabled',
    stateReason: null,
    pausedAt: null,
    timeZone: 'UTC',
    requiresApproval: false,
    approver: null,
    ...change.account,
  };
  return {
    now: change.now ?? at(0),
    thread,
    account,
    posts: change.posts ?? [aPost(1), aPost(2)],
    uploads: change.uploads ?? [],
    paused: change.paused ?? false,
    matchFrom: change.matchFrom ?? null,
    distrustedAt: change.distrustedAt ?? null,
    preflightAt: change.preflightAt === undefined ? at(0) : change.preflightAt,
    fundsUsd: change.fundsUsd ?? null,
    createWindow: change.createWindow ?? null,
    ahead: change.ahead ?? 0,
    lastStartAt: change.lastStartAt ?? null,
  };
}
