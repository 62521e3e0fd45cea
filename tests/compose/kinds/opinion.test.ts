import { describe, expect, test } from 'vitest';
import { templateNames } from '../templates.ts';
import { brokenBy, postsOf } from './threads.ts';

const view = `Opinion: Rotterby Should Keep Its Ferry

By Ada Moor

I have crossed the bay on the Rotterby ferry every working day since 1998, in fog and in snow.

The harbour office says a bridge would cost £90 million and take seven years to build. The ferry costs the town £2 million a year.

My neighbours want the bridge because they have cars. In Marrick, half of all households have none, according to the census of 2021.

The council votes on 5 June. A bridge cannot be sold again, and the ferry can be mended for £600,000 this winter.

The views expressed in this article are the author’s own.
`;
const signedBelow = view
  .replace('By Ada Moor\n\n', '')
  .replace('The views', 'Ada Moor is a nurse at Rotterby hospital and a writer.\n\nThe views');

describe('an opinion', () => {
  test.each(templateNames)('as %s keeps its label and names its author in the first post', (name) => {
    expect(postsOf(view, name)[0]).toBe('Opinion: Rotterby Should Keep Its Ferry\n\nAda Moor');
    expect(postsOf(signedBelow, name)[0]).toBe(
      'Opinion: Rotterby Should Keep Its Ferry\n\nAda Moor is a nurse at Rotterby hospital and a writer.',
    );
    expect(brokenBy(view, name)).not.toContain('verbatim');
  });

  test.each(templateNames)('as %s tells neither whose the views are nor the author’s note later', (name) => {
    const [, ...rest] = postsOf(signedBelow, name);
    expect(rest.join('\n')).not.toMatch(/views expressed|is a nurse/);
  });

  test('says “I” where its author is named', () => {
    expect(postsOf(view, 'long-read').join('\n')).toContain('I have crossed the bay');
  });

  test('does not say “I” without a label', () => {
    const text = postsOf(view.replace('Opinion: ', ''), 'long-read').join('\n');
    expect(text).not.toMatch(/\bI have crossed|My neighbours/);
    expect(text).toContain('a bridge would cost £90 million');
  });

  test('does not say “I” where the author’s name has no room', () => {
    const long = view.replace(
      'Keep Its Ferry',
      `Keep Its Ferry, ${'and Its Pier, '.repeat(15)}and Its Rusty Crane`,
    );
    const text = postsOf(long, 'long-read').join('\n');
    expect(text).toContain('Opinion: Rotterby Should Keep');
    expect(text).not.toContain('I have crossed');
  });
});
