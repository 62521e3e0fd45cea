import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainBreaks } from '../../src/article/plain-breaks.ts';

const latin = Array.from({ length: 224 }, (_, at) => String.fromCharCode(32 + at));
const stops = ['.', '?', '!', '...', '. ', '?” ', '.’ ', '.) ', '.” “'];
const words = [
  'Ida',
  'ferry',
  'U.S.',
  'Mr. ',
  'a.b',
  'A.B',
  '3.5',
  '12',
  'École',
  'über',
  '{',
  '–',
  '—',
  ', ',
];

function unicodeBreaks(text: string, language: string): number[] {
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text);
  return Array.from(segments, ({ index }) => index).filter((index) => index > 0);
}

test.each(['en', 'fr', 'de-AT', 'tr', 'ja'])('breaks plain text as Unicode does in %s', (language) => {
  const piece = fc.constantFrom(' ', ' ', ...stops, ...stops, ...words, ...latin);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const found = plainBreaks(text, language);
      fc.pre(found !== null);
      expect(found).toEqual(unicodeBreaks(text, language));
    }),
    { seed: 17, numRuns: 1000 },
  );
});

test.each([
  ['Greek, where a semicolon asks', 'Ida came. Oskar left.', 'el'],
  ['a tag that asks for rules of its own', 'Ida came. Oskar left.', 'en-u-ss-standard'],
  ['a semicolon, on which versions differ', 'Ida came. Oskar left; she stayed.', 'en'],
  ['letters beyond Western Latin', 'Ida came. Łukasz left.', 'pl'],
])('leaves %s to Unicode’s rules', (_, text, language) => {
  expect(plainBreaks(text, language)).toBeNull();
});
