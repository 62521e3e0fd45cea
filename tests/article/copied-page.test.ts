import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { authorOfByline } from '../../src/article/byline.ts';
import { instantInLine } from '../../src/article/instant.ts';
import { readText } from '../../src/article/read-text.ts';

const headline = 'Ferry firm fined £1.2m after teenager lost hand in winch';
const first =
  'A ferry company has been fined £1.2m after an apprentice lost his hand in a winch that had been repaired badly.';
const second =
  'Northlink Coastal admitted breaching health and safety laws at Kirkhaven Sheriff Court on Monday.';
const third = 'The company said it had replaced the winches on all six of its ferries.';

function read(text: string): Article {
  const result = readText(text);
  if (!result.ok) throw new Error(`${result.why.code}: ${result.why.message}`);
  return result.article;
}

const texts = (article: Article) => article.blocks.map(({ text }) => text);

test('a page copied as a whole is read without its menu and its pictures’ lines', () => {
  const menu = 'Skip to content\nHome\nNews\nSport';
  const picture =
    'Image source, Getty Images\nImage caption,\nThe accident happened aboard the Lady Elspeth in 2024';
  const signed = 'Fiona Marr\nLedger News, Kirkhaven\nPublished\n3 hours ago';
  const article = read(
    `${menu}\n\n${headline}\n\n${picture}\n\n${signed}\n\n${first}\n\n${second}\n\n${picture}\n\n${third}`,
  );
  expect([article.title, article.author]).toEqual([headline, 'Fiona Marr']);
  expect(texts(article)).toEqual([first, second, third]);
  for (const line of [...menu.split('\n'), ...signed.split('\n')]) expect(article.leftOut).toContain(line);
});

test('one word over the headline is a rubric, and a headline of one word is not', () => {
  expect(read(`Bahnverkehr\n${headline}\n\n${first}\n\n${second}`).title).toBe(headline);
  expect(read(`Saltmarsh\n\n${first}\n\n${second}`).title).toBe('Saltmarsh');
  expect(read(`Saltmarsh\n\nLife by the tide\n\n${first}\n\n${second}`).title).toBe('Saltmarsh');
});

describe('over a dateline', () => {
  const dated = `KIRKHAVEN (AP) — ${first}`;

  test('a sentence and a credit are a picture’s', () => {
    const article = read(
      `${headline}\n\nA ferry leaves the quay.\nMaritime Institute\n\n${dated}\n\n${second}`,
    );
    expect(texts(article)).toEqual([first, second]);
  });

  test('a standfirst stays', () => {
    const standfirst = 'An apprentice was 17 when the brake failed.';
    expect(texts(read(`${headline}\n\n${standfirst}\n\n${dated}\n\n${second}`))).toEqual([
      standfirst,
      first,
      second,
    ]);
  });
});

test('the rows of a pasted table are left out, and a bulleted line with a tab is not', () => {
  const rows = ['Team\tOvers\tRuns', 'Harrow Vale\t50\t247'];
  const article = read(`${headline}\n\n${first}\n\n${rows.join('\n')}\n\n•\t${second}\n\n${third}`);
  expect(texts(article)).toEqual([first, second, third]);
  expect(article.leftOut).toEqual(['Team Overs Runs', 'Harrow Vale 50 247']);
});

test('signs before lines are bullets, and the stars of a messenger no part of the headline', () => {
  const article = read(`⚡️*${headline}*\n\n🔹 ${first}\n🔹 ${second}\n\n${third}`);
  expect(article.title).toBe(headline);
  expect(article.blocks.map(({ kind }) => kind)).toEqual(['list-item', 'list-item', 'paragraph']);
  expect(texts(article)).toEqual([first, second, third]);
});

test('a byline says where its author was, and for whom', () => {
  expect(authorOfByline('By Sam Pettit at Oakridge')).toBe('Sam Pettit');
  expect(authorOfByline('By Dana Ross, CNN')).toBe('Dana Ross');
  expect(authorOfByline('By Dana Ross, Ada Brink')).toBe('Dana Ross, Ada Brink');
  expect(instantInLine('Updated 9:12 AM EST, Thu February 5, 2026')).toBe('2026-02-05T14:12:00.000Z');
});
