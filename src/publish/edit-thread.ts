import type { Prices } from '../compose/price-list.ts';
import { readAccount } from '../store/accounts.ts';
import { listAttempts } from '../store/attempts.ts';
import type { Db } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { setPicture } from '../store/pictures.ts';
import { readPosts } from '../store/posts.ts';
import { changeThread } from '../store/threads.ts';
import { type Attempt, isUnresolved, isUntried } from '../thread/attempt.ts';
import { isSamePicture, type ThreadPicture } from '../thread/picture.ts';
import type { Post } from '../thread/thread.ts';
import { lockExisting, refuseBlocked } from './guards.ts';
import { RefusedError } from './refusal.ts';
import { type PostChange, revisePosts, type WantedPost } from './revise-posts.ts';

/** What an editor wants of a thread's posts, having seen it at `revision`. */
export type ThreadEdit = {
  readonly revision: number;
  readonly prices: Prices;
  /** Of the first post, stored already; null: none; not named: the one it has. */
  readonly picture?: ThreadPicture | null | undefined;
} & (
  | {
      /** New words by position; the other posts stay. */
      readonly texts: Readonly<Record<number, string>>;
    }
  | {
      /** All posts of the thread in their new order. */
      readonly posts: readonly WantedPost[];
    }
);

/**
 * Other words, another order, more or fewer posts of those that were never tried.
 * @throws RefusedError when somebody else saved first, or a post was tried already.
 */
export async function editThread(db: Db, threadId: string, edit: ThreadEdit, actor: string): Promise<void> {
  await db.transaction(async (tx) => {
    const thread = await lockExisting(tx, threadId);
    if (thread.revision !== edit.revision) {
      throw new RefusedError(
        'conflict',
        `Thread ${threadId} was changed by somebody else since you opened it. Look again, then edit.`,
      );
    }
    if (thread.status === 'cancelled' || thread.status === 'published') {
      throw new RefusedError('conflict', `Thread ${threadId} is ${thread.status} and stays as it is.`);
    }
    const attempts = await listAttempts(tx, threadId);
    if (attempts.some(isUnresolved)) {
      throw new RefusedError(
        'conflict',
        'A post is on its way or its fate is not known yet. Edit once that is settled.',
      );
    }
    const posts = await readPosts(tx, threadId);
    const picture = edit.picture === undefined ? thread.picture : edit.picture;
    const isRepictured = !isSamePicture(picture, thread.picture);
    if (isRepictured) refuseTriedPicture(posts, attempts);
    const wanted = wantedOf(edit, posts);
    const { changes, isChanged } = await revisePosts(tx, { ...thread, picture }, wanted, edit.prices);
    if (!isChanged && !isRepictured) return;
    // Who approved it approved other words.
    const account = await readAccount(tx, thread.accountId);
    const needsYes = account?.requiresApproval === true;
    if (needsYes && thread.status === 'publishing') {
      throw new RefusedError(
        'conflict',
        'It is going out, and new words wait for a yes on this account. Stop it after the post in hand, then edit.',
      );
    }
    const asksAgain = needsYes && thread.status === 'scheduled';
    if (isRepictured) await setPicture(tx, threadId, picture);
    await changeThread(tx, threadId, asksAgain ? { status: 'awaiting-approval' } : {}, 'person');
    const detail = {
      ...detailOf(changes, isChanged),
      ...(isRepictured ? { picture: pictureChange(thread.picture, picture) } : {}),
    };
    await recordEvent(tx, { actor, action: 'edited', threadId, detail });
    if (thread.status === 'scheduled') await refuseBlocked(tx, { ...thread, picture });
  });
}

/** What was given to X once keeps its picture. */
function refuseTriedPicture(posts: readonly Post[], attempts: readonly Attempt[]): void {
  const first = posts[0];
  if (!first || isUntried(first, attempts)) return;
  throw new RefusedError('conflict', 'Post 1 was sent or tried already; its picture stays as it is.');
}

function pictureChange(from: ThreadPicture | null, to: ThreadPicture | null) {
  return { from: from?.altText ?? null, to: to?.altText ?? null, isSameImage: from?.id === to?.id };
}

/** An edit that only moved or renumbered posts says so, having no words to show. */
function detailOf(changes: readonly PostChange[], isChanged: boolean) {
  const isWordless = isChanged && changes.length === 0;
  return isWordless ? { changes, message: 'Only the order or the numbers changed.' } : { changes };
}

function wantedOf(edit: ThreadEdit, posts: readonly Post[]): readonly WantedPost[] {
  if ('posts' in edit) return edit.posts;
  for (const position of Object.keys(edit.texts)) {
    if (posts.some((post) => post.position === Number(position))) continue;
    throw new RefusedError('invalid', `There is no post ${position} in this thread of ${posts.length}.`);
  }
  return posts.map(({ id, position, text }) => ({ id, text: edit.texts[position] ?? text }));
}
