import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../support/practice.ts';
import { anArticle, countRows, type Desk, openDesk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const link = 'https://news.example/story';
const compose = (body: object) => desk.ask('POST /api/compose', { body });

describe('composing an article', () => {
  it('answers in the shape of compose --json and stores nothing', async () => {
    const before = await countRows(desk.db);
    const { status, body } = await compose({ source: { text: anArticle() }, link });
    expect(status).toBe(200);
    expect(body).toMatchObject({ link, priceUsd: expect.any(Number), problems: expect.any(Array) });
    for (const post of body.posts) {
      expect(post).toEqual({ text: expect.any(String), weight: expect.any(Number) });
      expect(post.weight).toBeLessThanOrEqual(280);
    }
    expect(body.posts.at(-1).text).toContain(link);
    expect(await countRows(desk.db)).toEqual(before);
  });

  it('says of each problem its rule, how severe it is, where and what to do', async () => {
    const article = { title: 'Ferries', body: 'The council met. He said yes to ended.In the end.' };
    const { body } = await compose({ source: { article }, link });
    for (const problem of body.problems) {
      expect(problem).toEqual({
        rule: expect.any(String),
        severity: expect.stringMatching(/^(block|warn|note)$/),
        post: problem.post === null ? null : expect.any(Number),
        message: expect.any(String),
        fix: expect.any(String),
      });
    }
    expect(body.problems.length).toBeGreaterThan(0);
  });

  it('by every template reads the article once and gives each thread as composing by it alone does', async () => {
    const wish = { source: { text: anArticle('all') }, link };
    const { status, body } = await desk.ask('POST /api/compose/all', { body: wish });
    expect(status).toBe(200);
    expect(body.threads.map((thread: Json) => thread.template)).toEqual([
      'breaking',
      'highlights',
      'long-read',
    ]);
    for (const { template, ...thread } of body.threads) {
      const alone = (await compose({ ...wish, template })).body;
      expect({ article: body.article, template, ...thread }).toEqual(alone);
    }
  });

  it('gives the same words as queueing it does', async () => {
    const wish = { source: { text: anArticle('same') }, link, template: 'long-read' };
    const composed = (await compose(wish)).body;
    const { id } = (await desk.ask('POST /api/threads', { body: wish })).body;
    const thread = (await desk.ask(`GET /api/threads/${id}`)).body;
    expect(thread.posts.map((post: Json) => post.text)).toEqual(
      composed.posts.map((post: Json) => post.text),
    );
    expect(thread.posts.map((post: Json) => post.weight)).toEqual(
      composed.posts.map((post: Json) => post.weight),
    );
    expect(thread.priceUsd).toBe(composed.priceUsd);
  });

  it.each([
    ['an unknown template', { template: 'braking' }, 422, 'did you mean "breaking"?'],
    ['an address that is private', { source: { url: 'http://192.168.1.1/' } }, 422, ''],
    ['two sources', { source: { text: 'a', html: 'b' } }, 400, 'source: give exactly one'],
    ['a field that only queueing has', { at: 'now' }, 400, '"at"'],
    ['no address to link to', { link: undefined }, 422, 'SITE_URL'],
  ])('is refused for %s', async (_, change, status, words) => {
    const answer = await compose({ source: { text: anArticle() }, link, ...change });
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toContain(words);
  });

  it('links to the site where nothing else is named, and says so', async () => {
    const withSite = await openDesk({ siteUrl: 'https://gazette.example' });
    try {
      const { body } = await withSite.ask('POST /api/compose', { body: { source: { text: anArticle() } } });
      expect(body.link).toBe('https://gazette.example');
      expect(body.problems[0]).toMatchObject({
        rule: 'link',
        severity: 'note',
        message: expect.stringContaining('links to the site (https://gazette.example)'),
      });
      const queued = await withSite.ask('POST /api/threads', { body: { source: { text: anArticle() } } });
      expect(queued.body.problems[0].rule).toBe('link');
    } finally {
      await withSite.close();
    }
  });
});
