import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDesk } from './desk-app.ts';

// What a stranger may have written into an article, a post, a name or a template.
const tag = '<script>alert(1)</script><img src=x onerror=alert(2)>';
const turned = 'invoice \u202Egnp.exe';
const scripted = 'javascript:alert(3) data:text/html,<b>x</b>';
const hostile = `Harbour "council" ${tag} ${turned} ${scripted}`;

let desk: Awaited<ReturnType<typeof openDesk>>;
let threadId = '';
const pages: string[] = [];
beforeAll(async () => {
  desk = await openDesk();
  const ask = async (path: string, body: object) =>
    await desk.app.request(`http://desk.test/api${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer the-local-token', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const article = {
    title: `Council ${hostile}`,
    body: `The council of Harbour will replace its nine ferries by 2029, it decided. ${hostile}. The programme costs 184 million crowns.`,
    author: tag,
    siteName: tag,
    canonicalUrl: 'https://news.example/a?b=<script>&c="\'',
    image: { url: 'https://news.example/a.jpg', alt: tag },
  };
  const posts = [hostile, `Second ${hostile} https://news.example/a`];
  const made = await ask('/threads', { source: { article }, posts, at: 'now', again: true });
  threadId = z.object({ id: z.string() }).parse(await made.json()).id;
  await desk.newsroom.publishThrough(threadId);
  const held = await ask('/threads', { source: { article }, posts, again: true });
  const draftId = z.object({ id: z.string() }).parse(await held.json()).id;
  await ask('/pause', { account: 'practice' });
  await desk.post('/team', { name: `Ada ${tag}`.slice(0, 40), role: 'editor' });
  const template = `---\nname: hostile\ndescription: ${hostile}\n---\n{{hook}} ${tag} ${turned}\n---\n{{link}}\n`;
  const kept = await desk.post('/new-template', { text: template, do: 'save' });
  if (kept.status !== 303) throw new Error(await kept.text());
  const names = {
    ':id': [threadId, draftId],
    ':name': ['practice', 'hostile'],
    '*': ['', 'practice', `practice/status/${desk.newsroom.posted()[0]?.id}`],
  };
  for (const { method, path } of desk.app.routes) {
    if (method !== 'GET' || path.startsWith('/api') || path.startsWith('/assets')) continue;
    const hole = Object.entries(names).find(([name]) => path.includes(name));
    for (const value of hole ? hole[1] : ['']) pages.push(hole ? path.replace(hole[0], value) : path);
  }
});
afterAll(() => desk.close());

/** Pictures come from the desk alone, under names it made. */
const ourPictures = /^(\/pictures\/pic_[0-9a-f]{32}|\/articles\/[0-9a-f]{64}\/picture|(\.\.?\/)+media\/\d+)$/;

/** What a page would run, load or lead to that is not ours. */
function dangersOf(html: string): readonly string[] {
  const { document } = parseHTML(html);
  const dangers: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    const name = element.tagName.toLowerCase();
    const src = element.getAttribute('src');
    if (name === 'script' && !/^\/assets\/[a-z]+\.js\?v=/.test(src ?? '')) dangers.push(element.outerHTML);
    if (name === 'img' && !ourPictures.test(src ?? '')) dangers.push(element.outerHTML);
    if (['iframe', 'object', 'embed', 'base', 'style'].includes(name)) dangers.push(element.outerHTML);
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute) || attribute === 'style') dangers.push(`${attribute}=${value}`);
      const isAddress = ['href', 'src', 'action', 'formaction'].includes(attribute);
      if (isAddress && /^\s*[a-z][a-z0-9+.-]*:/i.test(value) && !/^(https?:|data:,$)/.test(value))
        dangers.push(`${attribute}=${value}`);
    }
  }
  return dangers;
}

describe('what a stranger wrote', () => {
  it('is looked for on every page there is', () => {
    expect(pages.length).toBeGreaterThan(25);
    expect(pages).toContain(`/threads/${threadId}`);
    expect(pages).toContain('/practice/practice');
  });

  it('is inert wherever it stands', async () => {
    let shown = 0;
    for (const path of pages) {
      const html = await desk.page(path);
      shown += html.includes('alert(1)') ? 1 : 0;
      expect([path, dangersOf(html)]).toEqual([path, []]);
      expect([path, html.includes('<script>alert')]).toEqual([path, false]);
    }
    expect(shown).toBeGreaterThan(8);
    expect(desk.failures).toEqual([]);
  });

  it('is inert in the answers to forms as well', async () => {
    const forms: readonly (readonly [string, Record<string, string>])[] = [
      ['/new', { text: hostile, link: hostile, at: tag, when: 'at', account: tag, template: tag }],
      [
        '/new',
        {
          text: `Title\n${hostile}`,
          link: 'https://a.example',
          account: 'practice',
          template: 'hostile',
          do: 'preview',
        },
      ],
      ['/new-template', { text: hostile, article: tag, do: 'preview' }],
      ['/parts/template', { text: `---\nname: x\nnumbering: ${tag}\n---\n{{${tag}}}` }],
      ['/tokens', { name: tag, role: 'editor', days: '' }],
      ['/team', { name: `${tag}${tag}`, role: 'editor' }],
      ['/accounts', { name: tag, timeZone: tag }],
      ['/accounts/practice/budget', { dayUsd: tag, monthUsd: tag }],
      ['/accounts/practice/schedule', { mon: tag, blackout: tag, gap: tag }],
      [`/threads/${tag}/cancel`, {}],
    ];
    for (const [path, fields] of forms) {
      const html = await (await desk.post(path, fields)).text();
      expect([path, dangersOf(html)]).toEqual([path, []]);
    }
  });

  it('does not turn the words around it: what would is shown as a mark in posts', async () => {
    for (const path of [`/threads/${threadId}`, `/practice/practice`]) {
      const { document } = parseHTML(await desk.page(path));
      const texts = [...document.querySelectorAll('.post-text, .text')].map(({ textContent }) => textContent);
      expect(texts.length).toBeGreaterThan(1);
      expect(texts.filter((text) => text?.includes('\u202E'))).toEqual([]);
      expect(texts.join()).toContain('U+202E');
    }
  });
});
