import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberedWords } from '../../src/compose/numbered-words.ts';

const words = fc.uniqueArray(
  fc.constantFrom(...'pier ferry council 61,204 gale mayor quay toll 2024 berth'.split(' ')),
);
const weightOf = (word: string) => 1 / word.length;
const isFigure = (word: string) => word === '61,204';

function weigh(of: readonly string[]): number {
  return of.reduce((sum, word) => sum + weightOf(word), 0);
}

test('texts compared by number have in common what they have by their letters, to the last bit', () => {
  const numbered = numberedWords(weightOf, isFigure);
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [a, b] = [new Set(one), new Set(other)];
      const shared = one.filter((word) => b.has(word));
      expect(numbered.ofAll(a)).toBe(weigh(one));
      expect(numbered.countShared(a, b)).toBe(shared.length);
      expect(numbered.weighShared(a, b)).toBe(weigh(shared));
      expect(numbered.coverage(a, b)).toBe(one.length === 0 ? 0 : weigh(shared) / weigh(one));
      expect(numbered.overlap(a, b)).toBe(
        weigh(one) <= weigh(other) ? numbered.coverage(a, b) : numbered.coverage(b, a),
      );
      expect(numbered.shareFigure(a, b)).toBe(shared.includes('61,204'));
    }),
  );
});

test('a word no text had when the first were read is compared like any other', () => {
  const numbered = numberedWords(weightOf, isFigure);
  numbered.ofAll(new Set(['pier', 'ferry']));
  expect(numbered.countShared(new Set(['lighthouse', 'pier']), new Set(['keeper', 'lighthouse']))).toBe(1);
});
