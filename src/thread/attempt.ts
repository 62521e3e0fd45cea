import type { Post, PostId, XPostId } from './thread.ts';

/**
 * What came back from X for one try at one post (DESIGN s.5). Only `accepted` proves the post is live;
 * `unknown`, `accepted-without-id` and `duplicate` are settled by reading the account's timeline.
 */
export const outcomeKinds = [
  'accepted',
  'accepted-without-id',
  'duplicate',
  'unknown',
  'not-sent',
  'not-yet',
  'limited',
  'unauthorized',
  'unfunded',
  'refused',
] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** One reading of the account's timeline for an unresolved attempt. */
export type Look = {
  readonly at: Date;
  /** `inconclusive`: the page did not reach back to the parent, so absence proves nothing. */
  readonly result: 'found' | 'absent' | 'inconclusive' | 'unreadable' | 'ambiguous';
};

/** One try at one post. `outcome` is null while it is open: X may or may not have it. */
export type Attempt = {
  readonly id: string;
  readonly postId: PostId;
  readonly number: number;
  /** The exact text sent; never another one for this post after this. */
  readonly text: string;
  /** X's copy of the picture that the post names; null: it has none. */
  readonly mediaId: string | null;
  readonly parentXPostId: XPostId | null;
  /** Timeline floor: a landed post has an id above this. */
  readonly sinceId: string | null;
  readonly holder: string;
  readonly openedAt: Date;
  readonly outcome: OutcomeKind | null;
  readonly outcomeAt: Date | null;
  /** X's and our words for the outcome. */
  readonly detail: string | null;
  /** For `limited`: when the exhausted windows are open again. */
  readonly retryAt: Date | null;
  /** `absent`: looked for and not there; `dismissed`: a person said it is not there. */
  readonly settled: 'found' | 'absent' | 'dismissed' | null;
  readonly looks: readonly Look[];
};

/** Outcomes whose post may be live without our knowing its id. */
export function isAmbiguous(kind: OutcomeKind): boolean {
  return kind === 'unknown' || kind === 'accepted-without-id' || kind === 'duplicate';
}

/** True while nobody can say whether this attempt's post is on X. */
export function isUnresolved(attempt: Pick<Attempt, 'outcome' | 'settled'>): boolean {
  if (attempt.settled !== null) return false;
  return attempt.outcome === null || isAmbiguous(attempt.outcome);
}

/** True while nothing of a post was ever given to X: its words and its place may still be others. */
export function isUntried(
  { id, status }: Pick<Post, 'id' | 'status'>,
  attempts: readonly Pick<Attempt, 'postId'>[],
): boolean {
  return status === 'pending' && !attempts.some(({ postId }) => postId === id);
}

/** Posts whose words may still be changed: never tried, and no other post's fate is open. */
export function editablePosts(posts: readonly Post[], attempts: readonly Attempt[]): readonly Post[] {
  if (attempts.some(isUnresolved)) return [];
  return posts.filter((post) => isUntried(post, attempts));
}
