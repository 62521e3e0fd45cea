import type { ThreadPicture } from './picture.ts';

/** Statuses of a thread (DESIGN: the way of the data). `held` always carries a {@link HoldReason}. */
export const threadStatuses = [
  'draft',
  'awaiting-approval',
  'scheduled',
  'publishing',
  'published',
  'held',
  'cancelled',
] as const;
export type ThreadStatus = (typeof threadStatuses)[number];

export const postStatuses = ['pending', 'sending', 'sent', 'unknown', 'skipped', 'deleted'] as const;
export type PostStatus = (typeof postStatuses)[number];

/** How long it stays news; decides how late a thread may still go out. */
export const threadClasses = ['breaking', 'normal', 'evergreen'] as const;
export type ThreadClass = (typeof threadClasses)[number];

/** What a person may do with a held thread; each is a command, a button and an API call of the same name. */
export const holdActions = [
  'continue',
  'edit',
  'skip',
  'found',
  'resend',
  'delete-live',
  'move',
  'cancel',
] as const;
export type HoldAction = (typeof holdActions)[number];

/** Why a person must decide: in words, with what they can do. */
export type HoldReason = {
  readonly code: string;
  readonly message: string;
  readonly actions: readonly HoldAction[];
};

/** Somebody said no to a thread: it is a draft again, until it is queued anew. */
export type Rejection = {
  readonly by: string;
  /** One sentence. */
  readonly reason: string;
  /** An instant in UTC. */
  readonly at: string;
};

export type ThreadId = string & { readonly kind: 'thread' };
export type PostId = string & { readonly kind: 'post' };
export type XPostId = string & { readonly kind: 'x-post' };

export type Post = {
  readonly id: PostId;
  /** From 1, in reading order; may change while nothing of the post was tried. */
  readonly position: number;
  readonly text: string;
  /** What creating it costs on X, by the prices that stood when its text was written. */
  readonly priceUsd: number;
  readonly status: PostStatus;
  readonly xPostId: XPostId | null;
  readonly sentAt: Date | null;
};

export type Thread = {
  readonly id: ThreadId;
  readonly accountId: string;
  readonly articleId: string | null;
  readonly title: string;
  readonly template: string;
  readonly class: ThreadClass;
  readonly link: string | null;
  /** Goes out with the first post. */
  readonly picture: ThreadPicture | null;
  readonly status: ThreadStatus;
  readonly reason: HoldReason | null;
  /** Null unless it is a draft that was sent back. */
  readonly rejection: Rejection | null;
  /** Rises with every edit, move or approval: a writer names the one it read. */
  readonly revision: number;
  readonly scheduledAt: Date | null;
  /** Embargo: nothing goes out before this, whatever is asked. */
  readonly notBefore: Date | null;
  /** After this the thread is stale and is held instead of sent. */
  readonly latestAt: Date | null;
  readonly nextTryAt: Date | null;
  /** What it waits for until `nextTryAt`, in words for a person. */
  readonly waitsFor: string | null;
  readonly startedAt: Date | null;
  readonly stopRequestedAt: Date | null;
  readonly externalId: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
};

const minuteMs = 60_000;
/** How long after its scheduled time a thread may still start, by class. */
export const staleAfterMs: Readonly<Record<ThreadClass, number>> = {
  breaking: 60 * minuteMs,
  normal: 12 * 60 * minuteMs,
  evergreen: 7 * 24 * 60 * minuteMs,
};
