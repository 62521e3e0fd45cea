import type { PracticePost } from '../../src/practice/post.ts';
import type { Attempt } from '../../src/thread/attempt.ts';
import type { Post, Thread } from '../../src/thread/thread.ts';

/** What was found when all was over. */
export type End = {
  readonly thread: Pick<Thread, 'status' | 'reason'> | null;
  readonly posts: readonly Pick<Post, 'text' | 'xPostId'>[];
  readonly attempts: readonly Pick<Attempt, 'outcome'>[];
  /** What X holds, oldest first. */
  readonly live: readonly Pick<PracticePost, 'id' | 'text' | 'parentId' | 'mediaId'>[];
  /** Texts of all creates X took, will take, or kept out as duplicates only. */
  readonly sends: readonly string[];
};

/** How much of each kind is wrong; all 0 when every post is on X exactly once and the ledger knows it. */
export type Verdict = {
  readonly duplicates: number;
  /** Posts missing before one that is live, or missing anywhere in a thread that is called published. */
  readonly gaps: number;
  readonly wrongParents: number;
  /** First posts without the thread's picture, and others with one. */
  readonly wrongPictures: number;
  /** Posts whose id in the ledger is not X's, and attempts still open. */
  readonly wrongInLedger: number;
  /** 1: neither published in the end, nor held for the one reason that was to be expected. */
  readonly stuck: number;
};

export const nothingWrong: Verdict = {
  duplicates: 0,
  gaps: 0,
  wrongParents: 0,
  wrongPictures: 0,
  wrongInLedger: 0,
  stuck: 0,
};

/** `heldFor`: the code of the reason the thread must be held for; null: it must be published. */
export function judge({ thread, posts, attempts, live, sends }: End, heldFor: string | null): Verdict {
  const firsts = posts.map(({ text }) => live.find((post) => post.text === text));
  const parents = [null, ...firsts.slice(0, -1).map((post) => post?.id ?? null)];
  const isPublished = thread?.status === 'published' && thread.reason === null;
  const isHeld = thread?.status === 'held' && thread.reason?.code === heldFor;
  const due = isPublished ? firsts.length : firsts.findLastIndex((post) => post !== undefined) + 1;
  return {
    // A create kept out by the filter, or one X has yet to carry out, is no post and yet a second send.
    duplicates: Math.max(repeated(sends), repeated(live.map(({ text }) => text))),
    gaps: firsts.slice(0, due).filter((post) => post === undefined).length,
    wrongParents: firsts.filter((post, index) => post && post.parentId !== parents[index]).length,
    wrongPictures: firsts.filter((post, index) => post && (post.mediaId !== null) !== (index === 0)).length,
    wrongInLedger:
      posts.filter(({ xPostId }, index) => xPostId !== (firsts[index]?.id ?? null)).length +
      attempts.filter(({ outcome }) => outcome === null).length,
    stuck: (heldFor === null ? isPublished : isHeld) ? 0 : 1,
  };
}

function repeated(texts: readonly string[]): number {
  return texts.length - new Set(texts).size;
}
