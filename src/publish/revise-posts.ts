import { readNumber } from '../compose/numbering.ts';
import { pricePosts } from '../compose/price.ts';
import type { Prices } from '../compose/price-list.ts';
import { listAttempts } from '../store/attempts.ts';
import type { Queryable } from '../store/db.ts';
import { newId } from '../store/ids.ts';
import { changeText, deletePost, insertPost, placePost, readPosts } from '../store/posts.ts';
import { isUntried } from '../thread/attempt.ts';
import type { Post, Thread } from '../thread/thread.ts';
import { RefusedError } from './refusal.ts';

/** A post as it shall be: one of the thread's own by its id, or a new one. */
export type WantedPost = { readonly id: string | null; readonly text: string };

/** What became of a post, by its words: `from` is empty of a new one, `to` of one that was taken out. */
export type PostChange = { readonly position: number; readonly from: string; readonly to: string };

export type PostsRevised = {
  readonly changes: readonly PostChange[];
  /** Something is not as it was, if only an order or a number. */
  readonly isChanged: boolean;
};

/**
 * Gives a thread, whose row this transaction has locked, the posts it shall have, in their order. An id that is no
 * longer one of its posts counts as a new post.
 * @throws RefusedError when a post that was sent or tried would not stay as and where it is, or a post is empty.
 */
export async function revisePosts(
  tx: Queryable,
  thread: Thread,
  posts: readonly WantedPost[],
  prices: Prices,
): Promise<PostsRevised> {
  const before = await readPosts(tx, thread.id);
  const wanted = knownOnce(posts, before);
  refuseEmpty(wanted);
  await refuseTried(tx, thread, before, wanted);
  const changes: PostChange[] = [];
  let isChanged = false;
  for (const gone of before.filter(({ id }) => !wanted.some((post) => post.id === id))) {
    if (!(await deletePost(tx, gone.id))) throw tried(gone.position);
    changes.push({ position: gone.position, from: gone.text, to: '' });
  }
  const texts = wanted.map(({ text }) => text);
  const pricesUsd = pricePosts(texts, thread.link, prices, thread.picture);
  for (const [index, { id, text }] of wanted.entries()) {
    const position = index + 1;
    const post = before.find((each) => each.id === id);
    const priceUsd = pricesUsd[index] ?? 0;
    if (!post) {
      await insertPost(tx, { id: newId('po'), threadId: thread.id, position, text, priceUsd });
      changes.push({ position, from: '', to: text });
      continue;
    }
    if (post.position !== position) {
      await placePost(tx, post.id, position);
      isChanged = true;
    }
    if (post.text === text && post.priceUsd === priceUsd) continue;
    const isChangeable = await changeText(tx, post.id, text, priceUsd);
    if (post.text === text) continue;
    if (!isChangeable) throw tried(post.position);
    isChanged = true;
    if (wordsOf(post.text) !== wordsOf(text)) changes.push({ position, from: post.text, to: text });
  }
  return { changes: changes.sort(byPosition), isChanged: isChanged || changes.length > 0 };
}

/** A number that followed its post to another place is no change of words. */
function wordsOf(text: string): string {
  return readNumber(text).text;
}

function byPosition(a: PostChange, b: PostChange): number {
  return a.position - b.position;
}

function knownOnce(posts: readonly WantedPost[], before: readonly Post[]): readonly WantedPost[] {
  return posts.map(({ id, text }, at) => {
    const isKnown = before.some((post) => post.id === id) && posts.findIndex((post) => post.id === id) === at;
    return { id: isKnown ? id : null, text };
  });
}

function refuseEmpty(wanted: readonly WantedPost[]): void {
  if (wanted.length === 0) throw new RefusedError('invalid', 'A thread has at least one post.');
  const empty = wanted.findIndex(({ text }) => text.trim() === '');
  if (empty !== -1) throw new RefusedError('invalid', `Post ${empty + 1} is empty.`);
}

/** What was sent, or given to X once, stands where it stands. */
async function refuseTried(
  tx: Queryable,
  thread: Thread,
  before: readonly Post[],
  wanted: readonly WantedPost[],
): Promise<void> {
  const attempts = await listAttempts(tx, thread.id);
  for (const post of before) {
    if (isUntried(post, attempts)) continue;
    const now = wanted[post.position - 1];
    if (now?.id !== post.id || now.text !== post.text) throw tried(post.position);
  }
}

function tried(position: number): RefusedError {
  return new RefusedError(
    'conflict',
    `Post ${position} was sent or tried already; its text stays as it is, and where it is.`,
  );
}
