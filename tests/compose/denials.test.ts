import { describe, expect, test } from 'vitest';
import { isBareDenial } from '../../src/compose/denials.ts';
import { postsOf } from './kinds/threads.ts';
import { templateNames } from './templates.ts';

test.each([
  'The company denied this.',
  'A lawyer for the owners of the works and both of its managers denied that.',
  'The port authority rejected the claim.',
  'Brask Leather denies all the allegations.',
  'The ministry declined to comment.',
  'The mayor did not respond to a request for comment.',
  'La empresa negó las acusaciones.',
  'L’entreprise nie ces accusations.',
  'Das Unternehmen weist die Vorwürfe zurück.',
  'A empresa nega isso.',
  'La società ha smentito tutto.',
  'Компания отрицает обвинения.',
])('“%s” only answers', (sentence) => {
  expect(isBareDenial(sentence)).toBe(true);
});

test.each([
  'The company denied that valves were opened at night.',
  'Brask denied the claim that two inspectors had been paid.',
  'The court rejected the appeal of the company.',
  'La empresa negó que se abrieran las válvulas.',
  '“The company denied this,” she said.',
])('“%s” says what is denied', (sentence) => {
  expect(isBareDenial(sentence)).toBe(false);
});

const tannery = `Tannery Fined for Spilling Dye Into the River Orr

Brask Leather was fined £1.2 million on 3 March for letting dye into the River Orr in 2024, the Harwick county court said.

Inspectors counted 14,000 dead fish over nine kilometres below the works. The county's wells were shut for 31 days.

Harwick will spend the money on new wells in Low Marsh and Tennet, where 900 people still drink from tanks.

Paid inspectors

The union said in January, in a letter of nine pages to the county and to every one of its 21 councillors, that two inspectors of the river office had been paid by the works in each of the years from 2019 to 2024, in cash and in leather goods.

A lawyer for the owners of the works and both of its managers rejected the claims.
`;

describe.each(templateNames)('as %s', (name) => {
  test('a denial stands in no post without its charge', () => {
    for (const post of postsOf(tannery, name))
      if (post.includes('rejected the claims')) expect(post).toContain('had been paid by the works');
  });

  test('a pronoun after a subheading is not set under the sentence before it', () => {
    const text = tannery.replace(
      'Paid inspectors\n\nThe union said',
      'What it does\n\nIt would protect 1,200 houses at a tide of six metres, the county says.\n\nThe union said',
    );
    expect(postsOf(text, name).join('\n')).not.toContain('It would protect');
  });
});
