import { describe, expect, test } from 'vitest';
import { composeThread } from '../../src/compose/compose.ts';
import { leansOnPrevious } from '../../src/compose/openings.ts';
import { articleOf, link, template, templateNames } from './templates.ts';

test.each([
  'Two sailors died at Carr Head that month.',
  'The rest came in pieces from the harbour fund and the county.',
  'A decision is due in May.',
  'Ada Brink remembers the meeting at which the figure was read out.',
  'A visitor who asked to speak to either was sent away.',
  'If the two finish level on points, the title is decided by lot.',
  'Analysts polled by Market Wire had expected 33.9 million on average.',
])('“%s” cannot open a post', (sentence) => {
  expect(leansOnPrevious(sentence, 'en')).toBe(true);
});

test.each([
  'In January 2025 the ferry ran aground, and Norline lost two ships that month.',
  'The rest of the fleet stayed in Port Ansel.',
  'Norline will speak to either of its captains.',
])('“%s” says itself of what it speaks', (sentence) => {
  expect(leansOnPrevious(sentence, 'en')).toBe(false);
});

const baker = `Rotterby Bakes With the Tide Again

The mill of Rotterby ground its first flour in 40 years on 3 March 2026, to the joy of its bakers.

Its wheel was built by Osla Merriweather, who runs a yard for small boats at Carr Head and had never before been paid for a wheel of any kind, and who took the better part of four winters to find oak for its paddles in the woods of the bay.

Merriweather, 71, spent 38 years mending the engines of ferries. The work cost 90,000 crowns.

Merriweather buys oak only from the woods of the bay, in winter. The county paid for half of it.`;

describe.each(templateNames)('%s', (name) => {
  test('nobody acts by a surname before the full name was given', () => {
    const thread = composeThread(articleOf(baker), template(name), { link })
      .posts.map(({ text }) => text)
      .join('\n');
    const bare = thread.search(/(?<!Osla )Merriweather/);
    if (bare !== -1) expect(thread.slice(0, bare)).toContain('Osla Merriweather');
  });
});
