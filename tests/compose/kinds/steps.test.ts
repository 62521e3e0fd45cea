import { describe, expect, test } from 'vitest';
import { brokenBy, postsOf } from './threads.ts';

const steps = [
  'Shut the main valve. It stands under the sink in most houses of the town, behind the bin.',
  'Open every tap. Leave them open until the last one in the house has stopped running.',
  'Drain the boiler. Never do this while it is hot, the gas company warns. Let it stand for two hours.',
  'Close the taps again and put a note on the door so that nobody lights the boiler while it is empty.',
];
const explainer = (mark: (at: number) => string) => `How to Drain Your Pipes Before a Frost in Four Steps

Frost burst pipes in 1,200 homes in Rotterby last January, the water company says. Most were empty holiday homes.

${steps.map((step, at) => `${mark(at)} ${step}`).join('\n\n')}

The water company sends a plumber for £40. It does not pay for what a burst pipe has ruined.
`;
const numbered = explainer((at) => `${at + 1}.`);

describe('steps', () => {
  test('are told whole, in order, one a post, with their numbers', () => {
    const posts = postsOf(numbered, 'long-read');
    expect(posts.slice(1, 5)).toEqual(steps.map((step, at) => `${at + 1}. ${step}`));
    expect(brokenBy(numbered, 'long-read')).not.toContain('verbatim');
  });

  test('have no number where the article gives none', () => {
    expect(
      postsOf(
        explainer(() => '•'),
        'long-read',
      ).slice(1, 5),
    ).toEqual(steps);
  });

  test('stand under the title and the introduction', () => {
    expect(postsOf(numbered, 'long-read')[0]).toMatch(
      /^How to Drain Your Pipes Before a Frost in Four Steps\n\nFrost burst pipes in 1,200 homes/,
    );
  });

  test('are a list of their first sentences where the template has a list', () => {
    expect(postsOf(numbered, 'breaking')[1]).toMatch(
      /^• 1\. Shut the main valve\.\n• 2\. Open every tap\.\n• 3\. Drain the boiler\.\n• 4\. Close the taps again/,
    );
    expect(brokenBy(numbered, 'breaking')).not.toContain('verbatim');
  });

  test('that are too long for a post end with a sentence', () => {
    const long = numbered.replace(
      'behind the bin.',
      `behind the bin. ${'It has a red wheel that turns clockwise and needs two hands. '.repeat(5)}`,
    );
    const post = postsOf(long, 'long-read')[1] ?? '';
    expect(post).toMatch(/^1\. Shut the main valve\. It stands .* needs two hands\.$/);
    expect(post.length).toBeGreaterThan(200);
  });

  test('a slight highlight gives way to the step that tells it', () => {
    const text = numbered.replace(
      '\n\nFrost burst',
      '\n\nHighlights:\n- A boiler drained while hot should stand for two hours\n- The water company sends a plumber for £40\n\nFrost burst',
    );
    const posts = postsOf(text, 'highlights').join('\n');
    expect(posts).toContain(steps[2]);
    expect(posts).not.toContain('A boiler drained');
    expect(postsOf(text, 'breaking').join('\n')).toContain('• A boiler drained while hot');
  });
});
