import { describe, expect, test } from 'vitest';
import { checkThread } from '../../../src/compose/check.ts';
import { articleOf } from '../templates.ts';
import { brokenBy, postsOf } from './threads.ts';

const life = (won: string) => `Ada Moor, Who Painted the Buoys of Rotterby, Dies at 94

Ada Moor, a painter who gave every buoy in the bay of Rotterby its own shade of red, died on 24 March at her home in Marrick.

Mrs. Moor painted 312 buoys between 1958 and 2003 and kept a card for each of them in a tin under the stairs.

She was born in Marrick in 1931, the third of five children of a rope maker, and painted her first boat at the age of nine.

${won}

She is survived by two grandchildren, four paint-stained chairs and a harbour that can be read by its colours.
`;
const clear = life('Mrs. Moor won the silver oar of the harbour office in 1988 and used it to stir paint.');
const crowded = life(
  'Mrs. Moor taught Vera Lund, now the painter of the bay, to mix red out of rust and oil.',
);

describe('an obituary', () => {
  test('may open a post with “She” once its first post named her', () => {
    const posts = postsOf(clear, 'long-read');
    expect(posts[0]).toContain('Ada Moor');
    expect(posts.some((post) => post.startsWith('She was born in Marrick in 1931'))).toBe(true);
    expect(posts.some((post) => post.startsWith('She is survived by'))).toBe(true);
    expect(brokenBy(clear, 'long-read')).not.toContain('opening');
  });

  test('may not where another person was named since', () => {
    const posts = postsOf(crowded, 'long-read');
    expect(posts.some((post) => post.startsWith('She was born'))).toBe(true);
    expect(posts.some((post) => post.startsWith('She is survived by'))).toBe(false);
  });

  test('is checked by the same rule: “She” is clear only after her name', () => {
    const she = 'She was born in Marrick in 1931, the third of five children of a rope maker.';
    const opens = (first: string) =>
      checkThread([first, she.replace('.', ', and painted her first boat at the age of nine.')], {
        article: articleOf(clear),
      }).filter(({ rule, post }) => rule === 'opening' && post === 2).length;
    expect(opens('Ada Moor, who painted the buoys of Rotterby, has died.')).toBe(0);
    const listed = checkThread(['Ada Moor has died.', `• ${clear.split('\n\n')[3] ?? ''}`], {
      article: articleOf(clear),
    });
    expect(listed.map(({ rule }) => rule)).not.toContain('opening');
    expect(opens('A painter of buoys has died at 94.')).toBe(1);
  });
});
