import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { parsePage } from '../../src/article/page.ts';
import { blocksIn } from '../../src/article/page-blocks.ts';
import { readFeed } from '../../src/article/read-feed.ts';
import { readHtml } from '../../src/article/read-html.ts';

const first =
  'The northern bridge of Rotterby opened on Monday after nine years of building, two court cases and a flood.';
const second =
  'It cost 48 million crowns, the county said, and tolls begin in June after a review by the council of Rotterby.';
const third =
  'Mayor Ada Brink said the old ferry would stop in May, and its captain will steer the museum boat.';

function read(body: string, head = ''): Article {
  const result = readHtml(
    `<html lang="en"><head>${head}</head><body>${body}</body></html>`,
    'https://ledger.example/news/bridge',
  );
  if (!result.ok) throw new Error(`${result.why.code}: ${result.why.message}`);
  return result.article;
}

const texts = (article: Article) => article.blocks.map(({ text }) => text);
const story = (inside: string) =>
  `<article><h1>Bridge Opens in Rotterby</h1>${inside}<p>${first}</p><p>${second}</p><p>${third}</p></article>`;

describe('what a template names as no part of the story', () => {
  test.each([
    [
      'a caption outside any figure',
      '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">The bridge on Monday. (Ida Moss/The Ledger)</p></div>',
    ],
    [
      'a caption in a named box',
      '<div class="c-media-item__caption">The bridge seen from the ferry on Monday.</div>',
    ],
    [
      'who the author is',
      '<div class="author-bio"><p>Ida Moss walks a lot. She lives in Rotterby.</p></div>',
    ],
    ['a call to sign up', '<div class="b-newsletter-promo"><p>The five stories you need.</p></div>'],
  ])('%s is left out', (_, aside) => {
    expect(texts(read(story(aside)))).toEqual([first, second, third]);
  });

  test('a box that only says it has a caption, or holds a story, stays', () => {
    expect(
      texts(read(story(`<div class="has-caption"><p>${first} It is 412 metres long.</p></div>`))),
    ).toHaveLength(4);
    const whole = `<div class="author-box"><h1>Bridge Opens</h1><p>${first}</p><p>${second}</p><p>${third}</p></div>`;
    expect(texts(read(whole))).toEqual([first, second, third]);
  });
});

describe('the author a page shows and its data do not name', () => {
  test.each([
    [
      '<span class="byline">by <span class="author vcard"><a class="url fn n" href="/a">Ida Moss</a></span></span>',
      'Ida Moss',
    ],
    [
      '<p class="content-publication-data__from">Por Lívia Andrade, Folha do Vale — Serra Alta</p>',
      'Lívia Andrade',
    ],
    ['<p class="byline">Published by the council</p>', null],
    ['<aside><span class="author-name">Jon Fell</span></aside>', null],
  ])('%s', (byline, author) => {
    expect(read(story(byline), '<meta property="og:site_name" content="Folha do Vale">').author).toBe(author);
  });
});

test('the picture’s description is taken from where the page shows the picture, whatever its size', () => {
  const head = '<meta property="og:image" content="https://ledger.example/i/bridge-1024x683.jpg">';
  const shown = '<figure><img src="/i/bridge.jpg?w=300" alt="A bridge at dawn"></figure>';
  expect(read(story(shown), head).image?.alt).toBe('A bridge at dawn');
  const other = '<figure><img src="/i/ferry.jpg" alt="A ferry"></figure>';
  expect(read(story(other), head).image?.alt).toBeNull();
});

test('the headline is the page’s where its card has only the beginning', () => {
  const head =
    '<title>Bridge Opens in Rotterby after nine years | The Ledger</title><meta property="og:title" content="Bridge Opens in Rotterby"><meta property="og:site_name" content="The Ledger">';
  const body = `<article><h1>Bridge Opens in Rotterby after nine years</h1><p>${first}</p><p>${second}</p></article>`;
  expect(read(body, head).title).toBe('Bridge Opens in Rotterby after nine years');
});

describe('a page whose lines are parted by <br>', () => {
  const soup = `<table><tr><td><a href="/">Home</a><br><a href="/s">Sport</a><br><a href="/a">Small ads</a></td><td><font size="5"><b>Bridge Opens in Rotterby</b></font><br><font><i>By Ida Moss</i></font><br><br>${first}<br><br>${second}<br><br><b>What it means for boats</b><br>${third}<br></td></tr></table>`;

  test('has its headline, byline and subheadings, and no menu', () => {
    const article = read(soup, '<title>The Ledger: Bridge Opens in Rotterby</title>');
    expect([article.title, article.author]).toEqual(['Bridge Opens in Rotterby', 'Ida Moss']);
    expect(article.blocks).toEqual([
      { kind: 'paragraph', text: first },
      { kind: 'paragraph', text: second },
      { kind: 'heading', text: 'What it means for boats' },
      { kind: 'paragraph', text: third },
    ]);
  });

  test('has its menu among what was left out', () => {
    const { blocks, leftOut } = blocksIn(parsePage(soup).body);
    expect(leftOut).toEqual(['Home', 'Sport', 'Small ads']);
    expect(blocks[0]?.text).toBe('Bridge Opens in Rotterby');
  });

  test('keeps bold words in their sentence', () => {
    const article = read(
      `<article><h1>Bridge Opens</h1><p>${first}<br><b>Ada Brink</b> opened it.</p><p>${second}</p></article>`,
    );
    expect(texts(article)[0]).toBe(`${first} Ada Brink opened it.`);
  });
});

test('a table of results is shown among what was left out', () => {
  const table =
    '<table><caption>Women</caption><tr><th>Pos</th><th>Name</th></tr><tr><td>1</td><td>Lydia Kiprono</td></tr></table>';
  const article = read(story(table));
  expect(texts(article)).toEqual([first, second, third]);
  expect(article.leftOut).toEqual(expect.arrayContaining(['Women', 'Pos · Name', '1 · Lydia Kiprono']));
});

test('an item’s picture is the first of its text that is meant to be seen', () => {
  const pixel = '<img src="https://pixel.example/b.png" width="1" height="1" alt="">';
  const picture = '<img src="/i/vote.jpg" width="1200" alt="A voter folds a ballot">';
  const body = `${pixel}${picture}<p>${first}</p><p>${second}</p><p>${third}</p>`;
  const feed = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Ledger</title><link>https://ledger.example/</link><item><title>Bridge Opens</title><link>https://ledger.example/news/bridge</link><guid>1</guid><content:encoded><![CDATA[${body}]]></content:encoded></item></channel></rss>`;
  const result = readFeed(feed);
  const item = result.ok ? result.items[0]?.body : null;
  expect(item?.kind === 'article' && item.result.ok && item.result.article.image).toEqual({
    url: 'https://ledger.example/i/vote.jpg',
    alt: 'A voter folds a ballot',
  });
});
