import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { xPrices } from '../../src/compose/price-list.ts';
import { openTemplates, type TemplateShelf } from '../../src/draft/templates.ts';
import { type ArticleWish, defaultAccount, queueArticle, whenOf } from '../../src/intake/queue-article.ts';
import { addAccount, chooseDefaultAccount, enableAccount } from '../../src/publish/accounts.ts';
import { requireApproval } from '../../src/publish/approval-rule.ts';
import { approveThread } from '../../src/publish/approve-thread.ts';
import { editThread } from '../../src/publish/edit-thread.ts';
import { pause } from '../../src/publish/pause.ts';
import { scheduleThread } from '../../src/publish/schedule-thread.ts';
import { sweep } from '../../src/publish/sweep.ts';
import type { Db } from '../../src/store/db.ts';
import { readMarks, readNow } from '../../src/store/threads.ts';
import { canOpen, freshEmbedded, openBackend } from '../support/backends.ts';
import { type Newsroom, openNewsroom, passTime } from '../support/newsroom.ts';

const xSettings = { prices: xPrices };
let db: Db;
let newsroom: Newsroom;
let templates: TemplateShelf;
const woken: { readonly id: string; readonly inMs: number }[] = [];
const wake = async (id: string, inMs: number): Promise<void> => void woken.push({ id, inMs });

beforeAll(async () => {
  db = await freshEmbedded();
  newsroom = await openNewsroom(db);
  templates = await openTemplates(db, null);
  for (const name of ['gazette', 'courier']) {
    const credentials = { apiKey: 'k', apiKeySecret: 'ks', accessToken: name, accessTokenSecret: 'ts' };
    await addAccount(
      db,
      newsroom.settings,
      { name, credentials, apiUrl: null, timeZone: 'America/New_York' },
      'ada',
    );
    await enableAccount(db, wake, name, 'ada');
  }
});
afterAll(async () => {
  await newsroom.close();
  await db.close();
});

let count = 0;
function wish(change: Partial<ArticleWish> = {}): ArticleWish {
  count += 1;
  const text = `Council buys ferries, part ${count}\nThe council will replace ${count + 100} ferries by 2029, it decided.\nThe first of the ${count + 100} is being built at Aldersund.`;
  return {
    source: { kind: 'text', text },
    link: 'https://news.example/story',
    template: 'highlights',
    account: null,
    at: null,
    class: 'normal',
    notBefore: null,
    picture: null,
    texts: null,
    again: false,
    id: null,
    ...change,
  };
}
const queue = (change: Partial<ArticleWish> = {}, actor = 'ada', fallback: string | null = null) =>
  queueArticle(
    { db, wake, templates, siteUrl: null, xSettings, defaultAccount: fallback },
    wish(change),
    actor,
  );
const accountOf = async (id: string): Promise<string | undefined> =>
  (
    await db.query<{ name: string }>(
      'select a.name from bobbin.threads t join bobbin.accounts a on a.id = t.account_id where t.id = $1',
      [id],
    )
  ).rows[0]?.name;
const counts = async () =>
  (
    await db.query(
      `select (select count(*) from bobbin.articles) as articles, (select count(*) from bobbin.threads) as threads,
        (select count(*) from bobbin.posts) as posts, (select count(*) from bobbin.events) as events`,
    )
  ).rows;

describe('an article whose wish cannot be had leaves nothing stored, not even a draft:', () => {
  it.each<[string, Partial<ArticleWish>, RegExp]>([
    ['a time that is past', { at: '2020-01-01T00:00:00Z' }, /in the past/],
    ['a time the clocks skip', { at: '2027-03-14 02:30', account: 'gazette' }, /clocks skip it/],
    ['a time that is none', { at: 'soon' }, /"soon" is not a time/],
    ['an embargo that is no time', { notBefore: 'soon' }, /"soon" is not a time/],
    ['an account there is none of', { account: 'nobody' }, /no account "nobody"/],
    ['a template there is none of', { template: 'none' }, /no template "none"/],
    ['words that X would refuse', { at: 'now', texts: ['x'.repeat(281)] }, /28[01]/],
    ['no link', { link: null }, /no address to link to/],
    ['no article', { source: { kind: 'text', text: '' } }, /./],
  ])('%s', async (_, change, words) => {
    const before = await counts();
    const wakes = woken.length;
    await expect(queue(change)).rejects.toThrow(words);
    expect(await counts()).toEqual(before);
    expect(woken).toHaveLength(wakes);
  });
});

describe('an article that names no account', () => {
  it('goes to practice, unless config names another, unless the desk chose one', async () => {
    expect(await accountOf(await queue())).toBe('practice');
    expect(await accountOf(await queue({}, 'ada', 'courier'))).toBe('courier');
    await chooseDefaultAccount(db, 'gazette', 'ada');
    expect(await accountOf(await queue({}, 'ada', 'courier'))).toBe('gazette');
    expect(await defaultAccount({ db, defaultAccount: 'courier' })).toBe('gazette');
    await chooseDefaultAccount(db, 'practice', 'ada');
  });

  it('goes to the one it names before all of these', async () => {
    expect(await accountOf(await queue({ account: 'courier' }, 'ada', 'gazette'))).toBe('courier');
  });
});

describe('an article with a time', () => {
  it('is due then; its publisher is asked at once and comes back five minutes before, for the preflight', async () => {
    const now = await readNow(db);
    const at = new Date(now.getTime() + 3_600_000);
    const id = await queue({ at: at.toISOString() });
    expect((await newsroom.look(id)).thread).toMatchObject({ status: 'scheduled', scheduledAt: at });
    expect(woken.find((one) => one.id === id)?.inMs).toBe(0);
    const again = await newsroom.publish(id);
    const { nextTryAt } = (await newsroom.look(id)).thread;
    expect(nextTryAt).toEqual(new Date(at.getTime() - 5 * 60_000));
    await passTime(db, (again?.inMs ?? 0) + 1);
    const before = newsroom.posted().length;
    await newsroom.publish(id);
    expect(newsroom.posted()).toHaveLength(before);
    const { preflightAt } = await readMarks(db, id);
    expect(preflightAt?.getTime()).toBeLessThan(at.getTime() - 4 * 60_000);
  });

  it('that is local is due when the clocks of its account show it', async () => {
    const day = new Date((await readNow(db)).getTime() + 72 * 3_600_000).toISOString().slice(0, 10);
    const { thread } = await newsroom.look(await queue({ at: `${day} 08:00`, account: 'gazette' }));
    const shown = thread.scheduledAt?.toLocaleTimeString('en-GB', { timeZone: 'America/New_York' });
    expect(shown).toBe('08:00:00');
  });

  it('is kept although the queue that should wake it is away: the sweep finds it', async () => {
    const away = async (): Promise<void> => {
      throw new Error('Redis is away.');
    };
    const intake = { db, wake: away, templates, siteUrl: null, xSettings, defaultAccount: null };
    const before = new Set(
      (await db.query<{ id: string }>('select id from bobbin.threads')).rows.map(({ id }) => id),
    );
    await expect(queueArticle(intake, wish({ at: 'now' }), 'ada')).rejects.toThrow('Redis is away.');
    const made = (await db.query<{ id: string }>('select id from bobbin.threads')).rows.find(
      ({ id }) => !before.has(id),
    );
    const found: string[] = [];
    await sweep(db, async (id) => void found.push(id));
    expect(found).toContain(made?.id);
  });

  it('is read as now or next whatever the case and blanks of the word', () => {
    const noon = new Date('2026-11-23T12:00:00Z');
    expect(whenOf(' NOW ', 'UTC', noon)).toBe('now');
    expect(whenOf('Next', 'UTC', noon)).toBe('next');
  });
});

describe('the same id twice', () => {
  it('gives the thread it gave before, whatever became of its time, and queues it once', async () => {
    const at = new Date((await readNow(db)).getTime() + 60_000).toISOString();
    const first = wish({ id: 'th_keyed', at });
    const intake = { db, wake, templates, siteUrl: null, xSettings, defaultAccount: null };
    expect(await queueArticle(intake, first, 'ada')).toBe('th_keyed');
    await passTime(db, 120_000);
    const before = await counts();
    expect(await queueArticle(intake, first, 'ada')).toBe('th_keyed');
    expect(await counts()).toEqual(before);
  });
});

describe('on an account that asks for approval', () => {
  beforeAll(() => requireApproval(db, 'courier', { kind: 'any-approver' }, 'ada'));
  const wanted = (at = 'now') => queue({ account: 'courier', at }, 'the author');
  const approve = (id: string, when: Date | 'now' | 'next' | null = null, actor = 'an editor') =>
    approveThread(db, wake, id, { when, revision: null }, actor);

  it('a queued thread waits, and nothing of it goes out however often it is woken', async () => {
    const id = await wanted();
    expect((await newsroom.look(id)).thread.status).toBe('awaiting-approval');
    const before = newsroom.posted().length;
    await newsroom.publishThrough(id);
    await passTime(db, 600_000);
    await newsroom.publishThrough(id);
    expect(newsroom.posted().length).toBe(before);
    expect((await newsroom.look(id)).thread.status).toBe('awaiting-approval');
  });

  it('its author cannot approve it', async () => {
    const id = await wanted('next');
    await expect(approve(id, null, 'the author')).rejects.toThrow(/You wrote or edited these words/);
    expect((await newsroom.look(id)).thread.status).toBe('awaiting-approval');
  });

  it('once another approves, it is posted at its time', async () => {
    const id = await wanted('next');
    const { scheduledAt } = (await newsroom.look(id)).thread;
    await approve(id);
    expect((await newsroom.look(id)).thread).toMatchObject({ status: 'scheduled', scheduledAt });
    await newsroom.publishThrough(id);
    const { thread, posts } = await newsroom.look(id);
    expect(thread.status).toBe('published');
    expect(posts[0]?.sentAt?.getTime()).toBeGreaterThanOrEqual(scheduledAt?.getTime() ?? Number.NaN);
  });

  it('an edit after approval asks for approval again', async () => {
    const id = await wanted('next');
    await approve(id);
    const { thread } = await newsroom.look(id);
    await editThread(
      db,
      id,
      { revision: thread.revision, texts: { 1: 'Other words than were approved' }, prices: xPrices },
      'ada',
    );
    expect((await newsroom.look(id)).thread.status).toBe('awaiting-approval');
  });

  it('approved after its time, it asks for now or next and is not posted by itself', async () => {
    const id = await wanted('next');
    await passTime(db, 24 * 3_600_000);
    await expect(approve(id)).rejects.toThrow(/has passed\. Approve it for "now" or the "next" free time/);
    expect((await newsroom.look(id)).thread.status).toBe('awaiting-approval');
    await approve(id, 'now');
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread.status).toBe('published');
  });

  it('approved for a time of its own, it has that and counts its lateness from it', async () => {
    const id = await wanted('next');
    const at = new Date((await readNow(db)).getTime() + 48 * 3_600_000);
    await approve(id, at);
    const { thread } = await newsroom.look(id);
    expect(thread.scheduledAt).toEqual(at);
    expect(thread.latestAt?.getTime()).toBe(at.getTime() + 12 * 3_600_000);
  });

  it('one that was approved and is moved waits for approval again', async () => {
    const id = await wanted('next');
    await approve(id);
    await scheduleThread(db, wake, id, 'next', 'the author');
    expect((await newsroom.look(id)).thread.status).toBe('awaiting-approval');
  });

  it('holds its place among the next free times while it waits', async () => {
    const times = [await wanted('next'), await wanted('next')].map(
      async (id) => (await newsroom.look(id)).thread.scheduledAt?.getTime() ?? 0,
    );
    const [first = 0, second = 0] = await Promise.all(times);
    expect(Math.abs(second - first)).toBeGreaterThanOrEqual(30 * 60_000);
  });

  it('approved on a paused account, it waits for the end of the pause', async () => {
    const id = await wanted('now');
    await pause(db, 'courier', 'ada');
    await approve(id, 'now');
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread.status).toBe('scheduled');
  });
});

// On the embedded store transactions come one after another by themselves; a real server lets them meet.
describe('on PostgreSQL, at the same moment', () => {
  it.runIf(canOpen('PostgreSQL'))(
    'no two threads get the same next free time, and one article makes one thread',
    async () => {
      const backend = await openBackend('PostgreSQL');
      const room = await openNewsroom(backend.db);
      const intake = { db: backend.db, wake, templates, siteUrl: null, xSettings, defaultAccount: null };
      try {
        const drafts = await Promise.all([1, 2, 3, 4, 5, 6].map(() => room.thread(1, { at: null })));
        await Promise.all(drafts.map((id) => scheduleThread(backend.db, wake, id, 'next', 'ada')));
        const { rows } = await backend.db.query<{ at: Date }>(
          'select distinct scheduled_at as at from bobbin.threads',
        );
        expect(rows).toHaveLength(6);
        const same = wish({ at: 'next' });
        const made = await Promise.allSettled([1, 2, 3, 4].map(() => queueArticle(intake, same, 'ada')));
        expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      } finally {
        await room.close();
        await backend.close();
      }
    },
  );
});
