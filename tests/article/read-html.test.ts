import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { readHtml } from '../../src/article/read-html.ts';

const first =
  'The northern bridge of Rotterby opened on Monday after nine years of building, two court cases and a flood.';
const second =
  'It cost 48 million crowns, the county said, and tolls begin in June after a review by the council of the port.';
const third =
  'Mayor Ada Brink said the old ferry would stop in May, and its captain would steer the museum boat.';
const story = `<p>${first}</p><p>${second}</p><p>${third}</p>`;

function read(html: string, url?: string): Article {
  const result = readHtml(html, url);
  if (!result.ok) throw new Error(`${result.why.code}: ${result.why.message}`);
  return result.article;
}

function page(head: string, body = `<article><h1>Rotterby Opens Its Bridge</h1>${story}</article>`): string {
  return `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
}

function texts(article: Article): string[] {
  return article.blocks.map((block) => block.text);
}

const data = '"@type":"NewsArticle","headline":"Bridge Open at Last","datePublished":"2026-03-03T10:00:00Z"';

describe('JSON-LD', () => {
  test.each([
    ['plain', `{${data}}`],
    ['in CDATA', `//<![CDATA[\n{${data}}\n//]]>`],
    ['in commented CDATA', `/*<![CDATA[*/{${data}}/*]]>*/`],
    ['in an HTML comment', `<!--\n{${data}}\n-->`],
    ['with comments', `{/* story */ ${data} // end\n}`],
    ['with trailing commas', `{${data},}`],
    ['with a semicolon', `{${data}};`],
    ['with a raw line break in a text', `{"description":"One\nTwo\tThree",${data}}`],
    ['with a wrong escape', `{"description":"it\\'s",${data}}`],
    ['in a list', `[{"@type":"WebSite","name":"X"},{${data}}]`],
    ['in a graph', `{"@context":"x","@graph":[{"@type":"WebPage"},{${data}}]}`],
    ['in a graph in a list', `[{"@graph":[{${data}}]}]`],
    ['with a list of types', `{${data.replace('"NewsArticle"', '["Thing","ReportageNewsArticle"]')}}`],
    ['as what a page is about', `{"@type":"WebPage","mainEntity":{${data}}}`],
    ['as two objects side by side', `{"@type":"WebSite"}\n{${data}}`],
    ['with quotes as entities', `{${data}}`.replace(/"/g, '&quot;')],
    ['with a byte order mark', `\ufeff{${data}}`],
  ])('%s is read', (_, json) => {
    const article = read(page(`<script type="application/ld+json">${json}</script>`));
    expect(article).toMatchObject({ title: 'Bridge Open at Last', publishedAt: '2026-03-03T10:00:00.000Z' });
  });

  test('that is broken beyond reading leaves the page’s own words', () => {
    const article = read(page('<script type="application/ld+json">{"@type": NewsArticle, headline</script>'));
    expect(article.title).toBe('Rotterby Opens Its Bridge');
  });

  test('gives authors by reference and in lists, the image of a list, the publisher, entities decoded once', () => {
    const json = `{"@graph":[{"@type":"Person","@id":"#ida","name":"Ida Moss"},{"@type":"NewsArticle",
      "headline":"Moss &amp; Fell: &#8220;We Go&#8221; &amp;lt;b&amp;gt;","author":[{"@id":"#ida"},{"name":["Jon Fell"]},"https://x.example/u"],
      "image":["/a.jpg",{"url":"/b.jpg"}],"publisher":{"name":"The Rotterby Ledger"},"articleSection":["Local","Sea"]}]}`;
    const article = read(
      page(`<script type='application/ld+json; charset=utf-8'>${json}</script>`),
      'https://l.example/x',
    );
    expect(article).toMatchObject({
      title: 'Moss & Fell: “We Go” &lt;b&gt;',
      author: 'Ida Moss, Jon Fell',
      image: { url: 'https://l.example/a.jpg', alt: null },
      siteName: 'The Rotterby Ledger',
      section: 'Local',
    });
  });

  test('brings the story where the page shows none without script', () => {
    const body = `${first}\\n\\n${second}\\n\\n${third}`;
    const html = page(
      `<script type="application/ld+json">{${data},"articleBody":"${body}"}</script>`,
      '<div id="app"></div><p>Please enable JavaScript to read this page.</p>',
    );
    expect(texts(read(html))).toEqual([first, second, third]);
  });
});

describe('the title', () => {
  test.each([
    [
      'Rotterby Opens Its Bridge | The Rotterby Ledger',
      '<meta property="og:site_name" content="Rotterby Ledger">',
    ],
    [
      'Rotterby Opens Its Bridge | Local | The Rotterby Ledger',
      '<meta property="og:site_name" content="The Rotterby Ledger">',
    ],
    ['Rotterby Opens Its Bridge – rotterbyledger.com', ''],
    ['The Rotterby Ledger - Rotterby Opens Its Bridge', ''],
    ['Rotterby Opens Its Bridge :: Ledger', ''],
    ['Rotterby Opens Its Bridge - RotterbyLedger', ''],
  ])('%s is without the site’s name', (title, head) => {
    const html = page(`<title>${title}</title>${head}`, `<div>${story}</div>`);
    const article = read(html, 'https://www.rotterbyledger.com/a');
    expect(article.title.replace(/ \| Local$/, '')).toBe('Rotterby Opens Its Bridge');
  });

  test('keeps its own dash and colon', () => {
    const html = page('<title>Bridge – and Ferry – Open: What Next</title>', `<div>${story}</div>`);
    expect(read(html).title).toBe('Bridge – and Ferry – Open: What Next');
  });

  test('is the heading the page’s card means, where there are several', () => {
    const html = page(
      '<title>Bridge Opens After Nine Years - Ledger</title>',
      `<header><h1>Ledger of the Coast</h1></header><main><h1>Bridge Opens After Nine Years</h1>${story}<h1>More from the coast</h1></main>`,
    );
    expect(read(html).title).toBe('Bridge Opens After Nine Years');
  });

  test('is whole where the data has it cut short', () => {
    const html = page(
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Rotterby Opens Its…"}</script>',
    );
    expect(read(html).title).toBe('Rotterby Opens Its Bridge');
  });
});

test.each([
  ['2026-03-03 10:00:00+01:00', '2026-03-03T09:00:00.000Z'],
  ['2026-03-03 10:00 +0100', '2026-03-03T09:00:00.000Z'],
  ['2026-03-03T10:00:00.123Z', '2026-03-03T10:00:00.000Z'],
  ['Tue, 03 Mar 2026 10:00:00 GMT', '2026-03-03T10:00:00.000Z'],
  ['2026-03-03', null],
  ['2026-03-03 10:00:00', null],
  ['yesterday', null],
])('a time “%s” is %s', (given, instant) => {
  expect(read(page(`<meta property="article:published_time" content="${given}">`)).publishedAt).toBe(instant);
});

test.each([
  ['<link rel="canonical" href="/news/a?utm_source=x&id=4">', 'https://l.example/news/a?id=4'],
  ['<link rel="canonical" href="https://l.example/">', 'https://l.example/n/1?id=4'],
  ['<meta property="og:url" content="https://l.example/og#echobox=3">', 'https://l.example/og'],
  ['', 'https://l.example/n/1?id=4'],
])('%s gives the address %s', (head, address) => {
  expect(read(page(head), 'https://l.example/n/1?id=4&fbclid=abc').url).toBe(address);
});

describe('the body', () => {
  test('glues nothing: breaks, cells, custom elements, inline boxes', () => {
    const html = page(
      '',
      `<article><h1>Rotterby Opens Its Bridge</h1><div>${first}<br><br>${second}<br>Tolls follow.</div>
       <p>Mayor <x-link>Ada Brink</x-link> said the <em>old</em> ferry<sup>1</sup> would stop.</p>
       <span><p>One stands alone here.</p><p>Two stands alone here.</p></span>
       <p><ruby>漢<rt>kan</rt></ruby> is read<!-- c -->, she said.</p></article>`,
    );
    expect(texts(read(html))).toEqual([
      first,
      `${second} Tolls follow.`,
      'Mayor Ada Brink said the old ferry1 would stop.',
      'One stands alone here.',
      'Two stands alone here.',
      '漢 is read, she said.',
    ]);
  });

  test('is read from an old page laid out with tables, figures in tables left aside', () => {
    const html = page(
      '<title>Rotterby Opens Its Bridge</title>',
      `<table><tr><td>Menu</td><td><p>${first}</p><p>${second}</p><table><tr><td>48</td><td>52</td></tr></table><p>${third}</p></td></tr></table>`,
    );
    expect(texts(read(html))).toEqual([first, second, third]);
  });

  test('keeps kinds: subheadings, items, quotes', () => {
    const html = page(
      '',
      `<article><h1>T of the Bridge</h1><p>${first}</p><h2>The Cost</h2><ul><li>${second}</li></ul><blockquote>${third}</blockquote><p>It rained.</p></article>`,
    );
    expect(read(html).blocks.map((block) => block.kind)).toEqual([
      'paragraph',
      'heading',
      'list-item',
      'quote',
      'paragraph',
    ]);
  });

  test('leaves out links to other stories, hidden words, captions and forms, and shows the lines it left out', () => {
    const html = page(
      '',
      `<article><h1>Rotterby Opens Its Bridge</h1><p>${first}</p><p><a href="/x">Ferry captain remembers the flood</a></p>
       <figure><img src="a.jpg"><figcaption>The bridge. Photo: Ida Moss</figcaption></figure><p>${second}</p>
       <h3>Related articles</h3><ul><li><a href="/y">Tolls explained</a></li><li><a href="/z">A flood remembered</a></li></ul>
       <p style="display: none">Hidden words stand here.</p><p>${third} (Photo: Ida Moss/AFP)</p><form><p>Your e-mail</p></form></article>`,
    );
    const article = read(html);
    expect(texts(article)).toEqual([first, second, third]);
    expect(article.leftOut).toContain('Ferry captain remembers the flood');
    expect(article.leftOut).toContain('(Photo: Ida Moss/AFP)');
  });

  test('decodes entities once', () => {
    const html = page(
      '',
      `<article><h1>T of the Bridge</h1>${story}<p>Moss &amp;amp; Fell wrote &amp;lt;b&amp;gt; &#8220;here&#8221;.</p></article>`,
    );
    expect(texts(read(html)).at(-1)).toBe('Moss &amp; Fell wrote &lt;b&gt; “here”.');
  });
});

describe('a box of highlights', () => {
  const items = ['The bridge is open.', 'The ferry stops in May.'];
  const list = `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  test.each([
    ['a heading and a list', `<h3>Key points</h3>${list}`],
    ['a label within its head', `<div><header><span>Story highlights:</span></header>${list}</div>`],
    ['bold words and a list', `<p><strong>In brief</strong></p>${list}`],
    ['an aside', `<aside><h4>Key takeaways</h4>${list}</aside>`],
    ['details', `<details><summary>At a glance</summary><div>${list}</div></details>`],
    ['a class alone', `<div class="article-highlights">${list}</div>`],
    ['a test id alone', `<section data-testid="key-points">${list}</section>`],
    ['bullets by hand', `<p><b>Highlights</b></p><p>• ${items[0]}</p><p>• ${items[1]}</p>`],
    ['a Spanish label', `<h2>Puntos clave</h2>${list}`],
  ])('as %s is found', (_, box) => {
    const article = read(page('', `<article><h1>Rotterby Opens Its Bridge</h1>${box}${story}</article>`));
    expect(article.highlights).toEqual(items);
    expect(texts(article)).toEqual([first, second, third]);
  });
});

test.each([
  ['<html><body></body></html>', 'no-title'],
  [page('<title>Bridge</title>', ''), 'no-body'],
  [page('<title>Bridge</title>', '<p>Share</p><p>Subscribe</p>'), 'only-boilerplate'],
  ['words without any tag', 'not-html'],
  ['%PDF-1.7 \u0001\u0002', 'not-text'],
])('%#: a page that holds no article says why', (html, code) => {
  const result = readHtml(html);
  expect(result.ok ? 'ok' : result.why.code).toBe(code);
});

test('a page of two million bytes of script and style is read; as many of words are too many', () => {
  const code = `<!-- İİİ --><script>if (a < b) { ${'x();'.repeat(200_000)} }</script><STYLE>${'p{}'.repeat(200_000)}</STYLE >`;
  expect(texts(read(page(code)))).toEqual([first, second, third]);
  const result = readHtml(page('', story.repeat(4000)));
  expect(result.ok ? 'ok' : result.why.code).toBe('too-large');
});

test('a script that never closes takes nothing with it', () => {
  expect(texts(read(`<h1>Rotterby Opens Its Bridge</h1>${story}<script>if (a`))).toEqual([
    first,
    second,
    third,
  ]);
});
