import { Hono } from 'hono';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { practiceApp } from '../support/practice.ts';

async function page(app: Hono, path: string) {
  const response = await app.request(path);
  const html = await response.text();
  return { response, html, document: parseHTML(html).document };
}

async function withPosts(...texts: string[]) {
  const { practice, ask } = practiceApp();
  let parent: string | null = null;
  const ids: string[] = [];
  for (const text of texts) {
    const reply = parent === null ? {} : { reply: { in_reply_to_tweet_id: parent } };
    const id: string = (await ask('POST /2/tweets', { text, ...reply })).body.data.id;
    ids.push(id);
    parent = id;
  }
  return { practice, ask, ids };
}

describe('the timeline page', () => {
  test('says what it is, with and without posts', async () => {
    const empty = await page(practiceApp().practice.app, '/');
    const full = await page((await withPosts('One')).practice.app, '/');
    for (const { document } of [empty, full]) {
      expect(document.querySelector('.stand-in')?.textContent).toBe(
        'Practice X: a local stand-in, nothing here is on X',
      );
    }
    expect(empty.document.querySelector('.notice')?.textContent).toContain('Nothing posted yet');
  });

  test('shows a thread joined, in order, whole on its own page', async () => {
    const { practice, ids } = await withPosts('One', 'Two', 'Three', 'Four');
    const start = await page(practice.app, '/');
    expect([...start.document.querySelectorAll('.text')].map((one) => one.textContent)).toEqual([
      'One',
      'Two',
      'Three',
    ]);
    expect(start.document.querySelector('.more')?.getAttribute('href')).toBe(`./practice/status/${ids[0]}`);
    const whole = await page(practice.app, `/practice/status/${ids[1]}`);
    expect(whole.document.querySelectorAll('.post')).toHaveLength(4);
    expect(whole.document.querySelectorAll('.post.line')).toHaveLength(3);
    expect(whole.document.querySelector('.focus .text')?.textContent).toBe('Two');
  });

  test('shows one account alone', async () => {
    const { practice, ask } = await withPosts('One');
    await ask('POST /2/tweets', { text: 'Elsewhere' }, 'anna');
    const { document } = await page(practice.app, '/Anna');
    expect([...document.querySelectorAll('.text')].map((one) => one.textContent)).toEqual(['Elsewhere']);
  });

  test('has a place for the usual account before its first post', async () => {
    const { response, html } = await page(practiceApp().practice.app, '/practice');
    expect(response.status).toBe(200);
    expect(html).toContain('Nothing posted yet');
  });

  test('says that a post was deleted rather than leaving a hole', async () => {
    const { practice, ask, ids } = await withPosts('One', 'Two');
    await ask(`DELETE /2/tweets/${ids[0]}`);
    const { html } = await page(practice.app, `/practice/status/${ids[1]}`);
    expect(html).toContain('This post was deleted.');
    expect(html).not.toContain('One');
  });

  test.each(['/nobody', '/practice/status/12'])('answers %s with 404', async (path) => {
    const { practice } = await withPosts('One');
    expect((await page(practice.app, path)).response.status).toBe(404);
  });

  test('leads on to older threads', async () => {
    const { practice, ask } = practiceApp();
    for (let post = 1; post <= 31; post += 1) await ask('POST /2/tweets', { text: `Post ${post}` });
    const first = await page(practice.app, '/');
    expect(first.document.querySelectorAll('.thread')).toHaveLength(30);
    const older = first.document.querySelector('.older')?.getAttribute('href') ?? '';
    const second = await page(practice.app, older.replace('./', '/'));
    expect([...second.document.querySelectorAll('.text')].map((one) => one.textContent)).toEqual(['Post 1']);
  });
});

describe('under a prefix', () => {
  test('every address in the pages is relative and finds its page', async () => {
    const { practice, ids } = await withPosts('One', 'Two', 'Three', 'Four');
    const app = new Hono().route('/practice-x', practice.pages);
    for (const path of ['/practice-x/', '/practice-x/practice', `/practice-x/practice/status/${ids[0]}`]) {
      const { document } = await page(app, path);
      const addresses = [...document.querySelectorAll('[href]')].map((one) => one.getAttribute('href') ?? '');
      expect(addresses.length).toBeGreaterThan(3);
      for (const address of addresses) {
        const { pathname } = new URL(address, `http://localhost${path}`);
        expect((await app.request(pathname)).status, `${address} on ${path}`).toBe(200);
      }
    }
  });

  test('asking without the slash leads to it', async () => {
    const app = new Hono().route('/practice-x', practiceApp().practice.pages);
    const response = await app.request('/practice-x');
    expect(response.status).toBe(302);
    expect(new URL(response.headers.get('location') ?? '', 'http://localhost/practice-x').pathname).toBe(
      '/practice-x/',
    );
  });
});

describe('what was stored is inert', () => {
  test('when it is HTML', async () => {
    const { practice } = await withPosts('<script>alert(1)</script><img src=x onerror=alert(1)> &lt;b&gt;');
    const { document, html } = await page(practice.app, '/');
    expect(document.querySelector('.text script, .text img, .text b')).toBeNull();
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('when it is a link of another kind than http', async () => {
    const { practice } = await withPosts(
      'javascript:alert(1) data:text/html,x https://e.com/"onclick="x ftp://e.com/a',
    );
    const { document } = await page(practice.app, '/');
    const targets = [...document.querySelectorAll('.text a')].map((one) => one.getAttribute('href') ?? '');
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) expect(target).toMatch(/^https?:\/\/[^"]*$/);
    expect(document.querySelector('.text [onclick]')).toBeNull();
  });

  test('when it would turn the direction of what follows', async () => {
    const { practice } = await withPosts('Pay \u202Emoc.live\u202C now');
    const { document, html } = await page(practice.app, '/');
    expect(html).not.toMatch(/[\u202A-\u202E]/);
    expect(document.querySelector('.text')?.textContent).toBe('Pay U+202Emoc.liveU+202C now');
  });

  test('when it is the name of an account', async () => {
    const { practice, ask } = practiceApp({ users: [{ token: 't', handle: 'anna', name: '<b>A</b>' }] });
    await ask('POST /2/tweets', { text: 'One' }, 't');
    const { document } = await page(practice.app, '/anna');
    expect(document.querySelector('.name b')).toBeNull();
    expect(document.querySelector('.name')?.textContent).toBe('<b>A</b>');
  });

  test('and the page allows no script at all', async () => {
    const { response } = await page((await withPosts('One')).practice.app, '/');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
