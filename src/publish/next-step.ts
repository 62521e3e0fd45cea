import { type Attempt, isUnresolved } from '../thread/attempt.ts';
import type { XPostId } from '../thread/thread.ts';
import { beforeStart, match, notDue } from './before-start.ts';
import { holdFor } from './hold-reasons.ts';
import { mediaFor } from './picture-first.ts';
import type { Patience, PostWithAttempts, Snapshot } from './snapshot.ts';
import type { Step } from './step.ts';

/**
 * Decides what happens next to a thread (DESIGN s.5). Pure: the same snapshot gives the same step.
 *
 * The order is the rule: what may be live is settled before anything else; a wish to stop comes before
 * sending; nothing is sent early, late, while paused, or after an answer that forbids it.
 */
export function nextStep(seen: Snapshot, patience: Patience): Step {
  const { thread, posts } = seen;
  if (thread.status !== 'scheduled' && thread.status !== 'publishing')
    return rest(`the thread is ${thread.status}`);

  for (const post of posts) {
    const open = post.attempts.find(isUnresolved);
    if (open) return settle(post, open, seen, patience);
  }
  if (thread.stopRequestedAt) return { do: 'stop' };
  const post = posts.find(({ status }) => status !== 'sent' && status !== 'skipped');
  if (!post) return { do: 'finish' };
  if (post.status === 'deleted') return { do: 'hold', reason: holdFor.deleted(posts) };
  return notNow(post, seen, patience) ?? afterLast(post, seen, patience);
}

/** What speaks against sending now, whatever became of earlier tries. */
function notNow(post: PostWithAttempts, seen: Snapshot, patience: Patience): Step | null {
  const { account, paused } = seen;
  if (account.state !== 'enabled') {
    // What needs a person says so: a refusal that stopped the account must not leave half a thread without a word.
    const after = afterLast(post, seen, patience);
    return after.do === 'hold' ? after : rest(`the account is ${account.state}`);
  }
  if (paused) return rest('everything is paused');
  if (account.pausedAt) return rest('the account is paused');
  const begun = seen.posts.some(({ status }) => status === 'sent');
  const early = begun ? (notDue(seen) ?? match(seen, patience)) : beforeStart(seen, patience);
  if (early) return early;
  if (post.attempts.some(({ text }) => text !== post.text)) {
    return { do: 'hold', reason: holdFor.textChanged(seen.posts) };
  }
  return null;
}

/** What the newest try at this post allows. */
function afterLast(post: PostWithAttempts, seen: Snapshot, patience: Patience): Step {
  const mediaId = post.position === 1 ? mediaFor(seen) : null;
  const send: Step = { do: 'send', post, replyTo: lastLive(post, seen.posts), mediaId };
  const last = post.attempts.at(-1);
  if (!last || last.outcome === null || last.settled === 'dismissed') return send;
  switch (last.outcome) {
    case 'not-sent':
      return retry(send, post, last, seen, patience.notSentWaitsMs);
    case 'not-yet':
      return retry(send, post, last, seen, patience.notYetWaitsMs);
    case 'unauthorized':
      return retry(send, post, last, seen, [patience.unauthorizedWaitMs]);
    case 'limited': {
      const until = last.retryAt ?? last.openedAt;
      return until > seen.now ? { do: 'wait', until, why: 'X limits this account' } : send;
    }
    case 'unfunded':
      return send; // paused until it was resumed; that has happened, or we would rest
    case 'unknown':
      return absences(post) < 2 ? send : { do: 'hold', reason: holdFor.notFoundTwice(post, seen.posts) };
    case 'accepted-without-id':
    case 'duplicate':
      return { do: 'hold', reason: holdFor.notFound(post, last, seen.posts) };
    case 'refused':
      return { do: 'hold', reason: holdFor.refused(post, last, seen.posts) };
    case 'accepted':
      // The post would be sent; a person looks at how the ledger came to disagree with itself.
      return { do: 'hold', reason: holdFor.notFound(post, last, seen.posts) };
    default:
      return last.outcome satisfies never;
  }
}

/** An unresolved post: looked for on the account's timeline, again and again over a stated wait. */
function settle(post: PostWithAttempts, attempt: Attempt, seen: Snapshot, patience: Patience): Step {
  if (attempt.outcome === null || attempt.outcomeAt === null) return { do: 'give-up-on', attempt };
  if (attempt.looks.some(({ result }) => result === 'ambiguous')) {
    return { do: 'hold', reason: holdFor.twoMatches(post, seen.posts) };
  }
  const outcomeAtMs = attempt.outcomeAt.getTime();
  const absent = attempt.looks.filter(({ result }) => result === 'absent');
  const longest = patience.settleWaitsMs.at(-1) ?? 0;
  const isPatient = absent.some(({ at }) => at.getTime() >= outcomeAtMs + longest);
  if (absent.length >= patience.settleWaitsMs.length && isPatient) return { do: 'settle-absent', attempt };
  if (attempt.looks.length - absent.length > extraLooks) {
    return { do: 'hold', reason: holdFor.cannotRead(post, seen.posts) };
  }
  const until = nextLookAt(attempt.outcomeAt, attempt, patience.settleWaitsMs);
  return until > seen.now ? { do: 'wait', until, why: 'looking again' } : { do: 'look', post, attempt };
}

/** Looks that proved nothing (X did not answer, or did not show the parent yet) before a person is asked. */
const extraLooks = 6;

/**
 * Looks keep their distance even when the publisher was away: reads in a burst prove no absence. After the last
 * wait they go on at its distance, so that a timeline which lags by minutes is still waited for.
 */
function nextLookAt(from: Date, attempt: Attempt, waitsMs: readonly number[]): Date {
  const done = Math.min(attempt.looks.length, waitsMs.length - 1);
  const wait = waitsMs[done] ?? 0;
  const gap = wait - (waitsMs[done - 1] ?? 0);
  const last = attempt.looks.at(-1);
  return new Date(Math.max(from.getTime() + wait, last ? last.at.getTime() + gap : 0));
}

function retry(
  send: Step,
  post: PostWithAttempts,
  last: Attempt,
  seen: Snapshot,
  waitsMs: readonly number[],
): Step {
  const wait = waitsMs[sameInARow(post, last) - 1];
  if (wait === undefined) return { do: 'hold', reason: holdFor.givenUp(post, last, seen.posts) };
  const until = new Date((last.outcomeAt ?? last.openedAt).getTime() + wait * jitter(last.id));
  return until > seen.now ? { do: 'wait', until, why: last.detail ?? last.outcome ?? 'trying again' } : send;
}

function sameInARow(post: PostWithAttempts, last: Attempt): number {
  const backwards = [...post.attempts].reverse();
  const other = backwards.findIndex(
    ({ outcome, settled }) => outcome !== last.outcome || settled === 'dismissed',
  );
  return other === -1 ? backwards.length : other;
}

/** Between 1 and 1.25, from the attempt's id: spread over threads, yet the same on every reading. */
function jitter(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 1_000;
  return 1 + sum / 4_000;
}

function absences(post: PostWithAttempts): number {
  return post.attempts.filter(({ outcome, settled }) => outcome === 'unknown' && settled === 'absent').length;
}

/** The post that the next one answers: the last one live before it, or none for the first. */
function lastLive(post: PostWithAttempts, posts: readonly PostWithAttempts[]): XPostId | null {
  const before = posts.filter(({ position, status }) => position < post.position && status === 'sent');
  return before.at(-1)?.xPostId ?? null;
}

function rest(why: string): Step {
  return { do: 'rest', why };
}
