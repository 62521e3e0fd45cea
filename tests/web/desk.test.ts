import { afterAll, beforeAll, expect, test } from 'vitest';
import { formOf, openDesk } from './desk-app.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  expect(desk.failures).toEqual([]);
  await desk.close();
});

const article = `Harbour bridge opens after two years
The harbour bridge in Northcove opened to traffic on Monday after two years of repairs that cost 12 million crowns.
About 9,000 cars a day will use it, the city said. Ferries had carried them since 2024.
Mayor Ingrid Halloran cut the ribbon before 400 guests at the eastern pier.
`;
const wish = {
  text: article,
  link: 'https://site.example/bridge',
  template: 'highlights',
  account: 'practice',
};

test('the empty queue offers the sample, which goes live in two clicks', async () => {
  expect(await desk.page('/')).toContain('href="/new?sample=1"');
  const preview = await desk.page('/new?sample=1');
  expect(preview).toContain('Queue as @practice');
  const queued = await desk.post('/new', { ...formOf(preview, '/new'), do: 'queue' });
  expect(queued.status).toBe(303);
  const id = queued.headers.get('location')?.split('/').at(-1) ?? '';
  expect(desk.woken).toContain(id);
  expect(await desk.page(`/threads/${id}`)).toContain('data-refresh');
  await desk.newsroom.publishThrough(id);
  const page = await desk.page(`/threads/${id}`);
  expect(page).toMatch(/(\d+) of \1 live/);
  expect(page).not.toContain('data-refresh');
  const post = /href="http:\/\/desk\.test(\/practice\/[^"]+)"/.exec(page)?.[1] ?? '';
  expect(await desk.page(post)).toContain('Practice X');
});

test('every page answers', async () => {
  const id = await desk.newsroom.thread(2, { at: null });
  const paths = [
    '/',
    '/?status=draft',
    '/parts/queue',
    '/needs-you',
    '/calendar',
    '/new',
    '/new?sample=1',
    '/accounts',
  ];
  paths.push('/accounts/practice/enable', '/status', '/practice/', '/practice/practice.css');
  paths.push(`/threads/${id}`, `/parts/threads/${id}`, `/threads/${id}/edit`, `/threads/${id}/delete-live`);
  paths.push(`/threads/${id}/cancel`);
  for (const path of paths) expect([path, (await desk.get(path)).status]).toEqual([path, 200]);
});

test('what is not there is said so', async () => {
  for (const path of ['/nothing', '/threads/th_none', '/practice/_control/faults', '/practice/2/tweets']) {
    const answer = await desk.get(path);
    expect([path, answer.status]).toEqual([path, 404]);
  }
});

test('nobody comes in without signing in, and no change without the token of the form', async () => {
  const stranger = await desk.app.request('http://desk.test/');
  expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/sign-in']);
  const id = await desk.newsroom.thread(1, { at: null });
  for (const path of ['/pause', '/new', `/threads/${id}/cancel`, '/accounts/practice/pause']) {
    expect([path, (await desk.send(path, { csrf: 'wrong' })).status]).toEqual([path, 403]);
  }
  expect((await desk.newsroom.look(id)).thread.status).toBe('draft');
});

test('a form comes back with its values and what is wrong, each error at its field', async () => {
  const answer = await desk.post('/new', { ...wish, link: '', when: 'at', at: '2020-01-01T10:00' });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('href="#link"');
  expect(page).toContain('href="#at"');
  expect(page).toContain('id="link-error"');
  expect(page).toContain('Mayor Ingrid Halloran cut the ribbon');
  expect(formOf(page, '/new')['at']).toBe('2020-01-01T10:00');
});

test('an edited post is checked again, keeps its words, and is what is queued', async () => {
  const first = formOf(await (await desk.post('/new', { ...wish, do: 'preview' })).text(), '/new');
  const long = `${'long '.repeat(60)}end`;
  const tooLong = await (await desk.post('/new', { ...first, 'post-1': long, do: 'preview' })).text();
  expect(tooLong).toContain('Must be mended');
  expect(formOf(tooLong, '/new')['post-1']).toBe(long);
  const refused = await desk.post('/new', { ...formOf(tooLong, '/new'), do: 'queue' });
  expect(refused.status).toBe(422);
  const saved = await desk.post('/new', {
    ...first,
    'post-1': 'The bridge in Northcove\r\nis open.',
    do: 'draft',
  });
  const id = saved.headers.get('location')?.split('/').at(-1) ?? '';
  const { thread, posts } = await desk.newsroom.look(id);
  expect(thread.status).toBe('draft');
  // The number is bobbin's to put, and comes back however the words were changed.
  expect(posts[0]?.text).toBe(`1/${posts.length} The bridge in Northcove\nis open.`);
});

test('the same article again names the earlier thread and can be queued again', async () => {
  const form = formOf(await (await desk.post('/new', { ...wish, do: 'preview' })).text(), '/new');
  const answer = await desk.post('/new', { ...form, do: 'queue' });
  const page = await answer.text();
  expect(answer.status).toBe(409);
  expect(page).toMatch(/href="\/threads\/th_?\w+">the earlier thread/);
  expect(page).toContain('Queue as @practice again');
  const again = await desk.post('/new', { ...formOf(page, '/new'), do: 'queue-again' });
  expect(again.status).toBe(303);
});

test('stored markup and direction overrides stay words', async () => {
  const hostile = '<script>alert(1)</script> \u202Etxet <img src=x onerror=alert(2)> "\'&';
  const id = await desk.newsroom.thread(1, { at: null, texts: [hostile, 'Second'] });
  await desk.db.query('update bobbin.threads set title = $2 where id = $1', [id, hostile]);
  for (const path of ['/', `/threads/${id}`, `/threads/${id}/edit`]) {
    const page = await desk.page(path);
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img');
    expect(page).not.toMatch(/<(?!time|p|a|bdi|h1|textarea|title)[a-z0-9]+[^>]*>[^<]*\u202E/);
  }
});

test('a stale edit is told and keeps the words', async () => {
  const id = await desk.newsroom.thread(2, { at: null });
  const form = formOf(await desk.page(`/threads/${id}/edit`), `/threads/${id}/edit`);
  const mine = await desk.post(`/threads/${id}/edit`, { ...form, 'post-1': 'Words of the first editor' });
  expect(mine.status).toBe(303);
  const stale = await desk.post(`/threads/${id}/edit`, { ...form, 'post-1': 'Words of the second' });
  expect(stale.status).toBe(409);
  expect(await stale.text()).toContain('Words of the second');
  expect(await desk.page(`/threads/${id}`)).toContain('<ins>');
});

test('a held thread shows exactly what its reason offers, and takes nothing without a confirmation', async () => {
  const id = await desk.newsroom.thread(2);
  const reason = { code: 'lost-twice', message: 'Look at the account.', actions: ['found', 'resend'] };
  await desk.db.query(`update bobbin.threads set status = 'held', reason = $2 where id = $1`, [
    id,
    JSON.stringify(reason),
  ]);
  const page = await desk.page(`/threads/${id}`);
  const offered = [...page.matchAll(new RegExp(`action="/threads/${id}/([a-z-]+)"`, 'g'))].map(
    ([, name]) => name,
  );
  expect(offered).toEqual(['found', 'resend']);
  expect((await desk.post(`/threads/${id}/resend`)).status).toBe(422);
  const wrong = await desk.post(`/threads/${id}/found`, { post: 'not a link' });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('value="not a link"');
  expect(await desk.page('/needs-you')).toContain('Look at the account.');
});

test('everybody can pause and resume, and every page says so', async () => {
  const paused = await desk.post('/pause', { back: '/accounts' });
  expect(paused.headers.get('location')).toBe('/accounts');
  const status = await desk.page('/status');
  expect(status).toContain('Paused by desk<');
  expect(status).not.toContain('</svg>Ready');
  expect(await desk.page('/accounts')).not.toContain('May post');
  const resumed = await desk.post('/resume', { back: '//elsewhere.example/' });
  expect(resumed.headers.get('location')).toBe('/');
  expect(await desk.page('/status')).not.toContain('Paused by desk');
  expect(await desk.page('/accounts')).toContain('May post');
});

test('a thread is moved, cancelled and deleted from its page', async () => {
  const id = await desk.newsroom.thread(2, { at: null });
  const moved = await desk.post(`/threads/${id}/move`, { when: 'at', at: '' });
  expect(moved.status).toBe(422);
  const past = await (await desk.post(`/threads/${id}/move`, { when: 'at', at: '2020-01-01T10:00' })).text();
  expect(past).toContain('That time is in the past. Choose a later one.');
  expect(past).not.toMatch(/>2020-01-01T/);
  expect((await desk.post(`/threads/${id}/move`, { when: 'next', at: '' })).status).toBe(303);
  expect(await desk.page(`/threads/${id}`)).toContain(`href="/threads/${id}/cancel"`);
  const asked = await desk.page(`/threads/${id}/cancel`);
  expect(asked).toContain('Nothing of it is live.');
  expect(asked).toContain('Keep it');
  expect((await desk.newsroom.look(id)).thread.status).toBe('scheduled');
  expect((await desk.newsroom.look(id)).thread.status).toBe('scheduled');
  expect((await desk.post(`/threads/${id}/cancel`)).status).toBe(303);
  expect((await desk.newsroom.look(id)).thread.status).toBe('cancelled');
  const cancelled = await desk.page(`/threads/${id}`);
  expect(cancelled.match(/<\/svg>Not sent/g)).toHaveLength(2);
  expect(cancelled).not.toContain('Waiting');
  expect(await desk.page(`/threads/${id}/cancel`)).toContain('cannot be cancelled as it stands');
  expect(await desk.page('/status')).toMatch(new RegExp(`<a href="/threads/${id}"><bdi>(?!${id})`));
  const live = await desk.newsroom.thread(2);
  await desk.newsroom.publishThrough(live);
  expect(await desk.page(`/threads/${live}/delete-live`)).toContain('Delete 2 live posts ($0.02)');
  expect((await desk.post(`/threads/${live}/delete-live`)).status).toBe(422);
  expect((await desk.post(`/threads/${live}/delete-live`, { confirm: 'yes' })).status).toBe(303);
  expect((await desk.newsroom.look(live)).posts.map(({ status }) => status)).toEqual(['deleted', 'deleted']);
});

test('live accounts are named on every page', async () => {
  expect(await desk.page('/')).toContain('nothing reaches X');
  await desk.db.query(
    `insert into bobbin.accounts (id, name, handle, x_user_id, kind, state) values ('ac_x', 'x', 'harbour', '7', 'oauth1', 'enabled')`,
  );
  const page = await desk.page('/');
  expect(page).toContain('@harbour');
  expect(page).toContain('trial storage');
  await desk.db.query(`delete from bobbin.accounts where id = 'ac_x'`);
});

test('the accounts page enables, pauses, chooses and asks for approval', async () => {
  const { db } = desk;
  const account = async () =>
    (await db.query<Record<string, unknown>>(`select * from bobbin.accounts where name = 'practice'`))
      .rows[0];
  await desk.post('/accounts/practice/pause');
  expect((await account())?.['paused_by']).toBe('desk');
  await desk.post('/accounts/practice/resume');
  expect((await account())?.['paused_at']).toBeNull();
  await desk.post('/accounts/practice/approval', { rule: 'any' });
  expect((await account())?.['requires_approval']).toBe(true);
  await desk.post('/accounts/practice/approval', { rule: 'nobody' });
  expect((await desk.post('/accounts/practice/default')).status).toBe(303);
  expect((await desk.post('/accounts/practice/enable')).status).toBe(303);
  expect((await desk.post('/accounts/nobody/enable')).status).toBe(404);
});
