import type { Look } from '../thread/attempt.ts';
import type { Picture, Upload } from '../thread/picture.ts';
import type { HoldReason, PostId, Thread, ThreadId } from '../thread/thread.ts';
import type { Outcome } from '../x/outcome.ts';
import type { RateWindow } from '../x/rate-limit.ts';
import type { Adopted } from './match-thread.ts';
import type { Snapshot } from './snapshot.ts';

/** The right to publish for an account; `fence` rises with every taking. */
export type Lease = { readonly accountId: string; readonly holder: string; readonly fence: bigint };

export type NewTry = {
  readonly threadId: ThreadId;
  readonly postId: PostId;
  /** The thread's revision the decision was made on: a later edit, move or approval refuses the try. */
  readonly revision: number;
  /** The how-manieth try at this post it is, from 1: one that was made since refuses it. */
  readonly number: number;
  /** The distrust known by then: the ledger distrusted since refuses the try, for the thread is to be compared first. */
  readonly distrustedAt: Date | null;
  readonly text: string;
  /** X's copy of the picture it names; null: none. */
  readonly mediaId: string | null;
  readonly parentXPostId: string | null;
  /** Timeline floor: should this land, its id is above. */
  readonly sinceId: string;
};

export type Opened =
  | { readonly ok: true; readonly attemptId: string }
  /** Somebody's change came first; the next reading of the thread tells which. */
  | { readonly ok: false; readonly why: string };

/** What one look at the timeline showed; `found` names the post. */
export type LookResult =
  | { readonly result: 'found'; readonly xPostId: string }
  | { readonly result: Exclude<Look['result'], 'found'>; readonly detail: string };

export type Answer = Outcome & { readonly windows: readonly RateWindow[] };

/** `waitsFor`: what the thread waits for until then, in words for a person. */
export type Note =
  | { readonly nextTryAt: Date; readonly waitsFor: string }
  | { readonly preflight: readonly string[] };

/** The thread a decision was made on. Changed since by a person, nothing decided then is done to it. */
export type Decided = Pick<Thread, 'id' | 'revision'>;

/**
 * Everything the publisher reads and writes. Each function is one transaction; the SQL one is the truth, and
 * a simulation may stand behind the same functions.
 */
export type Ledger = {
  /** Null when there is no such thread. */
  load(threadId: string): Promise<Snapshot | null>;
  takeLease(accountId: string): Promise<Lease | null>;
  dropLease(lease: Lease): Promise<void>;
  /** Commits the intent under the row locks of thread and account, or says whose change came first. */
  openAttempt(lease: Lease, wanted: NewTry): Promise<Opened>;
  /** Never fenced: an answer of X's is stored however late it comes, by whomever. */
  recordAnswer(attemptId: string, answer: Answer, costUsd: number): Promise<void>;
  /** `at`: when it was known that X was yet to be read; a look may be told of long after. */
  recordLook(attemptId: string, look: LookResult, at: Date): Promise<void>;
  /**
   * `given-up`: an open attempt of a publisher that is gone; does nothing when its answer came meanwhile,
   * or while the lease it was opened under is held.
   * `absent`: every look found it absent.
   */
  settle(attemptId: string, how: 'given-up' | 'absent'): Promise<void>;
  /**
   * Posts found on X that the ledger did not know of; `done`: the thread needs no more comparing. False when one of
   * them may be an unresolved post of another thread: compare again.
   */
  adopt(threadId: string, adopted: readonly Adopted[], done: boolean): Promise<boolean>;
  /** X ids above `sinceId` that belong to other posts of ours. */
  takenXPosts(accountId: string, postId: string, sinceId: string): Promise<readonly string[]>;
  /** The bytes of a thread's picture. */
  readPicture(id: string): Promise<Picture>;
  /** What became of giving X the picture; says what trouble of the account's it showed, as an answer does. */
  recordUpload(threadId: string, upload: Omit<Upload, 'at'>): Promise<void>;
  /** When it will be tried next; or that its preflight passed, with what was odd about it. */
  note(decided: Decided, what: Note): Promise<void>;
  hold(decided: Decided, reason: HoldReason): Promise<void>;
  /** `finish`: published; `stop`: a person asked for it: cancelled when nothing is live, else held. */
  end(decided: Decided, how: 'finish' | 'stop'): Promise<void>;
};
