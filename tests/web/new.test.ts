import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWebAddress } from '../../src/web/web-address.ts';
import { formOf, openDesk } from './desk-app.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  expect(desk.failures).toEqual([]);
  await desk.close();
});

const article = (name: string) => `${name} bridge opens after two years
The ${name} bridge opened to traffic on Monday after two years of repairs that cost 12 million crowns.
About 9,000 cars a day will use it, the city said. Ferries had carried them since 2024.
Mayor Ingrid Halloran cut the ribbon before 400 guests at the eastern pier.
`;
const wish = (name: string) => ({
  text: article(name),
  link: 'https://site.example/bridge',
  template: 'highlights',
  account: 'practice',
});

async function preview(name: string, over: Record<string, string> = {}) {
  const answer = await desk.post('/new', { ...wish(name), ...over, do: 'preview' });
  return formOf(await answer.text(), '/new');
}

async function threadAt(answer: Response) {
  expect(answer.status).toBe(303);
  return await desk.newsroom.look(answer.headers.get('location')?.split('/').at(-1) ?? '');
}

async function countThreads() {
  return (await desk.db.query('select 1 from bobbin.threads')).rows.length;
}

test.each([
  ['www.kitefair.com/fair', 'https://www.kitefair.com/fair'],
  ['kitefair.com', 'https://kitefair.com'],
  ['kitefair.com:8443/fair?a=1', 'https://kitefair.com:8443/fair?a=1'],
  ['käse.example/ü', 'https://käse.example/ü'],
  ['HTTP://kitefair.com/fair', 'HTTP://kitefair.com/fair'],
  ['/fair', null],
  ['foo bar', null],
  ['foo', null],
  ['https://foo', null],
  ['https:///fair', null],
  ['//kitefair.com', null],
  ['mailto:desk@kitefair.com', null],
  ['desk@kitefair.com', null],
  ['javascript:alert(1.2)', null],
  ['ftp://kitefair.com', null],
  ['https://kitefair.com/a b', null],
  ['1.5', null],
])('the address %s is read as %s', (text, address) => {
  expect(readWebAddress(text)).toBe(address);
});

test('a link without its protocol is completed, and stands in the thread', async () => {
  const form = await preview('Kitefair', { link: 'www.kitefair.com/fair' });
  expect(form['link']).toBe('https://www.kitefair.com/fair');
  const { thread, posts } = await threadAt(await desk.post('/new', { ...form, when: 'next', do: 'queue' }));
  expect(thread.link).toContain('https://www.kitefair.com/fair');
  expect(posts.at(-1)?.text).toContain('https://www.kitefair.com/fair');
});

test.each(['/fair', 'foo bar'])('the link %s is refused at its field and nothing is stored', async (link) => {
  const seen = await preview('Seamark');
  const before = await countThreads();
  for (const wanted of ['preview', 'queue', 'draft']) {
    const answer = await desk.post('/new', { ...seen, link, do: wanted });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('href="#link">The link must be a web address such as https://your.site/story.');
    expect(page).toContain('id="link-error"');
    expect(page).not.toContain('<details class="settings"');
    expect(formOf(page, '/new')).toMatchObject({ link, text: expect.stringContaining('Seamark bridge') });
  }
  expect(await countThreads()).toBe(before);
});

test.each([
  ['text', article('Otherness')],
  ['link', 'https://site.example/other'],
  ['template', 'breaking'],
])('nothing is queued when the %s was changed after the preview', async (field, value) => {
  const seen = await preview('Tidewater');
  const answer = await desk.post('/new', { ...seen, [field]: value, do: 'queue' });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('Nothing is queued yet');
});

test('a time, class or embargo changed after the preview is simply taken, an account where the button named it', async () => {
  await desk.db.query(
    `insert into bobbin.accounts (id, name, handle, x_user_id, kind, state) values ('ac_b', 'second', 'second', '9', 'practice', 'enabled')`,
  );
  const seen = await preview('Longshore', { when: 'next' });
  const changed = {
    when: 'at',
    at: '2027-01-02T10:00',
    notBefore: '2027-01-01T10:00',
    class: 'breaking',
    account: 'second',
  };
  const unnamed = await desk.post('/new', { ...seen, ...changed, do: 'queue' });
  expect(await unnamed.text()).toContain('the button now names the new one');
  const named = { ...changed, speaksAs: 'second' };
  const { thread } = await threadAt(await desk.post('/new', { ...seen, ...named, do: 'queue' }));
  expect(thread.scheduledAt?.toISOString()).toMatch(/^2027-01-02T/);
  expect([thread.class, thread.accountId]).toEqual(['breaking', 'ac_b']);
});

test('nothing is queued for an account that may not post, though it may be kept as a draft', async () => {
  await desk.db.query(
    `insert into bobbin.accounts (id, name, handle, x_user_id, kind, state) values ('ac_c', 'third', 'third', '10', 'practice', 'disabled')`,
  );
  const seen = await preview('Saltmarsh');
  const answer = await desk.post('/new', { ...seen, account: 'third', speaksAs: 'third', do: 'queue' });
  expect([answer.status, await answer.text()]).toEqual([
    422,
    expect.stringContaining('@third may not post yet'),
  ]);
  expect(
    (await threadAt(await desk.post('/new', { ...seen, account: 'third', do: 'draft' }))).thread.status,
  ).toBe('draft');
});

test('a time that is over is said once, and the posts edited by hand are kept', async () => {
  const seen = await preview('Kelp');
  const edited = { ...seen, 'post-1': 'My own\r\nwords' };
  const answer = await desk.post('/new', { ...edited, when: 'at', at: '2020-01-01T10:00', do: 'queue' });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('One thing to mend');
  const mended = await desk.post('/new', { ...formOf(page, '/new'), when: 'next', do: 'preview' });
  expect(formOf(await mended.text(), '/new')['post-1']).toBe('My own\r\nwords');
});

test('every template is a press away, with its posts and price; the pressed one is shown', async () => {
  const answer = await desk.post('/new', { ...wish('Tabbed'), do: 'preview' });
  const page = await answer.text();
  expect(page).toMatch(
    /value="breaking" title="Three posts: [^"]+" aria-pressed="false"[^>]*>breaking <span class="hint">\d posts?, \$0\.\d+/,
  );
  expect(page).toMatch(/value="highlights" title="[^"]+" aria-pressed="true" disabled/);
  const form = formOf(page, '/new');
  const other = await (await desk.post('/new', { ...form, as: 'breaking' })).text();
  expect(other).toMatch(/value="breaking" title="[^"]+" aria-pressed="true" disabled/);
  expect(formOf(other, '/new')).toMatchObject({ template: 'breaking' });
});

test('words changed after the preview are queued only once what is wrong with them was shown', async () => {
  const form = await preview('Unseen');
  const before = await countThreads();
  const edited = { ...form, 'post-2': `${form['post-2']} @northcove`, do: 'queue' };
  const answer = await desk.post('/new', edited);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('Nothing is queued yet: look at what is said of them, then queue.');
  expect(page).toContain('It mentions @northcove');
  expect(await countThreads()).toBe(before);
  const again = await desk.post('/new', { ...formOf(page, '/new'), do: 'queue' });
  const { posts } = await threadAt(again);
  expect(posts[1]?.text).toContain('@northcove');
});

test('a thread with something that must be mended is not queued, and says so before and after the press', async () => {
  const form = await preview('Blocked');
  const before = await countThreads();
  const long = { ...form, 'post-2': 'x'.repeat(290) };
  const checked = await (await desk.post('/new', { ...long, edit: 'check' })).text();
  expect(checked).toMatch(/id="live-blocked">Post[^.]*href="#at-2"[^.]*must be mended before the thread can/);
  const typed = await (await desk.post('/parts/editor', long)).text();
  expect(typed).toMatch(/id="live-blocked">Post[^.]*href="#at-2"/);
  const answer = await desk.post('/new', { ...formOf(checked, '/new'), do: 'queue' });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toMatch(/href="#at-2">Post 2: It is 29\d characters/);
  expect(page).not.toMatch(/<details class="settings" open/);
  expect(await countThreads()).toBe(before);
  const kept = await threadAt(await desk.post('/new', { ...formOf(page, '/new'), do: 'draft' }));
  expect(kept.thread.status).toBe('draft');
  const edit = await desk.page(`/threads/${kept.thread.id}/edit`);
  expect(edit).toMatch(/<p class="field-error" id="live-blocked">[^.]*before the thread goes out/);
});
