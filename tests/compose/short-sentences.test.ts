import { describe, expect, test } from 'vitest';
import { bondOf } from '../../src/compose/bonds.ts';
import { composeThread } from '../../src/compose/compose.ts';
import { materialOf } from '../../src/compose/material.ts';
import { passagesOf } from '../../src/compose/passages.ts';
import { articleOf, link, template, templateNames } from './templates.ts';

const passages = (text: string) => passagesOf(materialOf(articleOf(text))).map((passage) => passage.text);

function threadOf(text: string, name: (typeof templateNames)[number]): string {
  return composeThread(articleOf(text), template(name), { link })
    .posts.map((post) => post.text)
    .join('\n');
}

test('a short sentence opens a passage with the rest of its paragraph, and is none alone', () => {
  const found = passages(
    'How to Sit Out a Flood in Rotterby\n\nThe council of Rotterby sent 4,000 homes a list of things to do.\n\nStore water. Allow four litres a person for each day of the flood.',
  );
  expect(found).toContain('Store water. Allow four litres a person for each day of the flood.');
  expect(found).not.toContain('Store water.');
});

test('a passage runs across a short sentence', () => {
  expect(
    passages(
      'Rotterby Divides Over Its Crane\n\nThe crane was built by Moorworks in 1902 for the coal trade. It rusted. The harbour office scrapped its jib in 1990.',
    ),
  ).toContain(
    'The crane was built by Moorworks in 1902 for the coal trade. It rusted. The harbour office scrapped its jib in 1990.',
  );
});

const correction = `Correction: Rotterby Pool Was Cleaned in May

An article published on 2 June said that the pool at Carr Head had not been cleaned in 2025. That was wrong. The harbour office cleaned it on 9 May.

The article also gave the depth of the pool as 9 metres. It is 6 metres.

The harbour office asked for the notice on 3 June and was given it within two hours of its letter.`;

const mill = `The Wheel at Carr Head Turns for Its Bakers Again

For 90 years the wheel at Carr Head ground barley for the villages of the bay. Then it stopped. Four bakers of Rotterby believe that they can turn it again.

The wheel was cast in Port Ansel in 1871 and weighs 14 tonnes with its iron shaft.`;

describe.each(templateNames)('%s', (name) => {
  test('a sentence the next one takes back never stands without it', () => {
    const thread = threadOf(correction, name);
    if (thread.includes('had not been cleaned')) expect(thread).toContain('in 2025. That was wrong.');
    if (thread.includes('as 9 metres')) expect(thread).toContain('as 9 metres. It is 6 metres.');
  });

  test('a lede the next sentence takes back is told with it', () => {
    const thread = threadOf(mill, name);
    if (thread.includes('For 90 years')) expect(thread).toContain('of the bay. Then it stopped.');
  });
});

test.each([
  ['The council said the pool was safe. That was false.', 'fast'],
  ['The office counted 40 boats in the bay. However, 12 of them had sunk.', 'close'],
  ['“They sent a wreath,” said Ada Brink of Rotterby. “They knew where she was.”', 'close'],
  ['Norline blamed an error in its ledger. Moorworks, which wrote it, said that could not be.', 'close'],
  ['The office counted 40 boats in the bay. Twelve of them had red sails.', 'none'],
])('“%s” is bound %s', (paragraph, bond) => {
  const { body } = materialOf(articleOf(`Boats of Rotterby Are Counted Again\n\n${paragraph}\n\nThe end.`));
  const [first, second] = body;
  expect(first && bondOf(first, second)).toBe(bond);
});
