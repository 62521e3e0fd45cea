import type { Account } from '../account/account.ts';
import type { Attempt } from '../thread/attempt.ts';
import type { Post, Thread } from '../thread/thread.ts';

export type PostWithAttempts = Post & { readonly attempts: readonly Attempt[] };

/** All that a decision about a thread rests on, read at one moment of the ledger's clock. */
export type Snapshot = {
  readonly now: Date;
  readonly thread: Thread;
  readonly account: Account;
  /** In order of position. */
  readonly posts: readonly PostWithAttempts[];
  /** Everything is paused, by a person or for lack of funds. */
  readonly paused: boolean;
};

/** How patient the publisher is; times in milliseconds. */
export type Patience = {
  /** When to look for an unresolved post, counted from its outcome; the last exceeds the send deadline. */
  readonly settleWaitsMs: readonly number[];
  readonly notSentWaitsMs: readonly number[];
  readonly notYetWaitsMs: readonly number[];
  readonly unauthorizedWaitMs: number;
};

const secondMs = 1_000;
export const defaultPatience: Patience = {
  settleWaitsMs: [5, 20, 60, 180].map((s) => s * secondMs),
  notSentWaitsMs: [2, 5, 15, 60, 120, 300].map((s) => s * secondMs),
  notYetWaitsMs: [3, 6, 12, 24, 48].map((s) => s * secondMs),
  unauthorizedWaitMs: 5 * secondMs,
};
