import { isSamePicture, type Upload } from '../thread/picture.ts';
import { holdFor } from './hold-reasons.ts';
import type { Patience, PostWithAttempts, Snapshot } from './snapshot.ts';
import type { Step } from './step.ts';

/** A copy that X forgets within this is not worth naming in a post, unless X keeps any for little longer. */
const mostSpareMs = 10 * 60_000;

/**
 * What is to be done before a thread's picture can go out with its first post; null: there is none, or X has it.
 * Pure.
 */
export function pictureFirst(seen: Snapshot, patience: Patience): Step | null {
  const { picture, revision } = seen.thread;
  if (picture === null || mediaFor(seen) !== null || waitsForPerson(seen.posts[0])) return null;
  const upload: Step = { do: 'upload', picture };
  // What a person changed since may be tried anew.
  const tries = seen.uploads.filter((each) => each.revision === revision);
  const last = tries.at(-1);
  if (!last) return upload;
  switch (last.outcome) {
    case 'uploaded':
    case 'unfunded': // paused until it was resumed; that has happened, or we would rest
      return upload;
    case 'limited':
      return waitFor(last.retryAt ?? last.at, seen, upload);
    case 'unreachable':
      return retry(tries, last, seen, upload, patience.notSentWaitsMs);
    case 'unauthorized':
      return retry(tries, last, seen, upload, [patience.unauthorizedWaitMs]);
    case 'refused':
      return { do: 'hold', reason: holdFor.picture(last) };
    default:
      return last.outcome satisfies never;
  }
}

/** X's copy of the thread's picture that its first post may name; null: there is none. */
export function mediaFor({ thread, uploads, posts, now }: Snapshot): string | null {
  const usable = uploads.findLast(
    ({ outcome, picture, accountId, mediaId, expiresAt, at }) =>
      outcome === 'uploaded' &&
      isSamePicture(picture, thread.picture) &&
      accountId === thread.accountId &&
      (expiresAt === null || expiresAt.getTime() > now.getTime() + spareMs(at, expiresAt)) &&
      !posts.some((post) => wasRefusedWith(post, mediaId)),
  );
  return usable?.mediaId ?? null;
}

function spareMs(at: Date, expiresAt: Date): number {
  return Math.min(mostSpareMs, (expiresAt.getTime() - at.getTime()) / 2);
}

/** X refused the post, and nobody has let it go on yet. */
function waitsForPerson(first: PostWithAttempts | undefined): boolean {
  const last = first?.attempts.at(-1);
  return last?.outcome === 'refused' && last.settled === null;
}

/** X refused a post that named this copy; whether for its sake is not told reliably. */
function wasRefusedWith({ attempts }: PostWithAttempts, mediaId: string | null): boolean {
  return attempts.some((attempt) => attempt.outcome === 'refused' && attempt.mediaId === mediaId);
}

function retry(
  tries: readonly Upload[],
  last: Upload,
  seen: Snapshot,
  upload: Step,
  waitsMs: readonly number[],
): Step {
  const other = tries.findLastIndex(({ outcome }) => outcome !== last.outcome);
  const wait = waitsMs[tries.length - 1 - other - 1];
  if (wait === undefined) return { do: 'hold', reason: holdFor.picture(last) };
  return waitFor(new Date(last.at.getTime() + wait), seen, upload);
}

function waitFor(until: Date, seen: Snapshot, upload: Step): Step {
  return until > seen.now ? { do: 'wait', until, why: 'X does not take the picture yet' } : upload;
}
