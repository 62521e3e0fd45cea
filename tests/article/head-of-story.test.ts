import { expect, test } from 'vitest';
import type { Article, Block } from '../../src/article/article.ts';
import { withClockHeadings } from '../../src/article/clock-headings.ts';
import { takeFootnotes } from '../../src/article/footnotes.ts';
import { instantInLine } from '../../src/article/instant.ts';
import { isOfTheSite } from '../../src/article/not-the-story.ts';
import { readHtml } from '../../src/article/read-html.ts';
import { readText } from '../../src/article/read-text.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const first =
  'La Policía ha detenido en Puerto Clavel a un hombre de 38 años acusado de robar a 43 ancianos haciéndose pasar por revisor.';
const second = 'El juez ha ordenado su ingreso en prisión y la Policía no descarta que haya más víctimas.';

function read(text: string): Article {
  const result = readText(text);
  if (!result.ok) throw new Error(`${result.why.code}: ${result.why.message}`);
  return result.article;
}

test('where a story was written is not who wrote it', () => {
  const head = 'Marta Ibáñez\nPuerto Clavel\n17 MAR 2026 - 13:02 CET';
  const article = read(`Detenido un falso revisor del gas que robó a ancianos\n${head}\n${first}\n${second}`);
  expect(article.author).toBe('Marta Ibáñez');
  expect(article.publishedAt).toBe('2026-03-17T12:02:00.000Z');
  expect(article.blocks.map(({ text }) => text)).toEqual([first, second]);
  expect(article.leftOut).toEqual(head.split('\n'));
});

test('months are known in other languages, and only with a zone', () => {
  expect(instantInLine('Publicado: 3 de agosto 2026, 18:20 CEST')).toBe('2026-08-03T16:20:00.000Z');
  expect(instantInLine('12. Mai 2026, 10:40 CEST')).toBe('2026-05-12T08:40:00.000Z');
  expect(instantInLine('3 août 2026 - 18:20')).toBeNull();
});

test('a Japanese name before its date signs the story', () => {
  const story =
    '2018年の台風で鉄橋が流され、一部区間が不通になっていた海浜線が1日、8年ぶりに全線で運転を再開した。住民ら約400人が手を振った。';
  const article = read(
    `海浜線、8年ぶり全線再開\n有料記事\n佐伯 美奈子　2026年4月1日 18時05分\n${story}\n${story}年間の赤字は約3億円で、町が負担する。`,
  );
  expect(article.author).toBe('佐伯 美奈子');
  expect(article.blocks.map(({ text }) => text)[0]).toBe(story);
});

test('two authors linked in one line are both named, and the line is left out', () => {
  const line =
    '<p>Par <a rel="author" href="/a">Hélène Roux</a> et <a rel="author" href="/b">Malik Traoré</a>, Publié le 6 octobre 2026 à 07h12</p>';
  const result = readHtml(
    `<html lang="fr"><body><main><h1>La Lisse déborde à Corbel</h1>${line}<p>${first}</p><p>${second}</p></main></body></html>`,
  );
  if (!result.ok) throw new Error(result.why.message);
  expect(result.article.author).toBe('Hélène Roux, Malik Traoré');
  expect(result.article.blocks.map(({ text }) => text)).toEqual([first, second]);
});

test('the stamps of a live report are headings, and one time alone is none', () => {
  const stamped = ['16h35', '15h50', '11:30 a.m.'].flatMap((time) => [paragraph(time), paragraph(first)]);
  expect(withClockHeadings(stamped).map(({ kind }) => kind)).toEqual([
    'heading',
    'paragraph',
    'heading',
    'paragraph',
    'heading',
    'paragraph',
  ]);
  expect(withClockHeadings(stamped.slice(0, 3))).toEqual(stamped.slice(0, 3));
});

test('footnotes and their marks are taken out together', () => {
  const told = [paragraph('There were 14 pairs of owls.[1]'), paragraph('The bill has a [2] in it.')];
  const { blocks, notes } = takeFootnotes([...told, paragraph('[1] Counted on three nights.')]);
  expect(blocks.map(({ text }) => text)).toEqual([
    'There were 14 pairs of owls.',
    'The bill has a [2] in it.',
  ]);
  expect(notes).toEqual(['[1] Counted on three nights.']);
  expect(takeFootnotes(told)).toEqual({ blocks: told, notes: [] });
});

test.each([
  'Foto: El material incautado, este martes en la comisaría. / POLICÍA',
  'High Street at 10 p.m. Photo by the author.',
  'Thanks for reading Dark Matters! Subscribe for free to receive new posts and support my work.',
  'A correction: an earlier version of this post gave the number of lights as 621.',
])('left out: %s', (line) => {
  expect(isOfTheSite(line, null)).toBe(true);
});

test.each([
  'Foto y vídeo: los dos siguen en el museo, dijo su directora.',
  'A correction: the market fell by a fifth in three days.',
  'She took the picture at dawn, and nobody knew that it was a photo by her.',
])('a story’s: %s', (line) => {
  expect(isOfTheSite(line, null)).toBe(false);
});
