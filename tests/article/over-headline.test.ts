import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { isGreeting } from '../../src/article/kickers.ts';
import { readText } from '../../src/article/read-text.ts';
import { isReleaseHead } from '../../src/article/release-lines.ts';
import { isWireLine, markBefore } from '../../src/article/wire-lines.ts';

const headline = 'Bridge Opens in Rotterby';
const first =
  'The northern bridge of Rotterby opened on Monday after nine years of building and two court cases.';
const second = 'It cost 48 million crowns, the county said, and tolls begin in June.';
const third = 'Mayor Ada Brink said the old ferry would stop in May.';

function read(text: string): Article {
  const result = readText(text);
  if (!result.ok) throw new Error(`${result.why.code}: ${result.why.message}`);
  return result.article;
}

describe('over the headline', () => {
  test.each([
    [
      'a wire’s slug and its word to editors',
      'URGENT\nRotterby-Bridge/3rd Lead\nEds: Adds quotes, background. With photos.',
    ],
    ['a release’s label and papers', 'FOR IMMEDIATE RELEASE\nRef: 2026/118\nDate: 6 February 2026'],
    ['a newsletter’s greeting', '☕ Good morning! It’s Thursday. Today: a bridge and a cheese.'],
    ['the kind of piece', 'REVIEW'],
  ])('%s is left out', (_, over) => {
    const article = read(`${over}\n\n${headline}\n\n${first}\n\n${second}`);
    expect(article.title).toBe(headline);
    expect(article.leftOut).toEqual(over.split('\n'));
  });

  test.each(['UPDATE 2-', 'WRAPUP 1-', '🗳️ ', '🔴 '])('%s is no part of it', (mark) => {
    const article = read(`${mark}${headline}\n\n${first}\n\n${second}`);
    expect(article.title).toBe(headline);
    expect(article.leftOut).toEqual([mark.trim()]);
  });
});

test('headlines that sound like a wire’s, a release’s or a greeting are headlines', () => {
  for (const title of [
    'Good morning, Rotterby: the bridge is open',
    'Date set for bridge opening',
    'Update on the bridge, and why it is late',
    'Ends and means: a bridge in Rotterby',
    'Dear voters, the bridge is yours',
    'Lead found in the water of Rotterby',
    'Ferry/bridge row goes to court',
  ]) {
    expect([title, isWireLine(title), isReleaseHead(title), isGreeting(title), markBefore(title)]).toEqual([
      title,
      false,
      false,
      false,
      '',
    ]);
  }
});

test('what a wire says of its own versions is left out wherever it stands', () => {
  const article = read(
    `${headline}\n\n(Adds quotes, details of tolls)\n\n${first}\n\n(PREVIOUSLY: Rotterby)\n\n${second}\n\n${third}\n\nKeywords: ROTTERBY BRIDGE (UPDATE 3)`,
  );
  expect(article.blocks.map(({ text }) => text)).toEqual([first, second, third]);
});

test('a release ends where it says so, and only behind some paragraphs', () => {
  const notes = 'Notes to Editors:\n\n1. The bridge is 412 metres long and was begun in 2017.';
  const release = read(
    `${headline}\n\n${first}\n\n${second}\n\n${third}\n\n-ENDS-\n\n${notes}\n\nPress Office, Rotterby`,
  );
  expect(release.blocks.map(({ text }) => text)).toEqual([first, second, third]);
  expect(release.leftOut).toContain('The bridge is 412 metres long and was begun in 2017.');
  const early = read(`${headline}\n\n${first}\n\nENDS\n\n${second}\n\n${third}`);
  expect(early.blocks.map(({ text }) => text)).toContain(third);
});
