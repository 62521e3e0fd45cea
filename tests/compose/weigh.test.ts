import fc from 'fast-check';
import twitterText from 'twitter-text';
import { expect, test } from 'vitest';
import { findLinks, withCampaign } from '../../src/compose/links.ts';
import { priceThread } from '../../src/compose/price.ts';
import { weigh, weighWithLink } from '../../src/compose/weigh.ts';

test('weighs any text exactly as twitter-text does', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom(
      'Amazon.com',
      'https://foo.kids/a',
      '👩‍👩‍👧‍👦',
      'é',
      '東京',
      '…',
      '“—”',
      'ended.In',
      'مرحبا',
      '©',
      '1️⃣',
      ' ',
      '\n',
      'U.S.',
      '…at €40',
      'www.한국.com',
      'a.b.c',
      '\ufeff',
      '\t',
      'x'.repeat(300),
      '＠',
      'https://t.co/AbC?amp=1',
      '『本』。',
      '\u0301',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      expect(weigh(text)).toBe(twitterText.parseTweet(text).weightedLength);
    }),
    { seed: 11, numRuns: 800 },
  );
});

test('a mark between a blank and a domain is part of the link, as twitter-text has it', () => {
  const text = 'At \u0301Amazon.com today';
  expect(weigh(text)).toBe(twitterText.parseTweet(text).weightedLength);
});

test('weighs a text of many runs as the whole', () => {
  const text = 'Amazon.com said 東京 👍🏽 is at https://example.com/a?b=c. '.repeat(200);
  expect(weigh(text)).toBe(twitterText.parseTweet(text).weightedLength);
});

test('a hostile run of dots is weighed without a quadratic search', () => {
  expect(weigh('a.'.repeat(200_000))).toBeGreaterThan(280);
});

test('our own link counts 23 even where twitter-text knows no such domain', () => {
  const link = 'https://foo.kids/a';
  expect(weigh(link)).toBe(18);
  expect(weighWithLink(`Read ${link}`, link)).toBe(28);
});

test('our own long link under an unknown domain counts its measured length', () => {
  const link = `https://foo.kids/${'a'.repeat(60)}`;
  expect(weighWithLink(link, link)).toBe(weigh(link));
});

test('a sentence glued to the next one is found as the link X makes of it', () => {
  expect(findLinks('The war ended.In May they met.').map((found) => found.url)).toEqual(['ended.In']);
});

test('the thread of one link costs one dear post and the rest cheap ones', () => {
  expect(priceThread(['One.', 'Two.', 'Read: https://example.com/a'], 'https://example.com/a')).toBe(0.23);
});

test('an accidental link makes its post a dear one', () => {
  expect(priceThread(['Amazon.com rose.'])).toBe(0.2);
});

test('campaign parameters are added beside those the link has', () => {
  expect(withCampaign('https://example.com/a?b=1&utm_source=mail', { source: 'x', medium: 'social' })).toBe(
    'https://example.com/a?b=1&utm_source=mail&utm_medium=social',
  );
});
