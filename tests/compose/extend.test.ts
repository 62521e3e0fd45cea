import { describe, expect, test } from 'vitest';
import { composeThread } from '../../src/compose/compose.ts';
import { articleOf, link, template, templateNames } from './templates.ts';

const textsOf = (text: string, name: (typeof templateNames)[number]) =>
  composeThread(articleOf(text), template(name), { link }).posts.map((post) => post.text);

const ferry = `Rotterby Ferry Sails Again After Repairs

Highlights:
- The ferry of Rotterby sails again after seven weeks of repairs.
- Fares stay at 4 crowns until the end of May.

The ferry of Rotterby sailed again on 3 March 2026 after seven weeks of repairs to its engine.

“Nobody hid under the stairs this time,” captain Lena Moor told reporters. “Now they wave.”

Fares stay at 4 crowns until the end of May, the harbour office said. Children ride free.

Apples fell to a record price at the market of Port Ansel, 60 kilometres to the north.

The bell of Carr Head was cast in 1894 and rings on feast days.`;

describe.each(templateNames)('%s', (name) => {
  test('speech of two parts is told to its end', () => {
    for (const text of textsOf(ferry, name))
      if (text.includes('under the stairs')) expect(text).toContain('“Now they wave.”');
  });

  test('a claim and its rebuttal stand in one post', () => {
    const texts = textsOf(
      `Ledger of Norline Names Sailors Who Had Left

Norline of Rotterby paid wages in 2025 to 40 sailors who had left its ships years before.

Norline said the entries were the result of “a software error” in which numbers had been given out twice. The maker of the software, Moorworks, said numbers could not be given out twice.

The harbour office of Rotterby will hear both companies on 12 May.`,
      name,
    );
    for (const text of texts)
      if (text.includes('“a software error”')) expect(text).toContain('could not be given out twice');
  });
});

test('a highlight is supported from its own paragraph or not at all', () => {
  const post = textsOf(ferry, 'highlights').find((text) => text.includes('Fares stay'));
  expect(post).not.toContain('Apples');
  expect(post).not.toContain('bell');
});

test('a long read tells a short paragraph whole', () => {
  const post = textsOf(ferry, 'long-read').find((text) => text.includes('Fares stay'));
  expect(post).toContain('harbour office said. Children ride free.');
});
