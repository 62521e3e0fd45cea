import { describe, expect, test } from 'vitest';
import { type FeedItem, readFeed } from '../../src/article/read-feed.ts';
import { readSource } from '../../src/article/read-source.ts';

const first =
  'The northern bridge of Rotterby opened on Monday after nine years of building, two court cases and a flood.';
const second =
  'It cost 48 million crowns, the county said, and tolls begin in June after a review by the council.';
const third =
  'Mayor Ada Brink said the old ferry would stop in May, and its captain would steer the museum boat.';
const whole = `<p>${first}</p><p>${second}</p><p>${third}</p>`;

function rss(items: string, channel = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Rotterby Ledger</title><link>https://l.example</link><language>en</language>${channel}${items}</channel></rss>`;
}

function read(source: string, url?: string): readonly FeedItem[] {
  const feed = readFeed(source, url);
  if (!feed.ok) throw new Error(`${feed.why.code}: ${feed.why.message}`);
  return feed.items;
}

function only(source: string): FeedItem {
  const [item, ...others] = read(source);
  if (item === undefined || others.length > 0) throw new Error('not one item');
  return item;
}

const link = '<link>https://l.example/bridge</link>';

test('an RSS item’s whole text is an article with what the feed says of it', () => {
  const item = only(
    rss(`<item><title><![CDATA[Bridge &amp; Ferry]]></title><link>https://l.example/bridge?id=4&amp;utm_source=rss</link>
      <guid isPermaLink="false">tag:17</guid><pubDate>Mon, 01 Jun 2026 12:00:00 +0200</pubDate><dc:creator>Ida Moss</dc:creator>
      <category>Local</category><description>Short.</description><media:content url="https://l.example/b.jpg" medium="image"><media:description>A bridge</media:description></media:content>
      <content:encoded><![CDATA[${whole}<p>The post Bridge &amp; Ferry appeared first on The Rotterby Ledger.</p>]]></content:encoded></item>`),
  );
  expect(item).toMatchObject({
    id: 'tag:17',
    url: 'https://l.example/bridge?id=4',
    title: 'Bridge & Ferry',
    publishedAt: '2026-06-01T10:00:00.000Z',
  });
  const result = item.body.kind === 'article' ? item.body.result : null;
  expect(result?.ok && result.article).toMatchObject({
    author: 'Ida Moss',
    section: 'Local',
    image: { url: 'https://l.example/b.jpg', alt: 'A bridge' },
    siteName: 'The Rotterby Ledger',
    url: 'https://l.example/bridge?id=4',
  });
  expect(result?.ok && result.article.blocks.map((block) => block.text)).toEqual([first, second, third]);
});

test.each([
  ['a description alone', `<description>${first}</description>`],
  ['a description cut short', `<description>${first.repeat(8)} […]</description>`],
  ['content cut short', `<content:encoded><![CDATA[${whole}<p>And then [&#8230;]</p>]]></content:encoded>`],
  [
    'content that asks to read on',
    `<content:encoded><![CDATA[${whole}<p><a href="x">Continue reading Bridge</a></p>]]></content:encoded>`,
  ],
  ['content that is one line', `<content:encoded><![CDATA[<p>${second}</p>]]></content:encoded>`],
  ['nothing', ''],
])('%s is an excerpt, its page to be fetched', (_, text) => {
  expect(only(rss(`<item><title>Bridge</title>${link}${text}</item>`)).body.kind).toBe('excerpt');
});

test('content:encoded comes before a longer description', () => {
  const item = only(
    rss(
      `<item><title>Bridge</title>${link}<description>${`${second} `.repeat(20)}</description><content:encoded><![CDATA[${whole}]]></content:encoded></item>`,
    ),
  );
  expect(
    item.body.kind === 'article' && item.body.result.ok && item.body.result.article.blocks[0]?.text,
  ).toBe(first);
});

test('a long description of several paragraphs is the article', () => {
  const html = `${whole}${whole.replaceAll('<p>', '<p>Again: ')}${whole.replaceAll('<p>', '<p>Once more: ')}`;
  const text = html.replace(/</g, '&lt;').replace(/>/g, '&gt;');
  expect(
    only(rss(`<item><title>Bridge</title>${link}<description>${text}</description></item>`)).body.kind,
  ).toBe('article');
});

test('an item without a page is read as far as the feed has it', () => {
  const item = only(
    rss(
      `<item><title>Bridge Opens</title><guid isPermaLink="false">9</guid><description>${first}</description></item>`,
    ),
  );
  expect(item).toMatchObject({ id: '9', url: null });
  expect(item.body.kind === 'article' && item.body.result.ok).toBe(true);
});

test('a permanent guid is the address where there is no link; an item with neither is none', () => {
  const items = read(
    rss(
      '<item><title>A</title><guid>https://l.example/a?fbclid=1</guid></item><item><title>B</title></item>',
    ),
  );
  expect(items.map((item) => [item.id, item.url])).toEqual([
    ['https://l.example/a?fbclid=1', 'https://l.example/a'],
  ]);
});

test('an item that stands twice is one, the first', () => {
  const items = read(
    rss(
      `<item><title>New</title>${link}</item><item><title>Old</title>${link}</item><item><title>C</title><link>https://l.example/c</link></item>`,
    ),
  );
  expect(items.map((item) => item.title)).toEqual(['New', 'C']);
});

describe('entities are decoded once', () => {
  test.each([
    ['Moss &amp; Fell', 'Moss & Fell'],
    ['Moss &amp;amp; Fell', 'Moss & Fell'],
    ['<![CDATA[Moss &amp; Fell]]>', 'Moss & Fell'],
    ['<![CDATA[The <em>Marit</em> sails]]>', 'The Marit sails'],
    ['5 &lt; 6 in &#8220;proof&#8221;', '5 < 6 in “proof”'],
  ])('%s', (given, title) => {
    expect(only(rss(`<item><title>${given}</title>${link}</item>`)).title).toBe(title);
  });
});

test('Atom is read: relative links, xhtml, its own language, updated for published', () => {
  const item = only(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://q.example/">
    <title>Das Blatt</title><entry><id>tag:q,1</id><title type="html">Br&amp;uuml;cke &amp;amp; F&amp;auml;hre</title>
    <link rel="self" href="/x.atom"/><link rel="alternate" href="/bruecke?utm_medium=feed"/><updated>2026-06-01T10:00:00+02:00</updated>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${whole}</div></content></entry></feed>`);
  expect(item).toMatchObject({
    id: 'tag:q,1',
    url: 'https://q.example/bruecke',
    title: 'Brücke & Fähre',
    publishedAt: '2026-06-01T08:00:00.000Z',
  });
  expect(item.body.kind === 'article' && item.body.result.ok && item.body.result.article.language).toBe('de');
});

test('JSON Feed is read: HTML, and plain text in paragraphs', () => {
  const items = read(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'L',
      items: [
        {
          id: '1',
          url: 'https://j.example/1',
          title: 'Moss & Fell',
          content_html: whole,
          date_published: '2026-06-01T10:00:00Z',
          authors: [{ name: 'Ida' }],
        },
        {
          id: '2',
          url: 'https://j.example/2',
          title: 'Two',
          content_text: `${first}\n\n${second} 5 < 6.\n\n${third}`,
        },
        { id: '3', url: 'https://j.example/3', title: 'Three', summary: first },
      ],
    }),
  );
  expect(items.map((item) => item.body.kind)).toEqual(['article', 'article', 'excerpt']);
  const two = items[1]?.body;
  expect(two?.kind === 'article' && two.result.ok && two.result.article.blocks[1]?.text).toBe(
    `${second} 5 < 6.`,
  );
});

test('RDF is read', () => {
  const item =
    only(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://l.example/"><title>L</title><link>https://l.example/</link></channel>
    <item rdf:about="https://l.example/a"><title>Bridge</title><link>https://l.example/a</link><dc:date>2026-06-01T10:00:00Z</dc:date></item></rdf:RDF>`);
  expect(item).toMatchObject({ id: 'https://l.example/a', publishedAt: '2026-06-01T10:00:00.000Z' });
});

test.each([
  ['', 'empty'],
  ['<!doctype html><html><body><p>A page</p></body></html>', 'not-feed'],
  ['{"a":1}', 'not-feed'],
  ['<rss><channel>', 'not-feed'],
  ['%PDF-1.4', 'not-text'],
  [`<rss>${'x'.repeat(8_000_001)}`, 'too-large'],
])('%#: what is no feed says why', (source, code) => {
  const feed = readFeed(source);
  expect(feed.ok ? 'ok' : feed.why.code).toBe(code);
});

test('a feed without items is a feed', () => {
  expect(readFeed(rss(''))).toEqual({ ok: true, title: 'The Rotterby Ledger', items: [] });
});

test('entities that multiply are not expanded', () => {
  const names = [...'abcdefghij'];
  const entities = names.map(
    (name, at) => `<!ENTITY ${name} "${at === 0 ? 'x'.repeat(50) : `&${names[at - 1]};`.repeat(10)}">`,
  );
  const feed = readFeed(
    `<?xml version="1.0"?><!DOCTYPE rss [${entities.join('')}]>${rss(`<item><title>&j;</title>${link}</item>`).replace(/^<\?xml[^>]*>/, '')}`,
  );
  expect(JSON.stringify(feed).length).toBeLessThan(2000);
});

test.each([
  [
    'RSS',
    '<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel><title>Gazette</title></channel></rss>',
  ],
  ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title></feed>'],
  ['RDF', '<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel/></rdf:RDF>'],
  ['JSON Feed', '{ "version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "items": [] }'],
])('%s given as one article is refused as what it is, whatever it is called', (_name, feed) => {
  for (const facts of [{}, { kind: 'html' }, { kind: 'text' }, { name: 'feed.xml' }] as const) {
    const read = readSource(feed, facts);
    expect(!read.ok && read.why.message).toContain('a feed of many articles');
  }
});
