import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { readText } from '../../src/article/read-text.ts';
import { sampleArticleText, sampleArticleUrl } from '../../src/article/sample.ts';
import { readShared } from '../compose/shared.ts';

function read(text: string): Article {
  const result = readText(text);
  if (!result.ok) throw new Error(result.why.message);
  return result.article;
}

function codeOf(text: string): string {
  const result = readText(text);
  return result.ok ? 'ok' : result.why.code;
}

const talks = readShared('articles/istanbul-talks.txt');

describe.skipIf(talks === null)('the Istanbul talks as pasted', () => {
  const article = read(talks ?? 'Bridge Opens\n\nIt opened.');

  test('have their title, eighteen paragraphs and one subheading', () => {
    expect(article.title).toBe('Russia and Ukraine Hold High-Stakes Peace Talks in Istanbul');
    expect(article.blocks.filter((block) => block.kind === 'paragraph')).toHaveLength(17);
    expect(article.blocks.filter((block) => block.kind === 'heading').map((block) => block.text)).toEqual([
      'Tense Atmosphere and Escalation',
    ]);
  });

  test('have five highlights', () => {
    expect(article.highlights).toHaveLength(5);
    expect(article.highlights[4]).toBe('Over 1.2 million killed or injured since the war began in 2022.');
  });

  test('leave out the site’s lines and know its name', () => {
    expect(article.siteName).toBe('The Eastern Times');
    expect(article.leftOut).toHaveLength(6);
    expect(article.leftOut).toContain('Leave a Reply');
  });
});

test('the sample article reads as an article with five highlights', () => {
  const result = readText(sampleArticleText, { url: sampleArticleUrl });
  expect(result.ok && result.article).toMatchObject({
    siteName: 'The Harbour Gazette',
    url: sampleArticleUrl,
    language: 'en',
  });
  expect(result.ok && result.article.highlights).toHaveLength(5);
  expect(result.ok && result.article.leftOut).toHaveLength(6);
});

test('a byline is the author and no paragraph', () => {
  const article = read(
    readFileSync(new URL('../fixtures/articles/cup-final/article.txt', import.meta.url), 'utf8'),
  );
  expect(article.author).toBe('Jonas Whitt');
  expect(article.blocks[0]?.text).toMatch(/^Larkfield United came/);
});

test('a bar of links and an advertisement above the headline are left out', () => {
  const article = read(
    'Home | News | Harbour | Subscribe\nAdvertisement\n\nBridge Opens in Rotterby\n\nBy Ada Brink, Harbour Correspondent\n\nThe bridge of Rotterby opened after nine years of building.\n\nCookie policy | Privacy | Contact us',
  );
  expect(article.title).toBe('Bridge Opens in Rotterby');
  expect(article.author).toBe('Ada Brink');
  expect(article.siteName).toBeNull();
  expect(article.leftOut).toEqual([
    'Home | News | Harbour | Subscribe',
    'Advertisement',
    'By Ada Brink, Harbour Correspondent',
    'Cookie policy | Privacy | Contact us',
  ]);
});

test('the author is never a line that is left out', () => {
  const article = read(
    'Bridge Opens\n\nBy Email | Print | Share\n\nThe bridge of Rotterby opened after nine years of building.',
  );
  expect(article.author).toBeNull();
  expect(article.leftOut).toContain('By Email | Print | Share');
});

test('a dateline is left out, its sentence kept', () => {
  const article = read(
    readFileSync(new URL('../fixtures/articles/harbour-fire/article.txt', import.meta.url), 'utf8'),
  );
  expect(article.leftOut).toEqual(['ROTTERBY (Coast News) -']);
  expect(article.blocks[0]?.text).toMatch(/^A fire in a baggage hall/);
});

test('numbered highlights lose their numbers', () => {
  const article = read(
    readFileSync(new URL('../fixtures/articles/chip-markets/article.txt', import.meta.url), 'utf8'),
  );
  expect(article.highlights[1]).toBe('Third-quarter profit doubled to $1.1 billion.');
});

test('highlights at the top end at the blank line after them', () => {
  const article = read(
    'Bridge Opens\n\nKey points\n- The bridge is open.\n- It cost 48 million.\n\nThe bridge of Rotterby opened on Monday.\n\nShort one here.',
  );
  expect(article.highlights).toEqual(['The bridge is open.', 'It cost 48 million.']);
  expect(article.blocks.map((block) => block.text)).toEqual([
    'The bridge of Rotterby opened on Monday.',
    'Short one here.',
  ]);
});

test('bare highlights without stops, at the top, are not taken for subheadings', () => {
  const article = read(
    'Bridge Opens\n\nHighlights:\nBridge open after nine years\nFerry to stop in May\n\nThe bridge of Rotterby opened on Monday after nine years of building and two court cases.',
  );
  expect(article.highlights).toEqual(['Bridge open after nine years', 'Ferry to stop in May']);
});

test('lines broken at a fixed width are joined to paragraphs', () => {
  const article = read(
    'Bridge Opens\n\nThe northern bridge of Rotterby opened on Monday after nine\nyears of building, two court cases and a flood that took its\nfirst pier.\n\nThe ferry stops in May.',
  );
  expect(article.blocks.map((block) => block.text)).toEqual([
    'The northern bridge of Rotterby opened on Monday after nine years of building, two court cases and a flood that took its first pier.',
    'The ferry stops in May.',
  ]);
});

test('a blank is restored between sentences glued together, but not inside Amazon.com', () => {
  expect(read('War\nThe war ended.In May they met at Amazon.com to talk.').blocks[0]?.text).toBe(
    'The war ended. In May they met at Amazon.com to talk.',
  );
});

test('languages are told apart', () => {
  const languages = ['presupuesto-valdeluz', 'yuki-tram', 'arabic-library'].map(
    (slug) =>
      read(readFileSync(new URL(`../fixtures/articles/${slug}/article.txt`, import.meta.url), 'utf8'))
        .language,
  );
  expect(languages).toEqual(['es', 'ja', 'ar']);
});

test.each([
  ['', 'empty'],
  [' \n\t', 'empty'],
  ['a'.repeat(1_000_001), 'too-large'],
  ['PK\u0000\u0003 binary', 'not-text'],
  ['\ufffd'.repeat(50), 'not-text'],
  ['Only a title', 'no-body'],
  ['Share\nSubscribe\nLeave a Reply\nFollow us on X: https://x.com/a', 'only-boilerplate'],
  [
    `${'This is a sentence of a paragraph. '.repeat(10)}\n${'And another one follows it. '.repeat(10)}`,
    'no-title',
  ],
])('%#: what cannot be an article is refused with a code', (text, code) => {
  expect(codeOf(text)).toBe(code);
});

test('only a title and highlights make an article', () => {
  expect(read('Bridge Opens\nHighlights:\nThe bridge is open at last.').blocks).toEqual([
    { kind: 'list-item', text: 'The bridge is open at last.' },
  ]);
});
