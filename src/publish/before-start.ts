import { isTooDear, sumUsd } from '../compose/price.ts';
import { holdFor } from './hold-reasons.ts';
import { pictureFirst } from './picture-first.ts';
import type { Patience, Snapshot } from './snapshot.ts';
import type { Step } from './step.ts';

/** A thread that begins must be wanted still, be known not to be live, and be able to end. */
export function beforeStart(seen: Snapshot, patience: Patience): Step | null {
  const { thread, now } = seen;
  const due = dueAt(seen);
  if (thread.latestAt && now > thread.latestAt) return { do: 'hold', reason: holdFor.late(thread.latestAt) };
  const checkAt = due && new Date(due.getTime() - patience.preflightLeadMs);
  if (checkAt && checkAt > now) return { do: 'wait', until: checkAt, why: 'not due yet' };
  if (seen.preflightAt === null || (checkAt && seen.preflightAt < checkAt)) return { do: 'preflight' };
  // Ahead of its time the picture; then first of all whether its posts are live already.
  const early = notDue(seen);
  if (early) return pictureFirst(seen, patience) ?? early;
  return (
    match(seen, patience) ??
    pictureFirst(seen, patience) ??
    tooDear(seen) ??
    windowTooSmall(seen) ??
    catchUp(seen, patience)
  );
}

/** Its time or the end of its embargo, whichever is later, is still to come. */
export function notDue(seen: Snapshot): Step | null {
  const due = dueAt(seen);
  return due && due > seen.now ? { do: 'wait', until: due, why: 'not due yet' } : null;
}

function dueAt({ thread: { scheduledAt, notBefore } }: Snapshot): Date | null {
  if (!scheduledAt || !notBefore) return scheduledAt ?? notBefore;
  return scheduledAt > notBefore ? scheduledAt : notBefore;
}

/** Absence of what the ledger forgot counts as an unresolved attempt's does: after the longest wait. */
export function match({ matchFrom, distrustedAt, now }: Snapshot, patience: Patience): Step | null {
  if (matchFrom === null || distrustedAt === null) return null;
  const longest = patience.settleWaitsMs.at(-1) ?? 0;
  return { do: 'match', from: matchFrom, absenceCounts: now.getTime() - distrustedAt.getTime() >= longest };
}

function tooDear({ posts, fundsUsd }: Snapshot): Step | null {
  const priceUsd = sumUsd(posts.map((post) => post.priceUsd));
  if (fundsUsd === null || !isTooDear(priceUsd, fundsUsd)) return null;
  return { do: 'hold', reason: holdFor.overBudget(priceUsd, fundsUsd) };
}

/** X's window must have room for all posts, or the thread would be caught half-way. */
function windowTooSmall({ createWindow, posts, now }: Snapshot): Step | null {
  if (createWindow === null || createWindow.resetAt <= now || createWindow.remaining >= posts.length)
    return null;
  return { do: 'wait', until: createWindow.resetAt, why: 'X’s limit leaves no room for the whole thread' };
}

/** After an outage threads go out one by one, newest breaking first. */
function catchUp(seen: Snapshot, patience: Patience): Step | null {
  const { now, ahead, lastStartAt } = seen;
  const due = dueAt(seen);
  if (due === null || now.getTime() - due.getTime() < patience.catchUpGapMs) return null;
  const soonest = (lastStartAt?.getTime() ?? 0) + patience.catchUpGapMs;
  if (soonest > now.getTime())
    return { do: 'wait', until: new Date(soonest), why: 'catching up, one thread at a time' };
  if (ahead === 0) return null;
  return { do: 'wait', until: new Date(now.getTime() + aheadCheckMs), why: 'a newer thread goes first' };
}

/** How soon to look whether the thread ahead has started. */
const aheadCheckMs = 5_000;
