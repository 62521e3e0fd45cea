import fc from 'fast-check';
import twitterText from 'twitter-text';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { isBalanced } from '../../src/article/balance.ts';
import { isBoilerplate } from '../../src/article/clean.ts';
import { checkThread } from '../../src/compose/check.ts';
import { composeThread } from '../../src/compose/compose.ts';
import { weigh } from '../../src/compose/weigh.ts';
import { anyArticle } from './any-article.ts';
import { link, template, templateNames } from './templates.ts';

const seeded = { seed: 20260822, numRuns: Number(process.env['RULE_RUNS'] ?? 40) };

function threadOf(article: Article, name: (typeof templateNames)[number]): string[] {
  return composeThread(article, template(name), { link }).posts.map((post) => post.text);
}

/** The lines of a thread that came from the article: no number, bullet, call to action, link. */
function factsOf(posts: readonly string[]): string[] {
  return posts
    .flatMap((post) => post.replace(/^\d+\/\d+ /, '').split('\n'))
    .filter((line) => line !== '' && !line.includes(link))
    .map((line) => line.replace(/^• /, ''));
}

function bare(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[“”]/g, '"')
    .replace(/’/g, "'")
    .replace(/\s+/g, '')
    .replace(/\.$/, '');
}

describe.each(templateNames)('for any article the template %s', (name) => {
  test('keeps every post within 280 as X counts, number and link included', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        for (const post of threadOf(article, name))
          expect(twitterText.parseTweet(post).weightedLength).toBeLessThanOrEqual(280);
      }),
      seeded,
    );
  });

  test('says only what the article says, in its words, in the order of a passage', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const source = bare(
          [
            article.title,
            ...article.highlights,
            ...article.blocks.filter((block) => block.kind !== 'heading').map((block) => block.text),
          ].join('\n'),
        );
        for (const fact of factsOf(threadOf(article, name))) expect(source).toContain(bare(fact));
      }),
      seeded,
    );
  });

  test('has the link once, in its last post', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const posts = threadOf(article, name);
        expect(posts.join('\n').split(link)).toHaveLength(2);
        expect(posts.at(-1)).toContain(link);
      }),
      seeded,
    );
  });

  test('has at most 25 posts, numbered by their places or not at all', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const posts = threadOf(article, name);
        expect(posts.length).toBeLessThanOrEqual(25);
        const isNumbered = template(name).numbering === 'n/m' && posts.length > 1;
        for (const [at, post] of posts.entries())
          expect(post.startsWith(`${at + 1}/${posts.length} `)).toBe(isNumbered);
      }),
      seeded,
    );
  });

  test('never shows boilerplate or an open quotation, unless title or highlight has it', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const given = [article.title, ...article.highlights];
        for (const fact of factsOf(threadOf(article, name))) {
          expect(isBoilerplate(fact)).toBe(false);
          if (!given.some((text) => text.includes(fact) || fact.includes(text)))
            expect(isBalanced(fact)).toBe(true);
        }
      }),
      seeded,
    );
  });

  test('is found free of length, verbatim, subheading, numbering and repetition problems by its own checks', () => {
    const never = new Set([
      'length',
      'verbatim',
      'subheading',
      'numbering',
      'repeat',
      'boilerplate',
      'empty',
      'count',
    ]);
    fc.assert(
      fc.property(anyArticle, (article) => {
        const { problems } = composeThread(article, template(name), { link });
        expect(problems.filter((problem) => never.has(problem.rule))).toEqual([]);
      }),
      seeded,
    );
  });

  test('opens no post with a sentence that leans on another post, where none had to be cut', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        fc.pre([article.title, ...article.highlights].every((text) => weigh(text) < 230));
        const posts = threadOf(article, name);
        const problems = checkThread(posts, { article, link, template: template(name) });
        const leaning = problems.filter((problem) => problem.rule === 'opening' && (problem.post ?? 0) > 1);
        expect(leaning.map((problem) => posts[(problem.post ?? 1) - 1])).toEqual([]);
      }),
      seeded,
    );
  });

  test('gives the same thread for the same article', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        expect(threadOf(structuredClone(article), name)).toEqual(threadOf(article, name));
      }),
      { ...seeded, numRuns: 20 },
    );
  });
});
