import { type Attempt, isUnresolved } from '../thread/attempt.ts';
import type { Post, Thread } from '../thread/thread.ts';
import { checkingLook, type Look } from './status-words.tsx';
import { spanWords } from './times.tsx';

/** How a post stands on X: a word and a shape, and what more the ledger knows. */
export type Standing = { readonly look: Look; readonly more: string | null };

const looks = {
  pending: { word: 'Waiting', icon: 'clock', tone: 'calm' },
  sending: { word: 'Sending', icon: 'arrow', tone: 'busy' },
  sent: { word: 'Live', icon: 'check', tone: 'good' },
  skipped: { word: 'Skipped', icon: 'skip', tone: 'calm' },
  deleted: { word: 'Deleted from X', icon: 'bin', tone: 'calm' },
  maybe: { word: 'May be live', icon: 'triangle', tone: 'waits' },
  again: { word: 'Trying again', icon: 'clock', tone: 'waits' },
  notSent: { word: 'Not sent', icon: 'cross', tone: 'wrong' },
  notMeant: { word: 'Not sent', icon: 'cross', tone: 'calm' },
} as const satisfies Record<string, Look>;

type Facts = {
  readonly post: Post;
  /** Of this post only, in order. */
  readonly attempts: readonly Attempt[];
  readonly thread: Thread;
  readonly now: Date;
};

/** Says no more than the ledger holds: only an answer or a look proves that a post is live. */
export function standingOf({ post, attempts, thread, now }: Facts): Standing {
  const last = attempts.at(-1);
  switch (post.status) {
    case 'sent':
    case 'skipped':
    case 'deleted':
      return { look: looks[post.status], more: null };
    case 'sending':
      return {
        look: looks.sending,
        more: last ? `Given to X ${spanWords(last.openedAt, now)}, no answer yet.` : null,
      };
    case 'unknown':
      return unknownStanding(last, thread, now);
    case 'pending':
      return pendingStanding(last, thread, now);
    default:
      return post.status satisfies never;
  }
}

function unknownStanding(last: Attempt | undefined, thread: Thread, now: Date): Standing {
  const look = last?.looks.at(-1);
  const seen = look ? ` Last look ${spanWords(look.at, now)}: ${lookWords[look.result]}.` : '';
  const lost = `${lostWords(last)}.`;
  if (thread.status === 'held') return { look: looks.maybe, more: `${lost}${seen}` };
  const next = thread.nextTryAt;
  const then = next && next > now ? ` Looking again ${spanWords(next, now)}.` : ' Looking now.';
  return { look: checkingLook, more: `${lost}${seen}${then}` };
}

function pendingStanding(last: Attempt | undefined, thread: Thread, now: Date): Standing {
  if (!last || last.settled === 'dismissed' || isUnresolved(last)) {
    return { look: thread.status === 'cancelled' ? looks.notMeant : looks.pending, more: null };
  }
  const what = last.detail ?? 'It did not go out';
  if (thread.status === 'held' || thread.status === 'cancelled') return { look: looks.notSent, more: what };
  const next = last.retryAt ?? thread.nextTryAt;
  const then = next && next > now ? ` Trying again ${spanWords(next, now)}.` : '';
  return { look: looks.again, more: `${what}${/[.!?]$/.test(what) ? '' : '.'}${then}` };
}

function lostWords(last: Attempt | undefined): string {
  switch (last?.outcome) {
    case 'duplicate':
      return 'Sent, and X says it already has this post';
    case 'accepted-without-id':
      return 'Sent, X said yes, but its answer was cut off';
    default:
      return 'Sent, answer lost';
  }
}

/** What a reading of the timeline showed. */
export const lookWords = {
  found: 'it is there',
  absent: 'not there yet',
  inconclusive: 'the page did not reach back far enough to tell',
  unreadable: 'X could not be read',
  ambiguous: 'two posts could be this one',
} as const;
