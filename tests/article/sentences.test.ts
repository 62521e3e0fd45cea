import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitSentences } from '../../src/article/sentences.ts';

function split(text: string, language = 'en'): string[] {
  return splitSentences(text, language).map((sentence) => sentence.text);
}

test.each([
  'Pressure came from U.S. President Donald Trump, who objected.',
  'It is about the size of the U.S. state of Ohio.',
  'Dr. Robert J. Harlan Jr. spoke to Mrs. Dunmore and Sen. P. K. Osgood.',
  'The talks begin at 10 a.m. GMT in No. 10 Downing Street.',
  'In Dunmore v. Harlan Inc., the court ruled 2-1.',
  'The jury found for her in Sept. 2023 in St. Clair County.',
  '“We will go. We will not come back,” she said.',
  '"Why?" he asked.',
])('“%s” is one sentence', (text) => {
  expect(split(text)).toEqual([text]);
});

test.each([
  ['He lives in the U.S. The state pays.', 2],
  ['She left at 10 p.m. He stayed.', 2],
  ['They won. Nobody cheered! Why?', 3],
  ['He said: “We won.” The crowd left.', 2],
])('“%s” is %i sentences', (text, count) => {
  expect(split(text)).toHaveLength(count);
});

test('Japanese quotations stay with their speaker', () => {
  expect(split('市長は「行こう。今すぐだ。」と述べた。市民は笑った。', 'ja')).toEqual([
    '市長は「行こう。今すぐだ。」と述べた。',
    '市民は笑った。',
  ]);
});

test('Spanish abbreviations do not end a sentence', () => {
  expect(split('La Sra. Mena criticó el plan. El alcalde calló.', 'es')).toHaveLength(2);
});

test('an unknown language is split all the same', () => {
  expect(split('One. Two.', 'not a language!')).toHaveLength(2);
});

test('offsets point at the sentences, in order, and nothing but blanks is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('He won. ', '“Yes.” ', 'U.S. ', 'Dr. No ', '東京。', '\n', '(a) ', 'x'), {
        maxLength: 30,
      }),
      (pieces) => {
        const text = pieces.join('');
        const sentences = splitSentences(text, 'en');
        for (const { text: words, start, end } of sentences) expect(text.slice(start, end)).toBe(words);
        expect(
          sentences
            .map((sentence) => sentence.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
      },
    ),
    { seed: 5 },
  );
});
