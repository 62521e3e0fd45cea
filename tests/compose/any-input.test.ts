import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkThread } from '../../src/compose/check.ts';
import { composeThread } from '../../src/compose/compose.ts';
import { weigh } from '../../src/compose/weigh.ts';
import { anyArticle } from './any-article.ts';
import { link, template, templateNames } from './templates.ts';

const seeded = { seed: 20260822, numRuns: Number(process.env['RULE_RUNS'] ?? 40) };

describe.each(templateNames)('by every rule a machine can see, the template %s', (name) => {
  test('composes nothing that would be refused, and breaks no hard rule where none had to be cut', () => {
    const hard = new Set(['length', 'verbatim', 'boilerplate', 'numbering', 'cut', 'subheading']);
    fc.assert(
      fc.property(anyArticle, (article) => {
        const { problems } = composeThread(article, template(name), { link });
        expect(problems.filter((problem) => problem.severity === 'block')).toEqual([]);
        const given = [article.title, ...article.highlights];
        const isShort = given.every((text) => weigh(text) < 230);
        const broken = problems.filter(({ rule }) => hard.has(rule) && (rule !== 'cut' || isShort));
        expect(broken).toEqual([]);
      }),
      seeded,
    );
  });

  test('composes an article the same after any other, and a known article as a new one', () => {
    fc.assert(
      fc.property(anyArticle, anyArticle, (article, other) => {
        const first = composeThread(article, template(name), { link });
        composeThread(other, template('long-read'), { link });
        expect(composeThread(article, template(name), { link })).toEqual(first);
        expect(composeThread(structuredClone(article), template(name), { link })).toEqual(first);
      }),
      { ...seeded, numRuns: 15 },
    );
  });
});

const hostile = [
  'a.',
  'x',
  '👩‍👩‍👧‍👦',
  '“',
  '”)',
  'a.b/',
  '@a ',
  '#',
  '$A ',
  'Mr. ',
  '\u0301',
  '東',
  '…',
  '1/',
  'https://a.co/',
];

test('a hostile article of any make is composed and checked without a throw, in at most 25 posts within the limit', () => {
  const text = fc
    .tuple(fc.constantFrom(...hostile), fc.constantFrom(...hostile), fc.integer({ min: 1, max: 20_000 }))
    .map(([one, two, times]) => `${(one + two).repeat(times)}.`);
  fc.assert(
    fc.property(anyArticle, text, text, fc.constantFrom(...templateNames), (article, block, title, name) => {
      const blocks = [...article.blocks, { kind: 'paragraph' as const, text: block }];
      const odd = { ...article, blocks, title: title.slice(0, 400) };
      const posts = composeThread(odd, template(name), { link }).posts.map((post) => post.text);
      expect(posts.length).toBeLessThanOrEqual(25);
      for (const post of posts) expect(weigh(post)).toBeLessThanOrEqual(280);
      expect(checkThread([block, title], { article: odd, link }).length).toBeGreaterThan(0);
    }),
    { seed: 4, numRuns: 12 },
  );
});
