import { randomUUID } from 'node:crypto';
import { pricePosts } from '../../src/compose/price.ts';
import { xPrices } from '../../src/compose/price-list.ts';
import type { Fault } from '../../src/practice/faults.ts';
import { startPracticeX } from '../../src/practice/server.ts';
import { createXFor, ensurePracticeAccount, type XSettings } from '../../src/publish/accounts.ts';
import { publishThread } from '../../src/publish/publish-thread.ts';
import type { Publisher } from '../../src/publish/publisher.ts';
import { placeThread } from '../../src/publish/schedule-thread.ts';
import { defaultPatience } from '../../src/publish/snapshot.ts';
import { createSqlLedger } from '../../src/publish/sql-ledger.ts';
import { findAccount } from '../../src/store/accounts.ts';
import type { Db } from '../../src/store/db.ts';
import { newId } from '../../src/store/ids.ts';
import { keepPicture } from '../../src/store/pictures.ts';
import { insertPost, readPosts } from '../../src/store/posts.ts';
import { insertThread, readThread } from '../../src/store/threads.ts';
import type { Post, Thread, ThreadClass, ThreadId } from '../../src/thread/thread.ts';

/** One pixel: the smallest PNG there is. */
export const aPicture = {
  mediaType: 'image/png',
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
} as const;

/** A practice X, the real publisher on a real ledger, and hands to make threads with. */
export type Newsroom = Awaited<ReturnType<typeof openNewsroom>>;

const sendDeadlineMs = 2_000;

export async function openNewsroom(db: Db) {
  const practice = await startPracticeX({ port: 0 });
  const settings: XSettings = {
    apiUrl: practice.url,
    practiceUrl: practice.url,
    sendDeadlineMs,
    sealKeys: [{ version: 1, bytes: Buffer.alloc(32, 7) }],
    prices: xPrices,
  };
  await ensurePracticeAccount(db, settings, 'UTC');
  const publisher: Publisher = {
    ledger: createSqlLedger(db, 2 * sendDeadlineMs + 1_000),
    x: createXFor(db, settings),
    clock: { now: () => new Date(), elapsedMs: () => performance.now(), sleep: async () => {} },
    patience: defaultPatience,
    checkLink: null,
    sendDeadlineMs,
  };
  return {
    practice,
    settings,
    publisher,
    /** What practice X holds, oldest first: the judge of every test here. */
    posted: () => practice.practice.store.posts().map(({ id, text, parentId }) => ({ id, text, parentId })),
    /** X meets the nth post given to it from now on with this fault, once. */
    fault: (nth: number, fault: Fault) =>
      practice.practice.control.plan({ on: 'POST /2/tweets', nth, times: 1, fault }),
    /** A thread of so many posts, due now unless said otherwise. */
    thread: (posts: number, wish: Wish = {}) => makeThread(db, posts, wish),
    publish: (id: string) => publishThread(publisher, id),
    /** Publishes, and lets the ledger's clock run on to each next try, until there is none. */
    async publishThrough(id: string): Promise<void> {
      for (let turn = 0; turn < 60; turn += 1) {
        const again = await publishThread(publisher, id);
        if (!again) return;
        await passTime(db, again.inMs + 1);
      }
      throw new Error(`Thread ${id} was still not done after 60 turns.`);
    },
    async look(id: string): Promise<{ readonly thread: Thread; readonly posts: readonly Post[] }> {
      const thread = await readThread(db, id);
      if (!thread) throw new Error(`There is no thread ${id}.`);
      return { thread, posts: await readPosts(db, id) };
    },
    close: () => practice.close(),
  };
}

type Wish = {
  readonly at?: Date | 'now' | null;
  readonly class?: ThreadClass;
  readonly notBefore?: Date;
  readonly texts?: readonly string[];
  /** What the picture of its first post shows. */
  readonly altText?: string;
};

/** Stores a thread of so many posts, due now unless said otherwise. */
export async function makeThread(db: Db, count: number, wish: Wish): Promise<ThreadId> {
  const id = newId('th') as ThreadId;
  const mark = randomUUID().slice(0, 8);
  const texts =
    wish.texts ?? Array.from({ length: count }, (_, index) => `Post ${index + 1} of the thread ${mark}`);
  await db.transaction(async (tx) => {
    const account = await findAccount(tx, 'practice');
    if (!account) throw new Error('There is no practice account.');
    const { altText } = wish;
    const picture = altText === undefined ? null : { id: await keepPicture(tx, aPicture), altText };
    const pricesUsd = pricePosts(texts, null, xPrices, picture);
    await insertThread(tx, {
      id,
      accountId: account.id,
      articleId: null,
      title: `Thread ${mark}`,
      template: 'highlights',
      class: wish.class ?? 'normal',
      link: null,
      picture,
      notBefore: wish.notBefore ?? null,
      externalId: null,
      problems: [],
      createdBy: 'a test',
    });
    for (const [index, text] of texts.entries()) {
      const priceUsd = pricesUsd[index] ?? 0;
      await insertPost(tx, { id: newId('po'), threadId: id, position: index + 1, text, priceUsd });
    }
    if (wish.at !== null) await placeThread(tx, id, wish.at ?? 'now', 'a test');
  });
  return id;
}

/** Moves the ledger's clock on; nothing sleeps. */
export async function passTime(db: Db, ms: number): Promise<void> {
  await db.query(`update bobbin.clock set shift = shift + $1 * interval '1 millisecond'`, [Math.ceil(ms)]);
}
