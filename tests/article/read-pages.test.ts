import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleFromCms } from '../../src/article/from-cms.ts';
import { readHtml } from '../../src/article/read-html.ts';
import { readMarkdown } from '../../src/article/read-markdown.ts';
import { guessKind, readSource, sourceKinds } from '../../src/article/read-source.ts';

const page = `<!doctype html><html lang="en"><head>
<title>Bridge Opens | The Rotterby Ledger</title>
<link rel="canonical" href="/news/bridge">
<meta property="og:site_name" content="The Rotterby Ledger">
<meta property="og:image" content="https://ledger.example/bridge.jpg"><meta property="og:image:alt" content="A bridge at dawn">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Rotterby Opens Its Bridge","datePublished":"2026-03-03T10:00:00+01:00","author":[{"name":"Ida Moss"}],"articleSection":"Local"}]}</script>
</head><body><nav><ul><li>Home</li><li>Sport</li></ul></nav><article>
<h1>Rotterby Opens Its Bridge</h1>
<div class="box"><h3>Key points</h3><ul><li>The bridge is open.</li><li>The ferry stops in May.</li></ul></div>
<p>The <b>northern</b> bridge of Rotterby opened on Monday after nine years of building, two court cases and a flood.</p><p>It cost 48&nbsp;million crowns, the county said.<br>Tolls begin in June, and the council has promised to review them within two years of opening.</p>
<h2>What It Means for Boats</h2>
<p>Mayor Ada Brink said the old ferry would stop in May. Its captain, Jon Fell, will steer the museum boat instead.</p>
<blockquote><p>We shall miss it.</p></blockquote>
<p>Share this article</p></article><footer>© 2026 The Rotterby Ledger</footer></body></html>`;

test('a page tells its title, address, author, time, image, section and language', () => {
  const result = readHtml(page, 'https://ledger.example/x?utm=1');
  expect(result.ok && result.article).toMatchObject({
    title: 'Rotterby Opens Its Bridge',
    url: 'https://ledger.example/news/bridge',
    author: 'Ida Moss',
    publishedAt: '2026-03-03T09:00:00.000Z',
    image: { url: 'https://ledger.example/bridge.jpg', alt: 'A bridge at dawn' },
    section: 'Local',
    language: 'en',
    siteName: 'The Rotterby Ledger',
  });
});

test('a page’s blocks keep their kinds, and nothing is glued', () => {
  const result = readHtml(page);
  const blocks = result.ok ? result.article.blocks : [];
  expect(blocks.find((block) => block.kind === 'heading')?.text).toBe('What It Means for Boats');
  expect(blocks.map((block) => block.text)).toContain(
    'It cost 48\u00a0million crowns, the county said. Tolls begin in June, and the council has promised to review them within two years of opening.',
  );
  expect(blocks.map((block) => block.text)).not.toContain('Share this article');
});

test('a page’s list under its label is its highlights', () => {
  const result = readHtml(page);
  expect(result.ok && result.article.highlights).toEqual(['The bridge is open.', 'The ferry stops in May.']);
});

test('Markdown gives its front matter, kinds of blocks, and text without marks', () => {
  const result = readMarkdown(`---
title: "Bridge Opens"
url: https://ledger.example/bridge
author: Ida Moss
highlights:
  - The bridge is open.
  - It cost 48 million.
---
The **northern** bridge of [Rotterby](https://rotterby.example) opened on *Monday*
after nine years.

## What It Means

- The ferry stops in May.

> We shall miss it.
`);
  expect(result.ok && result.article).toMatchObject({
    title: 'Bridge Opens',
    url: 'https://ledger.example/bridge',
    author: 'Ida Moss',
  });
  expect(result.ok && result.article.highlights).toHaveLength(2);
  expect(result.ok && result.article.blocks).toEqual([
    { kind: 'paragraph', text: 'The northern bridge of Rotterby opened on Monday after nine years.' },
    { kind: 'heading', text: 'What It Means' },
    { kind: 'list-item', text: 'The ferry stops in May.' },
    { kind: 'quote', text: 'We shall miss it.' },
  ]);
});

test('a CMS push with HTML keeps its own highlights, hook, image and id', () => {
  const result = articleFromCms({
    externalId: 'a-17',
    title: 'Bridge Opens',
    socialHook: 'Nine years later, it stands.',
    body: '<p>The bridge of Rotterby opened on Monday.</p><p>It cost 48 million crowns.</p>',
    highlights: ['The bridge is open.'],
    image: { url: 'https://ledger.example/b.jpg', alt: 'A bridge' },
    canonicalUrl: 'https://ledger.example/bridge',
    section: 'Local',
    language: 'en',
  });
  expect(result.ok && result.article).toMatchObject({
    externalId: 'a-17',
    socialHook: 'Nine years later, it stands.',
    highlights: ['The bridge is open.'],
    section: 'Local',
  });
  expect(result.ok && result.article.blocks.map((block) => block.text)).toEqual([
    'The bridge of Rotterby opened on Monday.',
    'It cost 48 million crowns.',
  ]);
});

test('a CMS push with plain text and nothing else is enough', () => {
  const result = articleFromCms({
    title: 'Bridge Opens',
    body: 'The bridge of Rotterby opened on Monday.\n\nIt cost 48 million crowns.',
  });
  expect(result.ok && result.article.blocks).toHaveLength(2);
});

test('a CMS push without a title says so', () => {
  const result = articleFromCms({ title: ' ', body: '<p>The bridge of Rotterby opened.</p>' });
  expect(result.ok ? null : result.why.code).toBe('no-title');
});

test('kinds are guessed by name and by looks', () => {
  expect([
    guessKind('x', 'a.html'),
    guessKind('x', 'a.md'),
    guessKind(page, ''),
    guessKind('---\ntitle: A\n---\nB', ''),
    guessKind('Title\nBody.', 'a.txt'),
  ]).toEqual(['html', 'markdown', 'html', 'markdown', 'text']);
});

test('no source of any kind makes a reader throw', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '<p>',
          '</',
          '<![CDATA[',
          '---\n',
          '# ',
          '{{',
          '\u0000',
          '<html>',
          '"',
          'Highlights:\n',
          'word ',
          '&#x0;',
        ),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(odd, fc.constantFrom(...sourceKinds), (source, kind) => {
      expect(typeof readSource(source, { kind }).ok).toBe('boolean');
    }),
    { seed: 3, numRuns: 400 },
  );
});

test('a bar of links above the heading of a Markdown file is left out', () => {
  const result = readMarkdown(
    'Home | News | Subscribe\n\n# Bridge Opens in Rotterby\n\nThe bridge of Rotterby opened after nine years of building.',
  );
  expect(result.ok && result.article.title).toBe('Bridge Opens in Rotterby');
  expect(result.ok && result.article.leftOut).toEqual(['Home | News | Subscribe']);
});
