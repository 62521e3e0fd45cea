import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount } from '../../src/publish/accounts.ts';
import { readNow } from '../../src/store/threads.ts';
import { passTime } from '../support/newsroom.ts';
import { type Answer, anArticle, countRows, type Desk, openDesk, publicUrl } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const link = 'https://news.example/story';
let count = 0;
/** A request to queue an article that nobody else queues. */
function wish(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  count += 1;
  return { source: { text: anArticle(`number${count}`) }, link, ...change };
}
const queue = (body: unknown): Promise<Answer> => desk.ask('POST /api/threads', { body });
const show = async (id: string) => (await desk.ask(`GET /api/threads/${id}`)).body;
const inHours = async (hours: number): Promise<string> =>
  new Date((await readNow(desk.db)).getTime() + hours * 3_600_000).toISOString();

/** What is refused leaves no row behind. @returns the refusal. */
async function refused(body: unknown): Promise<Answer> {
  const before = await countRows(desk.db);
  const woken = desk.woken.length;
  const answer = await queue(body);
  expect(await countRows(desk.db)).toEqual(before);
  expect(desk.woken.length).toBe(woken);
  return answer;
}

describe('an article queued without a time', () => {
  it('is stored as a draft and answered in the shape of queue --json', async () => {
    const { status, body } = await queue(wish());
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^th_[0-9a-z]{12}$/),
      status: 'draft',
      account: 'practice',
      scheduledAt: null,
      deskUrl: `${publicUrl}/threads/${body.id}`,
      link,
      priceUsd: expect.any(Number),
      problems: expect.any(Array),
      warnings: [],
    });
    expect(body.priceUsd).toBeGreaterThan(0.2);
    expect(desk.woken).not.toContain(body.id);
  });

  it('has its link in its last post alone', async () => {
    const { posts } = await show((await queue(wish())).body.id);
    const withLink = posts.filter(({ text }: { text: string }) => text.includes(link));
    expect(withLink.map(({ position }: { position: number }) => position)).toEqual([posts.length]);
  });
});

describe('an article is taken', () => {
  const title = 'Harbour council buys electric ferries';
  const body = 'The council will replace nine diesel ferries by 2029, it decided by 31 votes to 12.';

  it.each([
    ['text', `${title}\n${body}\nText kind.`],
    ['markdown', `# ${title}\n\n${body} Markdown kind.`],
    [
      'html',
      `<article><h1>${title}</h1><p>${body}</p><p>The html kind has two paragraphs in it.</p></article>`,
    ],
  ])('as %s', async (kind, text) => {
    const { status, body: queued } = await queue({ source: { [kind]: text }, link });
    expect(status).toBe(201);
    expect(await show(queued.id)).toMatchObject({ title, externalId: null });
  });

  it('as text from a file, whose name tells its kind', async () => {
    const source = { text: `# ${title}\n\n${body} From a file.`, name: 'story.md' };
    const { body: queued } = await queue({ source, link });
    expect((await show(queued.id)).title).toBe(title);
  });

  it('as a CMS has it: with its id, its own address to link to and its own first line', async () => {
    const article = {
      externalId: 'cms-77',
      title,
      socialHook: 'Nine diesel ferries are going: Harbour votes for batteries.',
      body: `<p>${body}</p><p>The first ferry is being built at the Aldersund shipyard.</p>`,
      highlights: ['Harbour will run nine electric ferries by 2029.'],
      image: { url: 'https://news.example/ferry.jpg', alt: 'A white ferry at its quay' },
      canonicalUrl: 'https://news.example/ferries',
      section: 'Local',
      language: 'en',
    };
    const { status, body: queued } = await queue({ source: { article } });
    expect(status).toBe(201);
    expect(queued.link).toContain('https://news.example/ferries');
    const thread = await show(queued.id);
    expect(thread.externalId).toBe('cms-77');
    expect(thread.posts[0].text).toContain(article.socialHook);
  });

  it('with an editor’s own words, and the problems answered are those of these words', async () => {
    const words = ['A first post of our own.', 'And a second: www.other.example is not ours.'];
    const { body: queued } = await queue(wish({ posts: words }));
    const { posts } = await show(queued.id);
    expect(posts.map(({ text }: { text: string }) => text)).toEqual(words);
    expect(queued.problems.map(({ post }: { post: number | null }) => post)).toContain(2);
  });
});

describe('a template', () => {
  it('that is named is used', async () => {
    const { body } = await queue(wish({ template: 'breaking' }));
    expect(await show(body.id)).toMatchObject({ template: 'breaking' });
  });

  it('that does not exist is refused, with the one that was probably meant', async () => {
    const { status, body } = await refused(wish({ template: 'highlihgts' }));
    expect(status).toBe(422);
    expect(body.error.message).toMatch(
      /no template "highlihgts"; did you mean "highlights"\? There are: breaking/,
    );
  });
});

describe('a time', () => {
  it('of now is due at once and wakes the queue', async () => {
    const { body } = await queue(wish({ at: 'now' }));
    expect(body.status).toBe('scheduled');
    expect(Math.abs(Date.parse(body.scheduledAt) - (await readNow(desk.db)).getTime())).toBeLessThan(60_000);
    expect(desk.woken).toContain(body.id);
  });

  it('of next is on the grid, and half an hour from the one before it', async () => {
    const first = Date.parse((await queue(wish({ at: 'next' }))).body.scheduledAt);
    const second = Date.parse((await queue(wish({ at: 'next' }))).body.scheduledAt);
    expect(first % 300_000).toBe(0);
    expect(second - first).toBeGreaterThanOrEqual(30 * 60_000);
  });

  it('that is an instant is kept to the second', async () => {
    const at = await inHours(30);
    expect((await queue(wish({ at }))).body).toMatchObject({ status: 'scheduled', scheduledAt: at });
  });

  it('that is local is in the time zone of the account', async () => {
    await desk.db.query(`update bobbin.accounts set time_zone = 'America/New_York' where name = 'practice'`);
    const day = (await inHours(72)).slice(0, 10);
    const { body } = await queue(wish({ at: `${day} 12:00` }));
    await desk.db.query(`update bobbin.accounts set time_zone = 'UTC' where name = 'practice'`);
    expect([`${day}T16:00:00.000Z`, `${day}T17:00:00.000Z`]).toContain(body.scheduledAt);
  });

  it.each([
    ['2020-01-01T00:00:00Z', 'is in the past'],
    ['2999-01-01T00:00:00Z', 'more than a year ahead'],
    ['someday', '"someday" is not a time: write 14:30'],
    ['', 'is not a time'],
  ])('of "%s" is refused in words, and nothing is stored', async (at, words) => {
    const { status, body } = await refused(wish({ at }));
    expect(status).toBe(422);
    expect(body.error).toMatchObject({ code: 'invalid', message: expect.stringContaining(words) });
  });
});

describe('an embargo', () => {
  it('moves a thread wanted now to its end', async () => {
    const notBefore = await inHours(5);
    const { body } = await queue(wish({ at: 'now', notBefore }));
    expect(body.scheduledAt).toBe(notBefore);
    expect((await show(body.id)).notBefore).toBe(notBefore);
  });

  it('makes the next free time one after its end', async () => {
    const notBefore = await inHours(9);
    const { body } = await queue(wish({ at: 'next', notBefore }));
    expect(Date.parse(body.scheduledAt)).toBeGreaterThan(Date.parse(notBefore));
  });

  it('refuses a time before its end, naming it, and nothing is stored', async () => {
    const notBefore = await inHours(5);
    const { status, body } = await refused(wish({ at: await inHours(4), notBefore }));
    expect(status).toBe(422);
    expect(body.error.message).toContain(`before the embargo ends at ${notBefore}`);
  });

  it('is kept with a draft', async () => {
    const notBefore = await inHours(5);
    const { body } = await queue(wish({ notBefore }));
    const moved = await desk.ask(`POST /api/threads/${body.id}/move`, { body: { at: await inHours(1) } });
    expect(moved.status).toBe(422);
    expect(moved.body.error.message).toContain('embargo');
  });

  it('that is no time is refused, naming it', async () => {
    const { status, body } = await refused(wish({ notBefore: 'Monday' }));
    expect(status).toBe(422);
    expect(body.error.message).toContain('"Monday" is not a time');
  });
});

describe('a class', () => {
  it('is normal unless told, and decides how late a thread may go out', async () => {
    const plain = (await queue(wish({ at: 'now' }))).body.id;
    const breaking = (await queue(wish({ at: 'now', class: 'breaking' }))).body.id;
    const { rows } = await desk.db.query<{ id: string; hours: string }>(
      `select id, extract(epoch from latest_at - scheduled_at) / 3600 as hours from bobbin.threads where id = any($1)`,
      [[plain, breaking]],
    );
    const hours = Object.fromEntries(rows.map((row) => [row.id, Number(row.hours)]));
    expect(hours).toEqual({ [plain]: 12, [breaking]: 1 });
  });

  it('that does not exist is refused, naming the field and those there are', async () => {
    const { status, body } = await refused(wish({ class: 'urgent' }));
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/^class: .*breaking.*normal.*evergreen/);
  });
});

describe('a request is refused with 400, naming the field,', () => {
  it.each([
    ['without a source', {}, /^source: is missing\.$/],
    [
      'with an empty source',
      { source: {} },
      /^source: give exactly one of text, markdown, html, url or article/,
    ],
    ['with two sources', { source: { text: 'a', html: 'b' } }, /^source: give exactly one/],
    ['with a source that is a string', { source: 'text' }, /^source: must be an object/],
    [
      'with a field nobody knows',
      { source: { text: 'a' }, when: 'now' },
      /^the request: there is no field "when" here/,
    ],
    ['with a field nobody knows in its source', { source: { text: 'a', txt: 'b' } }, /^source: .*txt/],
    [
      'with a link that is no web address',
      { source: { text: 'a' }, link: 'javascript:alert(1)' },
      /^link: must be/,
    ],
    [
      'with an article without a title',
      { source: { article: { body: 'b' } } },
      /^source\.article\.title: is missing/,
    ],
    [
      'with an article in a language that is none',
      { source: { article: { title: 'T', body: 'b', language: 'x' } } },
      /^source\.article\.language: /,
    ],
    ['with an empty post', { source: { text: 'a' }, posts: [''] }, /^posts\.0: must not be empty/],
    [
      'with 26 posts',
      { source: { text: 'a' }, posts: Array(26).fill('a') },
      /^posts: must be 25 entries at most/,
    ],
  ])('%s', async (_, body, message) => {
    const answer = await refused(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code: 'invalid', message: expect.stringMatching(message) });
  });

  it('with everything that is wrong at once', async () => {
    const { body } = await refused({ source: {}, link: 'x', class: 'urgent' });
    for (const field of ['source:', 'link:', 'class:']) expect(body.error.message).toContain(field);
  });
});

describe('an article that cannot be had is refused with 422, why and what to do:', () => {
  it.each([
    ['an empty text', { text: '' }, 'empty'],
    ['a title alone', { text: 'A headline and no story' }, 'no-body'],
    [
      'only boilerplate',
      { text: 'Share this article\nSubscribe to our newsletter\nFollow us on X' },
      'only-boilerplate',
    ],
    ['more than a megabyte', { text: `A headline\n${'word '.repeat(210_000)}` }, 'too-large'],
    ['an address on this machine', { url: 'http://127.0.0.1/story' }, null],
    ['an address on this machine, by another name', { url: 'http://localhost/story' }, null],
    ['an address in a private network', { url: 'http://10.0.0.8/story' }, null],
    ['an address of a cloud’s own', { url: 'http://169.254.169.254/latest/meta-data/' }, null],
    ['an address of IPv6 that is this machine', { url: 'http://[::1]/story' }, null],
    ['an address of another protocol', { url: 'file:///etc/passwd' }, null],
    ['no address at all', { url: 'story' }, null],
  ])('%s', async (_, source, code) => {
    const { status, body } = await refused({ source, link });
    expect(status).toBe(422);
    if (code) expect(body.error.code).toBe(code);
    expect(body.error.message.length).toBeGreaterThan(10);
    expect(body.error.fix.length).toBeGreaterThan(10);
  });

  it('one without any address to link to', async () => {
    const { status, body } = await refused(wish({ link: undefined }));
    expect(status).toBe(422);
    expect(body.error).toMatchObject({ code: 'no-link', message: expect.stringContaining('SITE_URL') });
  });

  it('an editor’s post over X’s limit, when a time is wanted', async () => {
    const { status, body } = await refused(wish({ posts: ['x'.repeat(281)], at: 'now' }));
    expect(status).toBe(422);
    expect(body.error.message).toMatch(/28[01]/);
  });
});

describe('the same article twice', () => {
  it('is refused with 409, naming the earlier thread and where to see it', async () => {
    const body = wish();
    const earlier = (await queue(body)).body;
    const { status, body: answer } = await refused({ ...body, at: 'now' });
    expect(status).toBe(409);
    expect(answer.error).toMatchObject({
      code: 'same-article',
      threadStatus: 'draft',
      threadId: earlier.id,
      deskUrl: earlier.deskUrl,
      message: expect.stringContaining(earlier.id),
    });
  });

  it('is the same although its link differs, and although only its address or id is the same', async () => {
    const body = wish();
    await queue(body);
    expect((await refused({ ...body, link: 'https://news.example/else' })).status).toBe(409);
    const article = (mark: string, more: object) => ({
      source: {
        article: {
          title: `A story ${mark}`,
          body: `The council of ${mark} met on the matter of ferries.`,
          ...more,
        },
      },
      link,
    });
    await queue(article('first', { canonicalUrl: 'https://news.example/same', externalId: 'same-id' }));
    expect((await refused(article('second', { canonicalUrl: 'https://news.example/same' }))).status).toBe(
      409,
    );
    expect((await refused(article('third', { externalId: 'same-id' }))).status).toBe(409);
  });

  it('is made again when asked to, or when the earlier thread was cancelled', async () => {
    const body = wish();
    const earlier = (await queue(body)).body.id;
    const again = await queue({ ...body, again: true });
    expect(again.status).toBe(201);
    expect(again.body.id).not.toBe(earlier);
    await desk.ask(`POST /api/threads/${earlier}/cancel`, { body: {} });
    await desk.ask(`POST /api/threads/${again.body.id}/cancel`, { body: {} });
    expect((await queue(body)).status).toBe(201);
  });

  it('at the same moment makes one thread', async () => {
    const body = wish();
    const answers = await Promise.all([queue(body), queue(body), queue(body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe('an account', () => {
  it('that does not exist is refused, naming it', async () => {
    const { status, body } = await refused(wish({ account: 'nobody' }));
    expect(status).toBe(404);
    expect(body.error.message).toContain('no account "nobody"');
  });

  it('that is not enabled takes drafts; a time for it is refused and nothing is stored', async () => {
    const { settings } = desk.newsroom;
    const credentials = { apiKey: 'k', apiKeySecret: 'ks', accessToken: 'gazette', accessTokenSecret: 'ts' };
    await addAccount(
      desk.db,
      settings,
      { name: 'gazette', credentials, apiUrl: null, timeZone: 'UTC' },
      'a test',
    );
    const { status, body } = await refused(wish({ account: 'gazette', at: 'now' }));
    expect(status).toBe(409);
    expect(body.error.message).toMatch(/@gazette may not post yet.*bobbin accounts enable gazette/);
    expect((await queue(wish({ account: 'gazette' }))).body).toMatchObject({
      status: 'draft',
      account: 'gazette',
    });
  });
});

describe('a thread queued for now', () => {
  it('is live once the worker has had it, and shows where', async () => {
    const { id } = (await queue(wish({ at: 'now' }))).body;
    await passTime(desk.db, 1);
    await desk.newsroom.publishThrough(id);
    const thread = await show(id);
    expect(thread.status).toBe('published');
    expect(thread.posts[0]).toMatchObject({
      status: 'sent',
      attempts: 1,
      url: `${publicUrl}/practice/practice/status/${thread.posts[0].xPostId}`,
      sentAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(thread.threadUrl).toBe(thread.posts[0].url);
    expect(thread.spentUsd).toBeCloseTo(thread.priceUsd, 3);
  });
});
