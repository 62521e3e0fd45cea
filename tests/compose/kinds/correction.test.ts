import { describe, expect, test } from 'vitest';
import { templateNames } from '../templates.ts';
import { postsOf } from './threads.ts';

const notice = `Correction: Rotterby Ferry Carried 400 Passengers, Not 4,000

An article published on 2 May said that the Rotterby ferry had carried 4,000 passengers on its first day. That was wrong. It carried 400 passengers, the harbour office says.

The mistake was made when a figure was copied from a table of yearly totals kept by the harbour office in Marrick.

The article also gave the fare as £12. It is £2.

The editor of the Rotterby Echo, Lena Moor, said the table would be checked by two people from now on. The article on the website was mended on 3 May.
`;

describe('a correction', () => {
  test.each(templateNames)('as %s opens with its title', (name) => {
    expect(postsOf(notice, name)[0]).toMatch(
      /^Correction: Rotterby Ferry Carried 400 Passengers, Not 4,000(?:\n|$)/,
    );
  });

  test.each(templateNames)('as %s never tells what was wrong without what is right', (name) => {
    for (const post of postsOf(notice, name)) {
      if (/4,000 passengers on/.test(post))
        expect(post).toContain('That was wrong. It carried 400 passengers');
      if (post.includes('£12')) expect(post).toContain('It is £2.');
      expect(post).not.toMatch(/^That was wrong/);
    }
  });

  test('tells the figures it corrects', () => {
    expect(postsOf(notice, 'long-read').join('\n')).toMatch(/fare as £12\. It is £2\./);
    expect(postsOf(notice, 'highlights').join('\n')).toMatch(/That was wrong\. It carried 400/);
  });

  test('an error too long for a post beside what is right is left out, what is right is told', () => {
    const long = notice.replace(
      'on its first day.',
      `on its first day, ${'more than any other boat in the bay had ever done in a week, '.repeat(3)}it claimed.`,
    );
    const text = postsOf(long, 'long-read').join('\n');
    expect(text).not.toContain('4,000 passengers on');
    expect(text).not.toContain('That was wrong');
  });

  test('an error without its correction is left out', () => {
    const bare = notice.replace(' That was wrong. It carried 400 passengers, the harbour office says.', '');
    expect(postsOf(bare, 'long-read').join('\n')).not.toContain('4,000 passengers on');
  });
});
