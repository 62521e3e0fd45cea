import type { Attempt } from '../thread/attempt.ts';
import type { Upload } from '../thread/picture.ts';
import type { HoldAction, HoldReason, Post } from '../thread/thread.ts';

/** Every reason for which a thread waits for a person, in words they can act on. */
export const holdFor = {
  late: (latestAt: Date): HoldReason => ({
    code: 'late',
    message: `Nothing is live. It should have started by ${utc(latestAt)} to still be news. Move it to a new time or cancel it.`,
    actions: ['move', 'cancel'],
  }),
  notFound: (post: Post, attempt: Attempt, posts: readonly Post[]): HoldReason => ({
    code: attempt.outcome === 'duplicate' ? 'duplicate-not-found' : 'accepted-not-found',
    message: `${live(posts)}. X ${attempt.outcome === 'duplicate' ? 'says it already has' : 'took'} post ${post.position}, but it is not on the timeline. Look at the account: it is never sent again by itself.`,
    // What X has under the same words may be a post of another thread: then this one can only be left out.
    actions: attempt.outcome === 'duplicate' ? [...fateUnknown, 'skip'] : fateUnknown,
  }),
  notFoundTwice: (post: Post, posts: readonly Post[]): HoldReason => ({
    code: 'lost-twice',
    message: `${live(posts)}. X's answer to post ${post.position} was lost twice and it is not on the timeline. Look at the account before sending it again.`,
    actions: fateUnknown,
  }),
  twoMatches: (post: Post, posts: readonly Post[]): HoldReason => ({
    code: 'two-matches',
    message: `${live(posts)}. Two posts on the timeline could be post ${post.position}. Say which one it is by pasting its link.`,
    actions: fateUnknown,
  }),
  cannotRead: (post: Post, posts: readonly Post[]): HoldReason => ({
    code: 'cannot-read',
    message: `${live(posts)}. Post ${post.position} may be live, and the account's timeline could not be read to find out.`,
    actions: fateUnknown,
  }),
  refused: (post: Post, attempt: Attempt, posts: readonly Post[]): HoldReason => ({
    code: 'refused',
    message: `${live(posts)}. X refused post ${post.position}: ${oneStop(attempt.detail ?? 'no reason given')}`,
    actions: afterRefusal(posts),
  }),
  givenUp: (post: Post, attempt: Attempt, posts: readonly Post[]): HoldReason => ({
    code: attempt.outcome ?? 'given-up',
    message: `${live(posts)}. Post ${post.position} could not be sent: ${oneStop(attempt.detail ?? attempt.outcome ?? 'no answer')} It is not live.`,
    actions: afterRefusal(posts),
  }),
  textChanged: (posts: readonly Post[]): HoldReason => ({
    code: 'text-changed',
    message: `${live(posts)}. The text of a post differs from what was already tried. It was not sent.`,
    actions: afterRefusal(posts),
  }),
  deleted: (posts: readonly Post[]): HoldReason => ({
    code: 'deleted',
    message: `${live(posts)}. A post of this thread was deleted from X, so the rest has nothing to answer.`,
    actions: ['cancel'],
  }),
  secondId: (position: number, first: string, second: string): HoldReason => ({
    code: 'second-id',
    message: `X gave post ${position} two ids: ${first} and ${second}. Both may be live. Delete one on X, then continue.`,
    actions: ['continue', 'delete-live'],
  }),
  overBudget: (priceUsd: number, fundsUsd: number): HoldReason => ({
    code: 'over-budget',
    message: `Nothing is live. The thread costs $${priceUsd.toFixed(3)} and the budget leaves $${Math.max(0, fundsUsd).toFixed(3)}. Raise the budget or move the thread.`,
    actions: ['continue', 'move', 'cancel'],
  }),
  preflight: (code: string, message: string): HoldReason => ({
    code,
    message: `Nothing is live. ${message}`,
    actions: ['continue', 'edit', 'move', 'cancel'],
  }),
  picture: ({ outcome, detail }: Upload): HoldReason => ({
    code: outcome === 'unauthorized' ? outcome : 'picture',
    message: `Nothing is live. X did not take the picture: ${oneStop(detail)} Try again, or edit the thread to go without it.`,
    actions: ['continue', 'edit', 'move', 'cancel'],
  }),
  keys: (why: string, posts: readonly Post[]): HoldReason => ({
    code: 'keys',
    message: `${live(posts)}. ${why}`,
    actions: afterRefusal(posts),
  }),
  unclear: (position: number, posts: readonly Post[]): HoldReason => ({
    code: 'unclear-match',
    message: `${live(posts)} for sure. The records are older than the account, and what is on X may or may not be post ${position}. Look at the account, then say which.`,
    actions: ['found', 'resend', 'cancel'],
  }),
  cannotCompare: (posts: readonly Post[], why: string): HoldReason => ({
    code: 'cannot-compare',
    message: `${live(posts)} for sure. The records are older than the account and its timeline could not be read to the end: ${why}. Try again, or look at the account yourself.`,
    actions: ['continue', 'cancel'],
  }),
  stopped: (posts: readonly Post[]): HoldReason => ({
    code: 'stopped',
    message: `${live(posts)}. It was stopped on request.`,
    actions: ['continue', 'edit', 'delete-live'],
  }),
} as const;

/** X's words, which may or may not end as a sentence does, with one full stop. */
export function oneStop(words: string): string {
  return `${words.replace(/[.]+$/, '')}.`;
}

function utc(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const fateUnknown: readonly HoldAction[] = ['found', 'resend'];

function afterRefusal(posts: readonly Post[]): readonly HoldAction[] {
  return liveCount(posts) === 0
    ? ['continue', 'edit', 'cancel']
    : ['continue', 'edit', 'skip', 'delete-live'];
}

function live(posts: readonly Post[]): string {
  const count = liveCount(posts);
  return count === 0 ? 'Nothing is live' : `${count} of ${posts.length} live`;
}

function liveCount(posts: readonly Post[]): number {
  return posts.filter(({ status }) => status === 'sent').length;
}
