import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/article/article.ts';
import { datelineOf, placeBeforeLede } from '../../src/article/datelines.ts';
import { takeHeadLines } from '../../src/article/head-lines.ts';
import { instantInLine } from '../../src/article/instant.ts';
import { readHtml } from '../../src/article/read-html.ts';
import { readText } from '../../src/article/read-text.ts';

const story = 'The bridge of Rotterby opened on Monday after nine years of building, the mayor said.';

function under(lines: readonly string[], author: string | null = null) {
  return takeHeadLines(
    [...lines, story].map((text): Block => ({ kind: 'paragraph', text })),
    author,
  );
}

describe('bylines', () => {
  test.each([
    ['Story by T. J. Okafor, Courts Reporter', 'T. J. Okafor'],
    ['By Priya Dhawan Nov. 4, 2026 5:20 a.m. 4 min read', 'Priya Dhawan'],
    ['Nia Prosser, weather editor', 'Nia Prosser'],
    ['Автор: Марина Велихова', 'Марина Велихова'],
    ['Haber: Elif Karaca - Fotoğraf: Murat Şen / KIYI (KHA)', 'Elif Karaca'],
    ['社会部・森下彩香', '森下彩香'],
    [
      'Von Henrike Voss und Jan-Ole Petersen · Stand: 3. Mai 2026, 21:14 Uhr · Lesezeit: 4 Min.',
      'Henrike Voss und Jan-Ole Petersen',
    ],
  ])('%s', (line, author) => {
    const head = under([line]);
    expect(head.author).toBe(author);
    expect(head.leftOut).toEqual([line]);
  });

  test('of names alone are known by the date beside them', () => {
    const head = under(['Saskia Bray and Tom Adeleke', 'Sun 22 Feb 2026 07.00 GMT']);
    expect(head.author).toBe('Saskia Bray and Tom Adeleke');
    expect(head.publishedAt).toBe('2026-02-22T07:00:00.000Z');
    expect(under(['Pope Francis in Istanbul']).blocks).toHaveLength(2);
  });

  test.each([
    ['Por Thaís Nogueira, de Serra Clara', 'Thaís Nogueira'],
    ['Par Solène Garrec (Bonneval, envoyée spéciale)', 'Solène Garrec'],
    ['ليلى المنصوري ٢ نوفمبر ٢٠٢٦ آخر تحديث: ١٩:٢٠', 'ليلى المنصوري'],
    ['Bronagh Keel', 'Bronagh Keel'],
  ])('of a known author: %s', (line, author) => {
    expect(under([line], author).leftOut).toEqual([line]);
  });

  test.each(['नवभोर संवाददाता, सूरजगढ़', 'نمائندہ خصوصی'])('that name nobody give no author: %s', (line) => {
    expect(under([line])).toMatchObject({ author: null, leftOut: [line] });
  });

  test.each([
    'Carol Whitty wins the race for mayor',
    'Carol Whitty said the bridge was late.',
    'By Monday the bridge had closed again',
    'Our correspondent was there when the bridge fell',
  ])('are no such lines: %s', (line) => {
    expect(under([line], 'Carol Whitty').blocks[0]?.text).toBe(line);
  });
});

test.each([
  ['Published: 14 April 2026, 05:52 BST', '2026-04-14T04:52:00.000Z'],
  ['March 11, 2026 at 12:00 p.m. EDT', '2026-03-11T16:00:00.000Z'],
  ['Updated 6:14 p.m., May 21, 2026', null],
  ['Published: 14 April 2026', null],
])('the time in “%s”', (line, instant) => {
  expect(instantInLine(line)).toBe(instant);
});

test('a text’s date line tells when it was published', () => {
  const read = readText(`Bridge Opens in Rotterby\nPublished: 14 April 2026, 05:52 GMT\n\n${story}`);
  expect(read.ok && read.article.publishedAt).toBe('2026-04-14T05:52:00.000Z');
});

test.each([
  [
    'MARRICK, April 28, 2026 /PressWire/ -- Driftboard today announced',
    'MARRICK, April 28, 2026 /PressWire/ -- ',
  ],
  ['CALA BRAVA (Agencia Litoral).– Un incendio', 'CALA BRAVA (Agencia Litoral).– '],
  ['НОВОЗЕРСК, 12 марта — «Сибвести». Микробиологи выделили', 'НОВОЗЕРСК, 12 марта — «Сибвести». '],
  ['مرسى الساحل – المدار: أقر البرلمان', 'مرسى الساحل – المدار: '],
  ['نور پور (نمائندہ خصوصی) ضلعی انتظامیہ', 'نور پور (نمائندہ خصوصی) '],
  ['澜江新闻网6月18日电（记者 沈一鸣）清禾科技', '澜江新闻网6月18日电（记者 沈一鸣）'],
  ['NASA (the space agency) – it hopes – will', ''],
  ['清禾科技网6月18日宣布上市', ''],
])('the dateline of “%s”', (paragraph, dateline) => {
  expect(datelineOf(paragraph)).toBe(dateline);
});

test('a place alone before the lede is a dateline where a language writes it so', () => {
  expect(
    placeBeforeLede('Seefurt. Der Rat tagte.', 'Seefurt. Der Rat tagte. In Seefurt schneit es.', 'de'),
  ).toBe('Seefurt. ');
  expect(placeBeforeLede('Stille. Der Rat tagte.', 'Stille. Der Rat tagte.', 'de')).toBe('');
  expect(placeBeforeLede('सूरजगढ़। राज्य में', 'सूरजगढ़। राज्य में', 'hi')).toBe('सूरजगढ़। ');
  expect(placeBeforeLede('Silence. Then Silence fell.', 'Silence. Then Silence fell.', 'en')).toBe('');
});

test('a page’s bold line is a heading, buttons side by side are words, and a release ends before who sent it', () => {
  const read = readHtml(
    `<html><head><title>Bridge Opens</title></head><body><article><h1>Bridge Opens</h1>
    <div><span>Share</span><span>Comment</span><span>Save</span></div><p>${story}</p><p>${story.replace('Monday', 'Tuesday')}</p>
    <p><strong>Seven affordable homes</strong></p><p>${story.replace('Monday', 'Friday')}</p>
    <h2>About Rotterby Bridges</h2><p>Rotterby Bridges builds bridges. It has 40 people.</p><p>SOURCE Rotterby Bridges</p></article></body></html>`,
  );
  if (!read.ok) throw new Error(read.why.message);
  expect(read.article.blocks.find((block) => block.kind === 'heading')?.text).toBe('Seven affordable homes');
  expect(read.article.blocks.at(-1)?.text).toContain('Friday');
  expect(read.article.leftOut).toContain('About Rotterby Bridges');
});

describe('date lines under a title', () => {
  test.each([
    '24 November 2026',
    'Tuesday 24 November',
    'Updated 14:05 GMT',
    '2 hours ago',
    'le 24 novembre 2026',
    'Le 24/11/2026 à 14:05',
    'terça-feira, 24 de novembro de 2026',
    'hace 2 horas',
    'vor 3 Stunden',
    '24 ноября 2026 г.',
    '24 नवंबर 2026',
    '24 تشرين الثاني 2026',
    '۲۴ نومبر ۲۰۲۶',
    '24 listopada 2026',
    '11月24日 14時05分',
    '3時間前',
  ])('are left out: %s', (line) => {
    expect(under([line])).toMatchObject({ leftOut: [line], blocks: [{ text: story }] });
  });

  test.each([
    '24 November 2026 was the day the wall fell.',
    '14.05 Power is back',
    'Before the storm of 2026',
  ])('are not: %s', (line) => {
    expect(under([line]).leftOut).toEqual([]);
  });
});

describe('a view is signed with a bare name', () => {
  test.each(['Ada Moor', 'Lucía Barrera', 'ADA MOOR', '森下 彩香', 'سلمى الحسن', 'Анна Седых'])(
    '%s',
    (line) => {
      const blocks = [line, story].map((text): Block => ({ kind: 'paragraph', text }));
      expect(takeHeadLines(blocks, null, true)).toMatchObject({ author: line, leftOut: [line] });
      expect(takeHeadLines(blocks, null).author).toBeNull();
    },
  );
});
