import type { Account } from '../../../src/account/account.ts';
import type { Lease } from '../../../src/publish/ledger.ts';
import type { Budgets } from '../../../src/store/budgets.ts';
import { type Attempt, isUnresolved } from '../../../src/thread/attempt.ts';
import type { Upload } from '../../../src/thread/picture.ts';
import type { Post, PostId, Thread, XPostId } from '../../../src/thread/thread.ts';
import type { RateWindow } from '../../../src/x/rate-limit.ts';

export type MemoryPost = Post & { readonly threadId: string };
export type MemoryAttempt = Attempt & {
  readonly threadId: string;
  readonly accountId: string;
  readonly fence: bigint;
};
export type MemoryThread = Thread & { readonly preflightAt: Date | null; readonly matchedAt: Date | null };
type Cost = {
  readonly accountId: string;
  readonly threadId: string;
  readonly attemptId: string | null;
  readonly usd: number;
  readonly at: Date;
};

/** The tables of the ledger, row by row. Rows are replaced and never changed, so a picture of them keeps. */
export type State = {
  readonly accounts: Map<string, Account>;
  readonly budgets: Map<string, Budgets>;
  readonly threads: Map<string, MemoryThread>;
  readonly posts: Map<string, MemoryPost>;
  readonly attempts: Map<string, MemoryAttempt>;
  readonly leases: Map<string, Lease & { readonly untilMs: number }>;
  /** Account and X id to the post it belongs to. */
  readonly xPosts: Map<string, string>;
  readonly costs: Cost[];
  /** By thread, oldest first. */
  readonly uploads: Map<string, readonly Upload[]>;
  readonly windows: Map<string, RateWindow & { readonly accountId: string }>;
  /** What all accounts together may cost. */
  overall: Budgets;
  paused: boolean;
  distrustedAt: Date | null;
};

export function emptyState(): State {
  return {
    accounts: new Map(),
    budgets: new Map(),
    threads: new Map(),
    posts: new Map(),
    attempts: new Map(),
    leases: new Map(),
    xPosts: new Map(),
    costs: [],
    uploads: new Map(),
    windows: new Map(),
    overall: { dayUsd: null, monthUsd: null },
    paused: false,
    distrustedAt: null,
  };
}

export function postsOf(state: State, threadId: string): readonly MemoryPost[] {
  return [...state.posts.values()]
    .filter((post) => post.threadId === threadId)
    .sort((one, other) => one.position - other.position);
}

/** In order of opening, as the ids are. */
export function attemptsOf(state: State, threadId: string): readonly MemoryAttempt[] {
  return [...state.attempts.values()].filter((attempt) => attempt.threadId === threadId);
}

export function isRunning(thread: Thread | undefined): thread is MemoryThread {
  return thread?.status === 'scheduled' || thread?.status === 'publishing';
}

/** A person's change raises the revision and has all checked anew. */
export function changeThread(
  state: State,
  id: string,
  change: Partial<MemoryThread>,
  by: 'person' | 'publisher',
): void {
  const thread = state.threads.get(id);
  if (!thread) return;
  const more = by === 'person' ? { revision: thread.revision + 1, preflightAt: null } : {};
  // Why it waited goes with the wait.
  const wait = 'nextTryAt' in change ? { waitsFor: null } : {};
  state.threads.set(id, { ...thread, ...wait, ...change, ...more });
}

export function changePost(state: State, id: string, change: Partial<MemoryPost>): void {
  const post = state.posts.get(id);
  if (post) state.posts.set(id, { ...post, ...change });
}

export function changeAttempt(state: State, id: string, change: Partial<MemoryAttempt>): void {
  const attempt = state.attempts.get(id);
  if (attempt) state.attempts.set(id, { ...attempt, ...change });
}

export function changeAccount(state: State, id: string, change: Partial<Account>): void {
  const account = state.accounts.get(id);
  if (account) state.accounts.set(id, { ...account, ...change });
}

/** While it is unresolved, another post with its text and no parent could not be told from it. */
export function hasUnresolvedTwin(
  state: State,
  accountId: string,
  { postId, text }: { readonly postId: string; readonly text: string },
): boolean {
  return [...state.attempts.values()].some(
    (attempt) =>
      attempt.accountId === accountId &&
      attempt.postId !== postId &&
      attempt.text === text &&
      attempt.parentXPostId === null &&
      isUnresolved(attempt),
  );
}

/** Gives an X id to a post of ours. @returns false when another post has it. */
export function claimXPost(state: State, accountId: string, xPostId: string, postId: string): boolean {
  const key = `${accountId} ${xPostId}`;
  const owner = state.xPosts.get(key) ?? postId;
  state.xPosts.set(key, owner);
  return owner === postId;
}

export function takenXPosts(state: State, accountId: string, postId: string, sinceId: string): string[] {
  return [...state.xPosts]
    .filter(([key, owner]) => key.startsWith(`${accountId} `) && owner !== postId)
    .map(([key]) => key.slice(accountId.length + 1))
    .filter((xPostId) => BigInt(xPostId) > BigInt(sinceId))
    .sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
}

/** Written once for an attempt however often it is told. */
export function recordCost(state: State, cost: Cost): void {
  const isTold = cost.attemptId !== null && state.costs.some(({ attemptId }) => attemptId === cost.attemptId);
  if (!isTold) state.costs.push(cost);
}

/** Ids X gave, and ids made here for posts, are strings with a name. */
export const asXPostId = (id: string): XPostId => id as XPostId;
export const asPostId = (id: string): PostId => id as PostId;
