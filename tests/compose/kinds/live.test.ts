import { describe, expect, test } from 'vitest';
import { templateNames } from '../templates.ts';
import { postsOf } from './threads.ts';

const standfirst = 'A storm from the north has closed the port of Rotterby and two schools in Marrick.';
const entries = [
  [
    '16.30 Ferry back',
    'The Rotterby ferry sails again from pier two, the harbour office says. Cars must wait until the ramp is dry. About 9,000 homes are still dark, according to the grid company.',
  ],
  [
    '15.10 School opens',
    'Marrick’s northern school takes its pupils back in the gym, headteacher Ole Brandt says.',
  ],
  [
    '12.05 Roof gone',
    'The roof of Marrick’s southern school lies in the car park. A caretaker told me he heard nothing.',
  ],
  [
    '08.40 Lights out',
    'Lights went out in every street north of the canal at about half past eight this morning.',
  ],
];
const report = (parts: readonly (readonly string[])[]) => `# Storm Ada live: 20,000 homes dark, port shut

${standfirst}

${parts.map(([heading, text]) => `## ${heading}\n\n${text}`).join('\n\n')}

This live blog is closed. Thank you for reading.
`;
const newestFirst = report(entries);
const oldestFirst = report([...entries].reverse());

describe.each([
  ['newest first', newestFirst],
  ['oldest first', oldestFirst],
])('a live report, %s', (_, text) => {
  test.each(templateNames)('as %s tells the title, the standfirst and the newest entries only', (name) => {
    const thread = postsOf(text, name, 'article.md').join('\n');
    expect(thread).toMatch(/^Storm Ada live: 20,000 homes dark, port shut/);
    expect(thread).not.toMatch(/car park|told me|Lights went out/);
    expect(thread).not.toMatch(/live blog is closed|Thank you for reading/);
  });

  test.each(templateNames)('as %s tells no figure that the title gives otherwise', (name) => {
    expect(postsOf(text, name, 'article.md').join('\n')).not.toContain('9,000 homes');
  });

  test('runs in the order of time', () => {
    const thread = postsOf(text, 'long-read', 'article.md').join('\n');
    expect(thread.indexOf('pupils back')).toBeGreaterThan(0);
    expect(thread.indexOf('ferry sails again')).toBeGreaterThan(thread.indexOf('pupils back'));
  });
});

test('a label before the title is left out: the thread is not live', () => {
  const labelled = newestFirst.replace('Storm Ada live: 20,000', 'Live: Storm Ada leaves 20,000');
  expect(postsOf(labelled, 'breaking', 'article.md')[0]).toMatch(/^Storm Ada leaves 20,000 homes dark/);
});

describe('a live report whose newest entry says how a figure changed', () => {
  const report = `Storm Ada live: gusts of 90mph leave 210,000 homes without power

15.42 Power back for 80,000

Norgrid says it has reconnected 80,000 homes, which leaves about 130,000 without electricity. Engineers cannot climb before midnight.

“Some people will wake up cold,” said the director of Norgrid, Helen Marsh.

14.20 Man killed near Marrick

A man of 52 was killed by a falling tree near Marrick, police say. He was driving a delivery van.

13.05 Ports closed

Rotterby and Port Ansel have closed to all shipping. About 190,000 homes are dark, the county says.

11.48 Gust at Skerry Head

The Met Service has recorded a gust of 91mph at Skerry Head lighthouse, the strongest there since 1987.
`;

  test.each(templateNames)('as %s has it under the title, and tells no older figure', (name) => {
    const posts = postsOf(report, name);
    expect(posts[0]).toMatch(/\n\nNorgrid says it has reconnected 80,000 homes, which leaves about 130,000/);
    expect(posts.join('\n')).not.toContain('190,000');
  });
});
