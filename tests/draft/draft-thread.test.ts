import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { xPrices } from '../../src/compose/price-list.ts';
import { compose, DraftRefusedError, type DraftWish, draftThread } from '../../src/draft/draft-thread.ts';
import { readArticle, UnreadableError } from '../../src/draft/read-article.ts';
import { loadTemplates, pickTemplate, type Templates } from '../../src/draft/templates.ts';
import { ensurePracticeAccount } from '../../src/publish/accounts.ts';
import { readProblems } from '../../src/store/board.ts';
import type { Db } from '../../src/store/db.ts';
import { readPosts } from '../../src/store/posts.ts';
import { readThread } from '../../src/store/threads.ts';
import { freshEmbedded } from '../support/backends.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';

let db: Db;
let newsroom: Newsroom;
let templates: Templates;
beforeAll(async () => {
  db = await freshEmbedded();
  newsroom = await openNewsroom(db);
  await ensurePracticeAccount(db, newsroom.settings, 'UTC');
  templates = await loadTemplates();
});
afterAll(async () => {
  await newsroom.close();
  await db.close();
});

let count = 0;
/** An article that was not drafted before. */
async function anArticle(url?: string): Promise<Article> {
  count += 1;
  const text = `Council buys ferries, part ${count}\nThe council will replace ${count + 100} ferries by 2029, it decided.\nThe first is being built at Aldersund.`;
  return await readArticle({ kind: 'text', text, url });
}
const wish = (change: Partial<DraftWish> = {}): DraftWish => ({
  template: pickTemplate(templates, 'highlights'),
  link: 'https://news.example/story',
  siteUrl: null,
  prices: xPrices,
  accountName: 'practice',
  class: 'normal',
  notBefore: null,
  picture: null,
  texts: null,
  again: false,
  id: null,
  ...change,
});
const draft = (article: Article, change: Partial<DraftWish> = {}) =>
  db.transaction((tx) => draftThread(tx, article, wish(change), 'ada'));
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  await work.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof DraftRefusedError ? error.code : String(error)),
  );

describe('the templates of this repository', () => {
  it('all load, each under the name of its file', () => {
    expect([...templates.keys()].sort()).toEqual(['breaking', 'highlights', 'long-read']);
  });

  it('make a thread of the same article each', async () => {
    const article = await anArticle();
    for (const template of templates.values()) {
      const { posts } = compose(article, wish({ template }));
      expect([template.name, posts.length > 0]).toEqual([template.name, true]);
    }
  });

  it('are named when one is asked for that is not among them', () => {
    expect(() => pickTemplate(templates, 'long-red')).toThrow(
      'There is no template "long-red"; did you mean "long-read"? There are: breaking, highlights, long-read.',
    );
    expect(() => pickTemplate(templates, 'zzzzzz')).toThrow(
      'There is no template "zzzzzz". There are: breaking, highlights, long-read.',
    );
    expect(() => pickTemplate(templates, 'constructor')).toThrow(DraftRefusedError);
  });
});

describe('the link of a thread', () => {
  it('is the one named, before the article’s own, before the site’s', async () => {
    const article = await anArticle('https://news.example/own');
    const linkOf = (change: Partial<DraftWish>) => compose(article, wish(change)).link;
    expect(linkOf({ siteUrl: 'https://site.example' })).toContain('https://news.example/story');
    expect(linkOf({ link: null, siteUrl: 'https://site.example' })).toContain('https://news.example/own');
    const bare = await anArticle();
    expect(compose(bare, wish({ link: null, siteUrl: 'https://site.example' })).link).toContain(
      'site.example',
    );
  });

  it('is said to be the site’s where it is, first of all, and only there', async () => {
    const bare = await anArticle();
    const { problems } = compose(bare, wish({ link: null, siteUrl: 'https://site.example' }));
    expect(problems[0]).toMatchObject({ rule: 'link', severity: 'note', post: null });
    expect(problems[0]?.message).toContain('https://site.example');
    const own = compose(bare, wish({ siteUrl: 'https://site.example' }));
    expect(own.problems.some(({ message }) => message.includes('links to the site'))).toBe(false);
  });

  it('missing altogether refuses the thread, saying how to name one', async () => {
    const article = await anArticle();
    expect(() => compose(article, wish({ link: null }))).toThrow(
      'The article has no address to link to. Name it (--url, or “link” in the API), or set SITE_URL.',
    );
    expect(await codeOf(draft(article, { link: null }))).toBe('no-link');
    expect(await codeOf(draft(article, { link: null, texts: ['Own words.'] }))).toBe('no-link');
  });
});

describe('a draft', () => {
  it('keeps the composed words in order, and who made it', async () => {
    const article = await anArticle();
    const id = await draft(article, { class: 'breaking' });
    const composed = compose(article, wish());
    expect(await readThread(db, id)).toMatchObject({
      status: 'draft',
      title: article.title,
      class: 'breaking',
      createdBy: 'ada',
      scheduledAt: null,
    });
    expect((await readPosts(db, id)).map(({ text }) => text)).toEqual(composed.posts.map(({ text }) => text));
    expect(await readProblems(db, id)).toEqual(composed.problems);
  });

  it('of an editor’s own words keeps those, with the problems of those', async () => {
    const id = await draft(await anArticle(), { texts: ['Own words.', 'x'.repeat(300)] });
    expect((await readPosts(db, id)).map(({ text }) => text.length)).toEqual([10, 300]);
    expect(await readProblems(db, id)).toEqual(
      expect.arrayContaining([expect.objectContaining({ post: 2, severity: 'block' })]),
    );
  });

  it('of an article that has one is refused, naming it, and stores nothing', async () => {
    const article = await anArticle();
    const id = await draft(article);
    const counted =
      'select (select count(*) from bobbin.threads) as t, (select count(*) from bobbin.events) as e';
    const before = (await db.query(counted)).rows;
    const refusal = await draft(article).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'same-article', threadId: id });
    expect(String(refusal)).toMatch(new RegExp(`already has thread ${id} \\(draft\\) on @practice`));
    expect((await db.query(counted)).rows).toEqual(before);
  });

  it('of an article that has one is made when asked for again, and keeps the article once', async () => {
    const article = await anArticle();
    const ids = [await draft(article), await draft(article, { again: true })];
    const { rows } = await db.query<{ article_id: string }>(
      'select distinct article_id from bobbin.threads where id = any($1)',
      [ids],
    );
    expect(new Set(ids).size).toBe(2);
    expect(rows).toHaveLength(1);
  });

  it('under an id that there is already is that thread, as it is', async () => {
    const article = await anArticle();
    expect(await draft(article, { id: 'th_mine' })).toBe('th_mine');
    const before = await readPosts(db, 'th_mine');
    expect(await draft(article, { id: 'th_mine' })).toBe('th_mine');
    expect(await readPosts(db, 'th_mine')).toEqual(before);
  });

  it('for an account there is none of is refused', async () => {
    expect(await codeOf(draft(await anArticle(), { accountName: 'nobody' }))).toBe('no-account');
  });
});

describe('a source', () => {
  it('that cannot be read is refused with a code, why, and what to do', async () => {
    const refusal = await readArticle({ kind: 'text', text: 'Only a headline' }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(UnreadableError);
    expect(refusal).toMatchObject({
      code: 'no-body',
      message: 'There is a title but no article under it.',
      fix: expect.stringContaining('Paste the whole article'),
    });
  });

  it('that is an address of this machine is not fetched', async () => {
    const url = `${newsroom.practice.url}/2/users/me`;
    await expect(readArticle({ kind: 'url', url })).rejects.toThrow(UnreadableError);
  });

  it('keeps the address it came with', async () => {
    const article = await readArticle({
      kind: 'text',
      text: 'A title\nThe council met on Monday to vote on ferries.',
      url: 'https://n.example/a',
    });
    expect(article.url).toBe('https://n.example/a');
  });
});
