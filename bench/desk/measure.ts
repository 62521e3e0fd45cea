import { loadavg } from 'node:os';
import type { Db } from '../../src/store/db.ts';
import { formOf } from '../../tests/web/desk-app.ts';
import { ms, quantile } from '../publish/figures.ts';
import { longArticle } from './article.ts';
import { type Answer, type Browser, signIn, weighFirstPage } from './client.ts';
import { seeded, words } from './load.ts';

/** A line of the table. */
type Row = { readonly what: string; readonly words: string };
export type Figures = { readonly rows: readonly Row[]; readonly load: string };

type Desk = { readonly url: string; readonly signInUrl: string; readonly db: Db };

/** Times each page, one request after another, from asking to the last byte. */
export async function measure({ url, signInUrl, db }: Desk, requests: number): Promise<Figures> {
  const load = loadavg()[0]?.toFixed(1) ?? '';
  const browser = await signIn(url, signInUrl);
  const threads = await someThreads(db);
  const rows: Row[] = [];
  const time = async (what: string, ask: (round: number) => Promise<Answer>): Promise<void> => {
    for (let round = 0; round < 10; round += 1) await ask(round);
    const times: number[] = [];
    for (let round = 0; round < requests; round += 1) {
      const answer = await ask(round);
      if (answer.status !== 200) throw new Error(`${what}: answered ${answer.status}`);
      times.push(answer.ms);
    }
    const row = { what, words: `${ms(quantile(times, 0.5))} / ${ms(quantile(times, 0.95))}` };
    console.error(`  ${row.what}: ${row.words}`);
    rows.push(row);
  };
  await time('Queue', () => browser.get('/'));
  await time('Queue, what is live, 50 rows', () => browser.get('/?status=published'));
  await time('Needs you', () => browser.get('/needs-you'));
  await time('Calendar, this week', () => browser.get('/calendar'));
  await time('Calendar, a week of one account', (n) => browser.get(`/calendar?account=desk-${1 + (n % 20)}`));
  await time('A thread', (n) => browser.get(`/threads/${threads[n % threads.length]}`));
  await time('Search: a word of most threads', () => browser.get(`/?q=${words.common}`));
  await time('Search: two such words', () => browser.get(`/?q=${words.common}+council`));
  await time('Search: a word of five threads', () => browser.get(`/?q=${words.rare}`));
  await time('Search: no hit', () => browser.get(`/?q=${words.none}`));
  await time('Search: common word, one author, one account', (n) =>
    browser.get(`/?q=${words.common}&author=Person+${n % 30}&account=desk-${1 + (n % 20)}`),
  );
  await time('Search: days of a year ago', () => browser.get(`/?from=${yearAgo(10)}&to=${yearAgo(0)}`));
  const form = await previewForm(browser);
  const edited = (n: number) => ({ ...form, 'post-2': `${form['post-2']} ${n}` });
  // As the page asks at a key press: what its draft has already does not travel.
  await time('Preview while typing, 12 posts', (n) =>
    browser.post('/parts/editor', { ...edited(n), text: '' }),
  );
  await time('The page anew, its draft kept, 12 posts', (n) =>
    browser.post('/new', { ...edited(n), do: 'preview' }),
  );
  const cookie = browser.cookie();
  const weights = await weighFirstPage(url, cookie);
  const kB = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;
  const parts = weights.map(([path, bytes]) => `${path.replace(/\?.*/, '')} ${kB(bytes)}`).join(', ');
  const sum = weights.reduce((total, [, bytes]) => total + bytes, 0);
  rows.push({ what: 'First page over the wire', words: `${kB(sum)} (${parts})` });
  browser.close();
  return { rows, load };
}

async function someThreads(db: Db): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from bobbin.threads where status = 'published' order by md5(id) limit 500`,
  );
  return rows.map(({ id }) => id);
}

function yearAgo(days: number): string {
  return new Date(Date.now() - (365 + days) * 86_400_000).toISOString().slice(0, 10);
}

/** The page's form of a thread of twelve posts, with its draft, as a browser would send it. */
async function previewForm(browser: Browser): Promise<Readonly<Record<string, string>>> {
  const { csrf = '' } = formOf((await browser.get('/new')).text, '/new');
  const given = {
    ...{ csrf, account: 'desk-1', template: 'long-read', link: 'https://news.example/long', when: 'next' },
    ...{ text: longArticle(seeded(7)), do: 'preview' },
  };
  const composed = formOf((await browser.post('/new', given)).text, '/new');
  const added = Array.from({ length: 12 }, (_, at) => [
    `post-${at + 1}`,
    composed[`post-${at + 1}`] ?? `A post an editor added by hand, number ${at + 1}.`,
  ]);
  const whole = { ...composed, ...Object.fromEntries(added), do: 'preview' };
  return formOf((await browser.post('/new', whole)).text, '/new');
}
