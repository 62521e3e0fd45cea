import type { XPostId } from '../thread/thread.ts';
import { sameText } from '../x/match-post.ts';
import type { OwnPost } from '../x/own-posts.ts';
import type { PostWithAttempts } from './snapshot.ts';

/** A post of ours that X has and the ledger did not know of. */
export type Adopted = { readonly postId: string; readonly xPostId: string };

export type Match =
  | { readonly kind: 'matched'; readonly adopted: readonly Adopted[] }
  /** Something answers our thread that could be the next post, with other words, or more than once. */
  | { readonly kind: 'unclear'; readonly position: number };

/**
 * Compares a thread with what its account has on X, post by post along the chain: found by text **and** parent, a
 * post is adopted. What people posted by hand means nothing by itself. Pure.
 * @param own the account's posts above the floor, in any order; `taken` belong to other posts of ours.
 */
export function matchThread(
  posts: readonly PostWithAttempts[],
  own: readonly OwnPost[],
  taken: readonly string[],
): Match {
  const adopted: Adopted[] = [];
  const free = own.filter(({ xPostId }) => !taken.includes(xPostId));
  let parent: XPostId | null = null;
  for (const post of posts) {
    if (post.status === 'skipped') continue;
    if (post.xPostId !== null) {
      parent = post.xPostId;
      continue;
    }
    const found: readonly OwnPost[] = free.filter(
      (seen) => seen.parentId === parent && sameText(post.text, seen.text),
    );
    const [match, second] = found;
    if (second) return { kind: 'unclear', position: post.position };
    if (!match) {
      // Our own reply to our own post, in other words: an edit the ledger forgot, or a person's addition.
      const answered = parent !== null && free.some(({ parentId }) => parentId === parent);
      return answered ? { kind: 'unclear', position: post.position } : { kind: 'matched', adopted };
    }
    adopted.push({ postId: post.id, xPostId: match.xPostId });
    parent = match.xPostId as XPostId; // an id X gave
  }
  return { kind: 'matched', adopted };
}
