import type { Account } from '../account/account.ts';
import type { Attempt } from '../thread/attempt.ts';
import type { Upload } from '../thread/picture.ts';
import type { Post, PostId, Thread, XPostId } from '../thread/thread.ts';

export type PostWithAttempts = Post & { readonly attempts: readonly Attempt[] };

/** All that a decision about a thread rests on, read at one moment of the ledger's clock. */
export type Snapshot = {
  readonly now: Date;
  readonly thread: Thread;
  readonly account: Account;
  /** In order of position. */
  readonly posts: readonly PostWithAttempts[];
  /** What became of giving the thread's picture to X, oldest first. */
  readonly uploads: readonly Upload[];
  /** Everything is paused, by a person or for lack of funds. */
  readonly paused: boolean;
  /** The ledger may be older than the account: compare first, from this X id on. */
  readonly matchFrom: string | null;
  /** When distrust began; absence counts only a while later. */
  readonly distrustedAt: Date | null;
  /** All was found in order for this start, shortly before it. */
  readonly preflightAt: Date | null;
  /** What the account's budgets still allow beyond threads already begun, in USD; null: no budget is set. */
  readonly fundsUsd: number | null;
  /** X's counting window for creating posts, as last seen. */
  readonly createWindow: { readonly remaining: number; readonly resetAt: Date } | null;
  /** Other overdue threads of the account that go first, and when one of it last started. */
  readonly ahead: number;
  readonly lastStartAt: Date | null;
};

/** What a thread is known to be once X took one of its posts. */
export function withSent(seen: Snapshot, postId: PostId, xPostId: XPostId): Snapshot {
  const posts = seen.posts.map((post) =>
    post.id === postId ? { ...post, status: 'sent' as const, xPostId } : post,
  );
  return { ...seen, posts };
}

/** How patient the publisher is; times in milliseconds. */
export type Patience = {
  /** When to look for an unresolved post, counted from its outcome; the last exceeds the send deadline. */
  readonly settleWaitsMs: readonly number[];
  readonly notSentWaitsMs: readonly number[];
  readonly notYetWaitsMs: readonly number[];
  readonly unauthorizedWaitMs: number;
  /** How long before the due time everything is checked. */
  readonly preflightLeadMs: number;
  /** An overdue thread starts no sooner than this after the account's last one: an outage must not end in a flood. */
  readonly catchUpGapMs: number;
};

const secondMs = 1_000;
export const defaultPatience: Patience = {
  settleWaitsMs: [5, 20, 60, 180].map((s) => s * secondMs),
  notSentWaitsMs: [2, 5, 15, 60, 120, 300].map((s) => s * secondMs),
  notYetWaitsMs: [3, 6, 12, 24, 48].map((s) => s * secondMs),
  unauthorizedWaitMs: 5 * secondMs,
  preflightLeadMs: 5 * 60 * secondMs,
  catchUpGapMs: 2 * 60 * secondMs,
};
