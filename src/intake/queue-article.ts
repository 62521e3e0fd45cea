import { draftThread } from '../draft/draft-thread.ts';
import { readArticle, type Source } from '../draft/read-article.ts';
import { pickTemplate, type TemplateShelf } from '../draft/templates.ts';
import type { XSettings } from '../publish/accounts.ts';
import { RefusedError } from '../publish/refusal.ts';
import { placeThread, type Wake, type When } from '../publish/schedule-thread.ts';
import { parseTime } from '../schedule/parse-time.ts';
import { findAccount } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';
import { readDefaultAccount } from '../store/settings.ts';
import { readNow, readThread } from '../store/threads.ts';
import type { ThreadClass, ThreadId } from '../thread/thread.ts';
import { keepTaken, type PictureWish, takePicture } from './take-picture.ts';

export type Intake = {
  readonly db: Db;
  readonly wake: Wake;
  readonly templates: Pick<TemplateShelf, 'usable'>;
  readonly siteUrl: string | null;
  readonly xSettings: Pick<XSettings, 'prices'>;
  readonly defaultAccount: string | null;
};

/** An article somebody wants as a thread, and when. */
export type ArticleWish = {
  readonly source: Source;
  readonly link: string | null;
  readonly template: string;
  /** Null: the default account. */
  readonly account: string | null;
  /** An instant, a time in the account's zone, `now` or `next`; null: a draft. */
  readonly at: string | null;
  readonly class: ThreadClass;
  /** Embargo: an instant or a time in the account's zone. */
  readonly notBefore: string | null;
  /** Of the first post. */
  readonly picture: PictureWish | null;
  readonly texts: readonly string[] | null;
  readonly again: boolean;
  readonly id: string | null;
};

/**
 * Reads, composes and stores an article, then queues it when a time is wanted. When the time cannot be had
 * nothing is stored, not even the draft.
 */
export async function queueArticle(intake: Intake, wish: ArticleWish, actor: string): Promise<ThreadId> {
  const { db } = intake;
  // Asked again after a crash: the time it wants may have passed since, and its page may be gone.
  const earlier = wish.id === null ? null : await readThread(db, wish.id);
  if (earlier) return earlier.id;
  const template = pickTemplate(await intake.templates.usable(), wish.template);
  const name = wish.account ?? (await defaultAccount(intake));
  const account = await findAccount(db, name);
  if (!account)
    throw new RefusedError('not-found', `There is no account "${name}". bobbin accounts lists them.`);
  const now = await readNow(db);
  const notBefore = wish.notBefore === null ? null : instant(wish.notBefore, account.timeZone, now);
  const when = wish.at === null ? null : whenOf(wish.at, account.timeZone, now);
  const article = await readArticle(wish.source);
  const taken = wish.picture && (await takePicture(wish.picture, article));
  const { threadId, isPlaced } = await db.transaction(async (tx) => {
    const threadId = await draftThread(
      tx,
      article,
      {
        ...wish,
        picture: taken && (await keepTaken(tx, taken)),
        template,
        notBefore,
        ...{ siteUrl: intake.siteUrl, prices: intake.xSettings.prices, accountName: account.name },
      },
      actor,
    );
    const drafted = await readThread(tx, threadId);
    const isNew = drafted?.status === 'draft';
    const isPlaced = when !== null && isNew;
    if (isPlaced) await placeThread(tx, threadId, when, actor);
    return { threadId, isPlaced };
  });
  if (isPlaced) await intake.wake(threadId, 0);
  return threadId;
}

/** The account a thread goes to when it names none: chosen on the desk, else by config, else practice. */
export async function defaultAccount({
  db,
  defaultAccount,
}: Pick<Intake, 'db' | 'defaultAccount'>): Promise<string> {
  return (await readDefaultAccount(db)) ?? defaultAccount ?? 'practice';
}

/** Reads what a person or program wrote for a time. @throws RefusedError saying what is wrong with it. */
export function whenOf(text: string, timeZone: string, now: Date): When {
  const word = text.trim().toLowerCase();
  return word === 'now' || word === 'next' ? word : instant(text, timeZone, now);
}

function instant(text: string, timeZone: string, now: Date): Date {
  const time = parseTime(text, timeZone, now);
  if (!time.ok) throw new RefusedError('invalid', time.message);
  return time.at;
}
