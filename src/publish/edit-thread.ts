import { pricePost } from '../compose/price.ts';
import type { Prices } from '../compose/price-list.ts';
import { readAccount } from '../store/accounts.ts';
import { listAttempts } from '../store/attempts.ts';
import type { Db, Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { changeText, readPosts } from '../store/posts.ts';
import { changeThread } from '../store/threads.ts';
import { isUnresolved } from '../thread/attempt.ts';
import type { Thread } from '../thread/thread.ts';
import { lockExisting, refuseBlocked } from './guards.ts';
import { RefusedError } from './refusal.ts';

/**
 * New words for posts that were never tried. `revision` is the one the editor saw.
 * @throws RefusedError when somebody else saved first, or a post was tried already.
 */
export async function editThread(
  db: Db,
  threadId: string,
  edit: {
    readonly revision: number;
    readonly texts: Readonly<Record<number, string>>;
    readonly prices: Prices;
  },
  actor: string,
): Promise<void> {
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
    const changes = await changeTexts(tx, thread, edit);
    if (changes.length === 0) return;
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
    await changeThread(tx, threadId, asksAgain ? { status: 'awaiting-approval' } : {}, 'person');
    await recordEvent(tx, { actor, action: 'edited', threadId, detail: { changes } });
    if (thread.status === 'scheduled') await refuseBlocked(tx, thread);
  });
}

type Change = { readonly position: number; readonly from: string; readonly to: string };

async function changeTexts(
  tx: Queryable,
  thread: Thread,
  { texts, prices }: { readonly texts: Readonly<Record<number, string>>; readonly prices: Prices },
): Promise<readonly Change[]> {
  const posts = await readPosts(tx, thread.id);
  const changes: Change[] = [];
  for (const [position, text] of Object.entries(texts)) {
    const post = posts.find((candidate) => candidate.position === Number(position));
    if (!post) {
      throw new RefusedError('invalid', `There is no post ${position} in this thread of ${posts.length}.`);
    }
    if (post.text === text) continue;
    if (text.trim() === '') throw new RefusedError('invalid', `Post ${position} is empty.`);
    if (!(await changeText(tx, post.id, text, pricePost(text, thread.link, prices)))) {
      throw new RefusedError('conflict', `Post ${position} was sent or tried already; its text stays.`);
    }
    changes.push({ position: post.position, from: post.text, to: text });
  }
  return changes;
}
