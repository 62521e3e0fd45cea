import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/article/sentences.ts';

const folder = new URL('sentences/', import.meta.url);

/**
 * A file a language, a text a line. `|` stands for a blank between two sentences, `¦` for two sentences
 * without one, `~` for a blank between sentences that may stay joined, as they do when unsure.
 */
const tables = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({
    language: name.slice(0, -'.txt'.length),
    lines: readFileSync(new URL(name, folder), 'utf8').trim().split('\n'),
  }));

function split(text: string, language = 'en'): string[] {
  return splitSentences(text, language).map((sentence) => sentence.text);
}

test('thirteen languages are tried', () => {
  expect(tables.map(({ language }) => language)).toEqual('ar de en es fr hi it ja pt ru tr ur zh'.split(' '));
});

describe.each(tables)('sentences in $language', ({ language, lines }) => {
  test.each(lines)('%s', (line) => {
    const text = line.replaceAll(/[|~]/g, ' ').replaceAll('¦', '');
    expect(split(text, language)).toEqual(line.replaceAll('~', ' ').split(/[|¦]/));
  });
});

test('a language without a list, and a tag that is none, are split all the same', () => {
  expect(split('그는 말했다. "좋아요." 그녀는 웃었다.', 'ko')).toHaveLength(3);
  expect(split('One. Two.', 'not a language!')).toEqual(['One.', 'Two.']);
  expect(split('One. Two.', 'constructor')).toEqual(['One.', 'Two.']);
});

test('a blank line ends a sentence and a quotation that was left open', () => {
  expect(split('A line without a stop\n\n“Open, and never closed. Still open.\n\nThe end.”')).toEqual([
    'A line without a stop',
    '“Open, and never closed.',
    'Still open.',
    'The end.”',
  ]);
});

test('a line broken in its midst goes on, a bullet begins anew', () => {
  expect(split('He came\nto town.\n• First\n• Second')).toEqual(['He came\nto town.', '• First', '• Second']);
});

const pieces = fc.constantFrom(
  ...[
    'He won. ',
    '“Yes.” ',
    'U.S. ',
    'Dr. No ',
    '東京。',
    '「',
    '」',
    '\n',
    '\n\n',
    '(a) ',
    'x',
    '"',
    '’',
    '«',
  ],
  ...['… ', '?!', '🎉', 'ended.In the', ' » ', '3. ', 'है। ', '\u00a0', '\ud800', '. ', '•', '؟ '],
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((each) => each.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const languages = fc.constantFrom('en', 'de', 'fr', 'ru', 'tr', 'ja', 'zh', 'ar', 'hi', 'el', '');

test('offsets point at the sentences, in order, and only blanks stand between', () => {
  fc.assert(
    fc.property(texts, languages, (text, language) => {
      let end = 0;
      for (const sentence of splitSentences(text, language)) {
        expect(text.slice(end, sentence.start).trim()).toBe('');
        expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
        expect(sentence.text.trim()).toBe(sentence.text);
        expect(sentence.text).not.toBe('');
        end = sentence.end;
      }
      expect(text.slice(end).trim()).toBe('');
    }),
    { seed: 5, numRuns: 500 },
  );
});

/** Quadratic time on any of these would outlast the test's minute many times over. */
test.each([
  ['a.'.repeat(50_000), 'stops without blanks'],
  ['a'.repeat(1_000_000), 'one word of a megabyte'],
  ['The town voted again. '.repeat(45_000), 'one line of a megabyte'],
  ['. 1 '.repeat(250_000), 'stops and figures without a letter'],
  ['🎉'.repeat(10_000), 'emoji'],
  ['“('.repeat(100_000) + '”)'.repeat(100_000), 'quotations in quotations'],
  ['“A. '.repeat(100_000), 'quotations never closed'],
  ['\n'.repeat(1_000_000), 'blank lines'],
  [`… ${' '.repeat(1000)}`.repeat(500), 'blanks'],
  [`a.${'"'.repeat(1000)}`.repeat(500), 'quotation marks'],
])('a hostile text is split in time: %#', (text) => {
  const sentences = splitSentences(text, 'en');
  expect(
    sentences
      .map((sentence) => sentence.text)
      .join('')
      .replace(/\s/g, ''),
  ).toBe(text.replace(/\s/g, ''));
});
