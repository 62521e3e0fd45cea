import { describe, expect, test } from 'vitest';
import { templateNames } from '../templates.ts';
import { brokenBy, postsOf } from './threads.ts';

const asked = [
  [
    'You came to Rotterby as a cook. Why did you stay?',
    'I liked the fog. The ferry needed a mate and I could splice a rope, which is more than the mate before me could.',
  ],
  [
    'And then?',
    'Then I passed my papers in 1998. The examiner asked me to dock in a gale and I asked him to hold my coffee.',
  ],
  [
    'What frightens you on the bay?',
    'Silence. When the engine stops you hear the water work, and we carry 300 people who do not know what that means.',
  ],
  [
    'Tell us about the night of the crane.',
    'The crane fell across the ramp with the doors open. My mate shut them by hand and we backed out into the dark.',
  ],
];
const ending = 'Lena Moor’s memoir, “Low Water”, will be published by Marrick Press in September.';
const interview = `# “You Hear the Water Work”: Captain Lena Moor on 25 Years at the Wheel

Lena Moor has been captain of the Rotterby ferry since 1999 and retires in June. This interview has been edited for length.

${asked.map(([question, answer]) => `## ${question}\n\n${answer}`).join('\n\n')}

${ending}
`;

describe('an interview', () => {
  test.each(templateNames)('as %s tells an answer only under its question', (name) => {
    const posts = postsOf(interview, name, 'article.md');
    for (const [question, answer] of asked) {
      const opening = (answer ?? '').slice(0, 18);
      for (const post of posts.filter((each) => each.includes(opening)))
        expect(post).toContain(`${question}\n\n${opening}`);
    }
    const bare = posts.filter((post) => !asked.some(([question]) => post.includes(question ?? '')));
    expect(bare.join('\n')).not.toMatch(/\b(?:I|my|we)\b/);
  });

  test('as a long read has questions and answers, none that only asks on', () => {
    const text = postsOf(interview, 'long-read', 'article.md').join('\n');
    expect(text).toContain('What frightens you on the bay?\n\nSilence. When the engine stops');
    expect(text).toContain('Tell us about the night of the crane.\n\nThe crane fell');
    expect(text).not.toContain('And then?');
    expect(brokenBy(interview, 'long-read', 'article.md')).not.toContain('subheading');
  });

  test.each(templateNames)(
    'as %s opens with its title and introduction, and ends on what follows it',
    (name) => {
      const posts = postsOf(interview, name, 'article.md');
      expect(posts[0]).toMatch(
        /^“You Hear the Water Work”: Captain Lena Moor.*\n\nLena Moor has been captain/,
      );
      expect(posts.at(-1)).toContain(ending);
      expect(posts.join('\n')).not.toContain('edited for length');
    },
  );
});
