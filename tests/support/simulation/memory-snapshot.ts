import type { Snapshot } from '../../../src/publish/snapshot.ts';
import type { Thread } from '../../../src/thread/thread.ts';
import { postIdFloor } from '../../../src/x/post-id.ts';
import { readFunds } from './memory-money.ts';
import { attemptsOf, type MemoryThread, postsOf, type State } from './memory-state.ts';

/** As `loadSnapshot`: everything a decision about a thread rests on. */
export function snapshotOf(state: State, threadId: string, nowMs: number): Snapshot | null {
  const row = state.threads.get(threadId);
  const account = row && state.accounts.get(row.accountId);
  if (!row || !account) return null;
  const { preflightAt, matchedAt: _, ...thread } = row;
  const attempts = attemptsOf(state, threadId);
  return {
    now: new Date(nowMs),
    thread,
    account,
    posts: postsOf(state, threadId).map(({ threadId: _of, ...post }) => ({
      ...post,
      attempts: attempts
        .filter(({ postId }) => postId === post.id)
        .map(({ threadId: _thread, accountId: _account, fence: _fence, ...attempt }) => attempt),
    })),
    uploads: state.uploads.get(threadId) ?? [],
    paused: state.paused,
    matchFrom: state.distrustedAt && floorOf(row, state.distrustedAt),
    distrustedAt: state.distrustedAt,
    preflightAt,
    fundsUsd: readFunds(state, account.id, threadId, { nowMs }),
    createWindow: fullestWindow(state, account.id, nowMs),
    ...queueAhead(state, row, nowMs),
  };
}

const dayMs = 24 * 60 * 60_000;

function floorOf({ createdAt, matchedAt }: MemoryThread, distrustedAt: Date): string | null {
  if (matchedAt !== null && matchedAt > distrustedAt) return null;
  const sinceMs = createdAt.getTime() - distrustedAt.getTime();
  if (sinceMs > 7 * dayMs) return null;
  return postIdFloor(
    new Date(sinceMs > 0 ? distrustedAt.getTime() - 7 * dayMs : createdAt.getTime() - 10 * 60_000),
  );
}

function fullestWindow(state: State, accountId: string, nowMs: number): Snapshot['createWindow'] {
  const open = [...state.windows.values()]
    .filter((window) => window.accountId === accountId && window.resetAt.getTime() > nowMs)
    .sort((one, other) => one.remaining - other.remaining || other.resetAt.getTime() - one.resetAt.getTime());
  return open[0] ? { remaining: open[0].remaining, resetAt: open[0].resetAt } : null;
}

function queueAhead(state: State, thread: Thread, nowMs: number): Pick<Snapshot, 'ahead' | 'lastStartAt'> {
  const others = [...state.threads.values()].filter(
    ({ id, accountId }) => id !== thread.id && accountId === thread.accountId,
  );
  const starts = others.flatMap(({ startedAt }) => (startedAt ? [startedAt.getTime()] : []));
  const isOver = (at: Date | null): boolean => at !== null && at.getTime() <= nowMs;
  const ahead = others.filter(
    (other) =>
      other.status === 'scheduled' &&
      isOver(other.scheduledAt) &&
      isOver(other.notBefore ?? other.scheduledAt) &&
      isOver(other.nextTryAt ?? other.scheduledAt) &&
      !isOver(other.latestAt) &&
      goesFirst(other, thread),
  );
  return { ahead: ahead.length, lastStartAt: starts.length > 0 ? new Date(Math.max(...starts)) : null };
}

/** Breaking before the rest, then the newest, then by id. */
function goesFirst(one: Thread, other: Thread): boolean {
  if (!one.scheduledAt || !other.scheduledAt) return false;
  const rank = (thread: Thread): number => (thread.class === 'breaking' ? 0 : 1);
  const order = rank(one) - rank(other) || other.scheduledAt.getTime() - one.scheduledAt.getTime();
  return order < 0 || (order === 0 && one.id < other.id);
}
