import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsIn } from '../../src/compose/word-breaks.ts';

const languages = ['en', 'es', 'de', 'fr', 'fi', 'sv'] as const;

function segmented(text: string, language: string): string[] {
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

test('breaks Latin text exactly where Unicode’s own rules break it', () => {
  const piece = fc.oneof(
    fc.constantFrom('a', 'b', 'é', 'Z', 'ʒ', '×', '_', '1', '23', 'the', '東京', '£', '…', '\n'),
    fc.constantFrom(...' .,’‘\':;-–—“”"$%/@#()!?&*+\\^`~|'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom(...languages), (pieces, language) => {
      const text = pieces.join('');
      expect(wordsIn(text, language)).toEqual(segmented(text, language));
    }),
    { seed: 9, numRuns: 3000 },
  );
});

test.each([
  'It’s Peter’s 1,200.50 a.m. U.S. 24,5-Nm',
  'O’Neill’s',
  '3.x 4am x.3 1’2',
  'a..b',
  "rock 'n' roll'",
])('breaks “%s” as Unicode does', (text) => {
  expect(wordsIn(text, 'en')).toEqual(segmented(text, 'en'));
});
