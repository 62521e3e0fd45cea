import fc from 'fast-check';
import twitterText from 'twitter-text';
import { weigh } from '../../src/compose/weigh.ts';

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.webUrl(),
  fc.domain(),
  fc.constantFrom(
    'Amazon.com',
    'ended.In',
    'https://t.co/AbC?amp=1',
    'www.한국.com',
    'U.S.',
    'a.b.c',
    '12.4',
    '@mayor',
    '#tag',
    '$AAPL',
  ),
  fc.constantFrom(
    '👩‍👩‍👧‍👦',
    '👍🏽',
    '1️⃣',
    '☺',
    '©',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '\u0301',
    '\ufeff',
    '\u202e',
    '東京。',
    'مرحبا',
    '『本』',
    '…',
    '€',
    '“—”',
  ),
  fc.constantFrom(' ', ' ', '\n', '\n\n', '\t', '\u3000', '.', ':', '/'),
);

/** Random strings weighed both ways; how many there were, and the first that weighed otherwise. */
export function compareWeights(
  seed: number,
  strings: number,
): { readonly strings: number; readonly unlike: string | null } {
  const outcome = fc.check(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      return weigh(text) === twitterText.parseTweet(text).weightedLength;
    }),
    { seed, numRuns: strings },
  );
  return { strings: outcome.numRuns, unlike: outcome.failed ? JSON.stringify(outcome.counterexample) : null };
}
