import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { composeThread } from '../../src/compose/compose.ts';
import { articleOf, link, template, templateNames } from './templates.ts';

const plain = articleOf(`Rotterby Mends Its Long Pier

The council of Rotterby voted 14 to 3 on 2 May 2026 to mend the long pier.

Moorworks of Port Carr drives the first pile on 9 June.

Ferries sail throughout the work, between buoys.

The bell at Carr Head will be rung on feast days. Children may pull its rope.

Norline sells half fares on weekdays until the work is done.`);

const withBreaks = (...at: readonly number[]): Article => ({
  ...plain,
  blocks: plain.blocks.map((block, index) => (at.includes(index) ? { ...block, breakBefore: true } : block)),
});

describe.each(templateNames)('%s', (name) => {
  test.each([[1], [2], [3], [4]])('no post runs across the break before paragraph %i', (at) => {
    const article = withBreaks(at);
    for (const { text, sources } of composeThread(article, template(name), { link }).posts) {
      if (text.includes('• ')) continue;
      const indexes = sources.filter(({ from }) => from === 'block').map(({ index }) => index);
      expect(new Set(indexes.map((index) => index >= at)).size, text).toBeLessThanOrEqual(1);
    }
  });
});

test('each part the editor made begins a post of a long read', () => {
  const texts = composeThread(withBreaks(1, 2, 3, 4), template('long-read'), { link }).posts.map((post) =>
    post.text.replace(/^\d+\/\d+ /, ''),
  );
  for (const start of ['Moorworks of Port Carr', 'Ferries sail', 'The bell at Carr Head', 'Norline sells'])
    expect(texts.some((text) => text.startsWith(start))).toBe(true);
});
