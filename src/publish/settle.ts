import type { Attempt } from '../thread/attempt.ts';
import { isSamePost } from '../x/match-post.ts';
import type { OwnPost, OwnPosts } from '../x/own-posts.ts';
import type { LookResult } from './ledger.ts';

/**
 * What a reading of the account's timeline says about an unresolved attempt. Pure.
 *
 * Absence is claimed only if the whole range was read and, where the post had a parent, the same reading shows
 * an own post at least as new as that parent: else the timeline lags behind and proves nothing.
 */
export function judgeLook(attempt: Attempt, read: OwnPosts, taken: readonly string[]): LookResult {
  if (read.kind === 'failed') return { result: 'unreadable', detail: read.message };
  const meant = { parentId: attempt.parentXPostId, text: attempt.text };
  const matches = read.posts.filter(
    (seen) => isSamePost(meant, seen) && isAbove(seen, attempt.sinceId) && !taken.includes(seen.xPostId),
  );
  const [match, second] = matches;
  if (second) {
    return {
      result: 'ambiguous',
      detail: `Could be any of ${matches.map(({ xPostId }) => xPostId).join(', ')}.`,
    };
  }
  if (match) return { result: 'found', xPostId: match.xPostId };
  if (read.cut) return { result: 'inconclusive', detail: 'More posts than could be read.' };
  if (!showsParentOrNewer(attempt, read.posts)) {
    return { result: 'inconclusive', detail: 'The timeline does not show the post before it yet.' };
  }
  return { result: 'absent', detail: `Not among ${read.posts.length} posts.` };
}

/** Where to begin reading so that the parent itself is seen: since_id is exclusive. */
export function readFrom(attempt: Attempt): string {
  if (attempt.parentXPostId !== null) return String(BigInt(attempt.parentXPostId) - 1n);
  return attempt.sinceId ?? '1';
}

function isAbove(seen: OwnPost, sinceId: string | null): boolean {
  return sinceId === null || BigInt(seen.xPostId) > BigInt(sinceId);
}

function showsParentOrNewer(attempt: Attempt, posts: readonly OwnPost[]): boolean {
  const parent = attempt.parentXPostId;
  if (parent === null) return true;
  return posts.some(({ xPostId }) => BigInt(xPostId) >= BigInt(parent));
}
