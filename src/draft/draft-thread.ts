import type { Account } from '../account/account.ts';
import type { Article } from '../article/article.ts';
import { checkThread } from '../compose/check.ts';
import { checkPicture } from '../compose/check-picture.ts';
import { composeThread } from '../compose/compose.ts';
import { pricePosts } from '../compose/price.ts';
import type { Prices } from '../compose/price-list.ts';
import type { Problem } from '../compose/problem.ts';
import type { Template } from '../compose/template.ts';
import { findAccount } from '../store/accounts.ts';
import { findThreadOfArticle, keepArticle, waitForDrafting } from '../store/articles.ts';
import type { Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { newId } from '../store/ids.ts';
import { insertPost } from '../store/posts.ts';
import { insertThread, readThread } from '../store/threads.ts';
import type { ThreadPicture } from '../thread/picture.ts';
import type { ThreadClass, ThreadId, ThreadStatus } from '../thread/thread.ts';

export type Composed = ReturnType<typeof composeThread>;

/** What composing needs besides the article. */
export type ComposeWish = {
  readonly template: Template;
  /** Where the thread links to; null: the article's own address, else the site's. */
  readonly link: string | null;
  readonly siteUrl: string | null;
  readonly prices: Prices;
};

/** The thread cannot be made as asked; `code` is stable, the message says what to do. */
export class DraftRefusedError extends Error {
  override readonly name = 'DraftRefusedError';
  readonly code: 'no-link' | 'same-article' | 'no-account' | 'cannot-compose';
  /** The earlier thread and how it stands, for `same-article`. */
  readonly threadId: string | null;
  readonly threadStatus: ThreadStatus | null;
  constructor(
    code: DraftRefusedError['code'],
    message: string,
    earlier: { readonly id: string; readonly status: ThreadStatus } | null = null,
  ) {
    super(message);
    this.code = code;
    this.threadId = earlier?.id ?? null;
    this.threadStatus = earlier?.status ?? null;
  }
}

/** Composes a thread; nothing is stored. @throws DraftRefusedError without any address to link to. */
export function compose(article: Article, wish: ComposeWish): Composed {
  const composed = composeThread(article, wish.template, {
    link: linkOf(article, wish),
    prices: wish.prices,
  });
  if (composed.posts.length === 0) {
    const why = composed.problems.map(({ message }) => message).join(' ');
    throw new DraftRefusedError('cannot-compose', why || 'No thread could be made of this article.');
  }
  return { ...composed, problems: [...linkProblems(article, wish), ...composed.problems] };
}

/** Where the thread leads: as asked, else to the article, else to the site. @throws DraftRefusedError without any. */
export function linkOf(article: Article, wish: Pick<ComposeWish, 'link' | 'siteUrl'>): string {
  const link = wish.link ?? article.url ?? wish.siteUrl;
  if (link) return link;
  throw new DraftRefusedError(
    'no-link',
    'The article has no address to link to. Name it (--url, or “link” in the API), or set SITE_URL.',
  );
}

/** A link to the site's front page is a way out, and is said. */
function linkProblems(article: Article, wish: ComposeWish): readonly Problem[] {
  if (wish.link !== null || article.url !== null) return [];
  return [
    {
      rule: 'link',
      severity: 'note',
      post: null,
      message: `The article came without an address, so the thread links to the site (${wish.siteUrl}).`,
      fix: 'Name the article’s own address with --url.',
    },
  ];
}

export type DraftWish = ComposeWish & {
  readonly accountName: string;
  readonly class: ThreadClass;
  readonly notBefore: Date | null;
  /** Of the first post; stored already. */
  readonly picture: ThreadPicture | null;
  /** An editor's own words instead of the composed ones. */
  readonly texts: readonly string[] | null;
  /** Make it although the article has a thread on this account already. */
  readonly again: boolean;
  /** The same id again gives the thread it gave before. */
  readonly id: string | null;
};

/**
 * Composes a thread and stores it as a draft, inside the caller's transaction.
 * @throws DraftRefusedError for an article that has a thread already, naming it.
 */
export async function draftThread(
  tx: Queryable,
  article: Article,
  wish: DraftWish,
  actor: string,
): Promise<ThreadId> {
  const { texts, link, problems } = wordsFor(article, wish);
  // An id of our own making, or one derived from an idempotency key.
  const threadId = (wish.id ?? newId('th')) as ThreadId;
  const account = await findAccount(tx, wish.accountName);
  if (!account) {
    throw new DraftRefusedError(
      'no-account',
      `There is no account "${wish.accountName}". bobbin accounts lists them.`,
    );
  }
  await waitForDrafting(tx, account.id);
  if (wish.id !== null && (await readThread(tx, threadId))) return threadId;
  if (!wish.again) await refuseSecondThread(tx, article, account, threadId);
  await insertThread(tx, {
    id: threadId,
    accountId: account.id,
    articleId: await keepArticle(tx, article),
    title: article.title,
    template: wish.template.name,
    class: wish.class,
    link,
    picture: wish.picture,
    notBefore: wish.notBefore,
    externalId: article.externalId,
    problems,
    createdBy: actor,
  });
  const pricesUsd = pricePosts(texts, link, wish.prices, wish.picture);
  for (const [index, text] of texts.entries()) {
    const priceUsd = pricesUsd[index] ?? 0;
    await insertPost(tx, { id: newId('po'), threadId, position: index + 1, text, priceUsd });
  }
  await recordEvent(tx, { actor, action: 'drafted', threadId, detail: { template: wish.template.name } });
  return threadId;
}

/** The composed words, or an editor's own with what is to be said of those. */
function wordsFor(article: Article, wish: DraftWish) {
  const { template, texts } = wish;
  if (texts === null) {
    const { posts, link, problems } = compose(article, wish);
    return {
      texts: posts.map(({ text }) => text),
      link,
      problems: [...problems, ...checkPicture(wish.picture)],
    };
  }
  const { link } = composeThread(article, template, { link: linkOf(article, wish) });
  const problems = [
    ...linkProblems(article, wish),
    ...checkThread(texts, { article, link, template, prices: wish.prices, picture: wish.picture }),
  ];
  return { texts, link, problems };
}

/** @throws DraftRefusedError for an article that has a thread on this account besides the one in hand, naming it. */
export async function refuseSecondThread(
  tx: Queryable,
  article: Article,
  account: Account,
  threadId: string,
): Promise<void> {
  const earlier = await findThreadOfArticle(tx, article, account.id, threadId);
  if (!earlier) return;
  throw new DraftRefusedError(
    'same-article',
    `This article already has thread ${earlier.id} (${earlier.status}) on @${account.handle}. Cancel that one first, or ask for another one (--again, or “again” in the API).`,
    earlier,
  );
}
