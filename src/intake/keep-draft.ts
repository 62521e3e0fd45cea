import type { Article } from '../article/article.ts';
import { type ComposeWish, draftThread, refuseSecondThread } from '../draft/draft-thread.ts';
import { RefusedError } from '../publish/refusal.ts';
import { revisePosts, type WantedPost } from '../publish/revise-posts.ts';
import { placeThread, type When } from '../publish/schedule-thread.ts';
import { findAccount } from '../store/accounts.ts';
import { keepArticle } from '../store/articles.ts';
import { listEvents } from '../store/board.ts';
import type { Queryable } from '../store/db.ts';
import { type DraftPage, readDraftPage, writeDraftPage } from '../store/draft-pages.ts';
import { changeDraft, type DraftSettings, isWorking, markDraft, readHand } from '../store/drafts.ts';
import { recordEvent } from '../store/events.ts';
import { readPosts } from '../store/posts.ts';
import { changeThread, lockThread, readThread } from '../store/threads.ts';
import { isSamePicture, type ThreadPicture } from '../thread/picture.ts';
import type { Thread, ThreadClass, ThreadId } from '../thread/thread.ts';
import type { Intake } from './queue-article.ts';

/** A thread as it stands on a desk's page, to be kept as its draft. */
export type PageDraft = {
  /** Null: it is not stored yet. */
  readonly id: string | null;
  /** The revision the page saw. */
  readonly revision: number;
  /** Names the page: what it sends later is newer than what it sent before, whatever it saw of that. */
  readonly hand: string;
  readonly article: Article;
  readonly template: ComposeWish['template'];
  /** As the thread bears it. */
  readonly link: string | null;
  readonly picture: ThreadPicture | null;
  readonly account: string;
  readonly class: ThreadClass;
  readonly notBefore: Date | null;
  /** What the page has besides. */
  readonly page: DraftPage;
  readonly posts: readonly WantedPost[];
};

export type KeptDraft = {
  readonly id: ThreadId;
  readonly revision: number;
  /** Of its posts, in order. */
  readonly postIds: readonly string[];
};

type Keeping = Pick<Intake, 'db' | 'siteUrl' | 'xSettings'>;

/**
 * Stores what stands on a page, a new draft or over its own earlier one.
 * @throws RefusedError `conflict` when another page saved it meanwhile, or it is no draft any more.
 */
export async function keepDraft(intake: Keeping, page: PageDraft, actor: string): Promise<KeptDraft> {
  return await intake.db.transaction((tx) => keepIn(tx, intake, page, actor));
}

/**
 * Keeps a page's draft for good, and queues it when a time is wanted: all of it, or nothing.
 * @throws DraftRefusedError when its article has another thread and `again` does not say that this is meant.
 */
export async function finishDraft(
  intake: Keeping & Pick<Intake, 'wake'>,
  page: PageDraft,
  { when, again }: { readonly when: When | null; readonly again: boolean },
  actor: string,
): Promise<ThreadId> {
  const { id } = await intake.db.transaction(async (tx) => {
    const kept = await keepIn(tx, intake, page, actor);
    const account = await findAccount(tx, page.account);
    if (account && !again) await refuseSecondThread(tx, page.article, account, kept.id);
    await markDraft(tx, kept.id, { hand: null, working: false });
    if (when !== null) await placeThread(tx, kept.id, when, actor);
    // What its page sent before and arrives only now is older than what was kept.
    else await changeThread(tx, kept.id, {}, 'person');
    return kept;
  });
  if (when !== null) await intake.wake(id, 0);
  return id;
}

async function keepIn(tx: Queryable, intake: Keeping, page: PageDraft, actor: string): Promise<KeptDraft> {
  const thread = page.id === null ? null : await lockThread(tx, page.id);
  // One that was swept meanwhile is made anew.
  if (thread === null) return await makeDraft(tx, intake, page, actor);
  if (thread.status !== 'draft') {
    throw new RefusedError(
      'conflict',
      `This draft is ${thread.status} by now. Your words were not stored over it.`,
    );
  }
  const hand = await readHand(tx, thread.id);
  if (thread.revision !== page.revision && hand !== page.hand) {
    throw new RefusedError('conflict', await whoSaved(tx, thread.id, actor));
  }
  const settings = await settingsOf(tx, page);
  const { isChanged } = await revisePosts(
    tx,
    { ...thread, link: page.link, picture: page.picture },
    page.posts,
    intake.xSettings.prices,
  );
  const working = await isWorking(tx, thread.id);
  const before = await readDraftPage(tx, thread.id);
  await writeDraftPage(tx, thread.id, page.page);
  const isAsPlanned = before === null || before.planned === page.page.planned;
  if (!isChanged && isAsPlanned && isSame(thread, settings)) {
    await markDraft(tx, thread.id, { hand: page.hand, working });
    return await keptAt(tx, thread.id, thread.revision);
  }
  await changeDraft(tx, thread.id, settings);
  await changeThread(tx, thread.id, {}, 'person');
  await markDraft(tx, thread.id, { hand: page.hand, working });
  await recordWriting(tx, thread.id, actor);
  return await keptAt(tx, thread.id, thread.revision + 1);
}

async function makeDraft(tx: Queryable, intake: Keeping, page: PageDraft, actor: string): Promise<KeptDraft> {
  const id = await draftThread(
    tx,
    page.article,
    {
      ...{
        template: page.template,
        link: page.link,
        picture: page.picture,
        siteUrl: intake.siteUrl,
        prices: intake.xSettings.prices,
      },
      ...{ accountName: page.account, class: page.class, notBefore: page.notBefore },
      texts: page.posts.map(({ text }) => text),
      again: true,
      id: null,
    },
    actor,
  );
  await markDraft(tx, id, { hand: page.hand, working: true });
  await writeDraftPage(tx, id, page.page);
  const made = await readThread(tx, id);
  return await keptAt(tx, id, made?.revision ?? 1);
}

async function keptAt(tx: Queryable, id: ThreadId, revision: number): Promise<KeptDraft> {
  return { id, revision, postIds: (await readPosts(tx, id)).map((post) => post.id) };
}

async function settingsOf(tx: Queryable, page: PageDraft): Promise<DraftSettings> {
  const account = await findAccount(tx, page.account);
  if (!account) throw new RefusedError('not-found', `There is no account "${page.account}".`);
  return {
    accountId: account.id,
    articleId: await keepArticle(tx, page.article),
    title: page.article.title,
    template: page.template.name,
    class: page.class,
    link: page.link,
    picture: page.picture,
    notBefore: page.notBefore,
    externalId: page.article.externalId,
  };
}

function isSame(thread: Thread, settings: DraftSettings): boolean {
  return (
    thread.accountId === settings.accountId &&
    thread.articleId === settings.articleId &&
    thread.template === settings.template &&
    thread.class === settings.class &&
    thread.link === settings.link &&
    isSamePicture(thread.picture, settings.picture) &&
    thread.notBefore?.getTime() === settings.notBefore?.getTime()
  );
}

async function whoSaved(tx: Queryable, threadId: string, actor: string): Promise<string> {
  const [last] = await listEvents(tx, { threadId, limit: 1 });
  return last?.actor === actor
    ? 'This draft was saved from another page of yours. Nothing of that was overwritten.'
    : `${last?.actor ?? 'Somebody else'} saved this draft meanwhile. Nothing of theirs was overwritten.`;
}

/** One line of the record for a sitting, however often the page saves. */
async function recordWriting(tx: Queryable, threadId: string, actor: string): Promise<void> {
  const [last] = await listEvents(tx, { threadId, limit: 1 });
  if (last?.action === 'wrote' && last.actor === actor) return;
  await recordEvent(tx, { actor, action: 'wrote', threadId });
}
