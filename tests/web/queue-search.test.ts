import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from './desk-app.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
  await desk.newsroom.thread(1, { at: null, texts: ['A heron nests on the crane.'] });
  for (let count = 0; count < 52; count += 1) {
    await desk.newsroom.thread(1, { at: null, texts: [`Gull number ${count} lands.`] });
  }
});
afterAll(async () => {
  await desk.close();
  expect(desk.failures).toEqual([]);
});

const rows = (html: string) => [...html.matchAll(/class="row"/g)].length;

test('words are searched by an address, which keeps them in their field', async () => {
  const page = await desk.page('/?q=HERON%20cran');
  expect(rows(page)).toBe(1);
  expect(page).toMatch(/<input[^>]*id="q"[^>]*value="HERON cran"/);
  expect(page).toContain('data-search=""');
});

test('what is found comes fifty at a time, and the next address holds the whole search', async () => {
  const page = await desk.page('/?q=gull&status=draft&author=a%20test&from=2026-01-01&to=2099-01-01');
  expect(rows(page)).toBe(50);
  const next = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(Object.fromEntries(new URL(next, 'http://desk.test').searchParams)).toMatchObject({
    ...{ q: 'gull', status: 'draft', author: 'a test', from: '2026-01-01', to: '2099-01-01' },
  });
  const second = await desk.page(next);
  expect(rows(second)).toBe(2);
  expect(second).not.toContain('rel="next"');
});

test('nothing found says what to try, and a day that is none says so at its field', async () => {
  expect(await desk.page('/?q=pelican')).toContain('Nothing found');
  const answer = await desk.get('/?from=2026-02-31');
  expect([answer.status, await answer.text()]).toEqual([
    422,
    expect.stringMatching(/href="#from">“2026-02-31” is no day/),
  ]);
  expect(await desk.page('/?from=2026-03-02&to=2026-03-01')).toContain('href="#to">The last day is before');
  expect((await desk.get('/?from=2026-03-01&to=2026-03-01')).status).toBe(200);
});

test('an empty search is the queue as ever', async () => {
  expect(await desk.page('/?q=&account=&status=&author=&from=&to=')).toContain('id="queue"');
});
