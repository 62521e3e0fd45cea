import { describe, expect, test } from 'vitest';
import { sidesOf } from '../../src/compose/sides.ts';
import { postsOf } from './kinds/threads.ts';
import { templateNames } from './templates.ts';

const talks = `Marrick and Rotterby Hold Talks on the Bay

Marrick and Rotterby officials will meet on 12 May to talk about fishing in the bay, which both towns have claimed since 1911.

Marrick’s team will be led by the harbour master, Osla Brae.

The last talks, held in 2019, ended with a map on which each side drew its own line, and with no word on the mussels at all.

The mussel banks feed 340 families, the county says. A ton of mussels brings 900 crowns.

Fishing boats

Rotterby has 41 boats in the bay. Ida Pell, who counts them, says nine are older than she is.

Brae first asked for the talks in 2024, after three nets were cut in one night.

The mayor of Rotterby, Ada Moor, wants the line of 1911 back, and a fine of 2,000 crowns for every net beyond it.

Highlights:
Marrick and Rotterby resume talks on fishing in the bay
The mussel banks of the bay feed 340 families
Moor wants the line of 1911 back.
`;

describe.each(templateNames)('as %s', (name) => {
  test('a hook of two sides is not supported by one of them', () => {
    const [first = ''] = postsOf(talks, name);
    expect(first).toMatch(/^Marrick and Rotterby/);
    expect(first).not.toMatch(/Osla Brae|41 boats/);
  });

  test('the lines of a post all end alike', () => {
    for (const post of postsOf(talks, name)) {
      const lines = post.split('\n').filter((line) => line !== '' && !line.includes('https://'));
      const stopped = lines.filter((line) => /[.!?”]$/.test(line));
      expect([0, lines.length], post).toContain(stopped.length);
    }
  });
});

test('a long read has no middle post that looks forgotten where the story has more on it', () => {
  const posts = postsOf(talks, 'long-read');
  for (const post of posts.slice(1, -1)) expect(post.length, post).toBeGreaterThan(80);
});

test('two sides are two names joined', () => {
  expect(sidesOf('Russia and Ukraine resume talks')).toEqual(['Russi', 'Ukrai']);
  expect(sidesOf('España y Portugal firman')).toEqual(['Españ', 'Portu']);
  expect(sidesOf('Northcove will switch all nine ferries')).toEqual([]);
});
