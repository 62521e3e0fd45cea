import { describe, expect, it } from 'vitest';
import { type Rearrangement, rearrange } from '../../../src/compose/edits/rearrange.ts';

const posts = (...words: string[]) => words.map((each, at) => ({ id: `po_${at + 1}`, words: each }));
const made = (before: ReturnType<typeof posts>, wish: Rearrangement) =>
  rearrange(before, wish, 'en').map(({ id, words }) => [id, words]);

describe('splitting a post', () => {
  const two = 'The bridge opened on 23 November. About 9,000 cars a day will use it.';

  it('cuts where the cursor stands, and the first part stays the stored post', () => {
    expect(made(posts('One two three', 'Last'), { kind: 'split', at: 0, caret: 7 })).toEqual([
      ['po_1', 'One two'],
      ['', 'three'],
      ['po_2', 'Last'],
    ]);
  });

  it.each([
    ['at a line of ---, whatever the cursor says', 'One.\n---\nTwo. Three.', 3, ['One.', 'Two. Three.']],
    ['at every such line', 'One.\n--- \nTwo.\n\n---\nThree.', null, ['One.', 'Two.', 'Three.']],
    ['else at the end of a sentence', two, null, two.split(/(?<=\.) /)],
    [
      'at the one nearest the middle',
      'One. Two is a little longer. Three is the last of them.',
      null,
      ['One. Two is a little longer.', 'Three is the last of them.'],
    ],
    ['of one sentence at a line’s end', 'One line\nand another', null, ['One line', 'and another']],
    ['of one line between words', 'aa bb cc dd', null, ['aa bb', 'cc dd']],
    [
      'not inside “No. 10”',
      'It is said at No. 10 today. Yes.',
      null,
      ['It is said at No. 10 today.', 'Yes.'],
    ],
  ])('%s', (_how, words, caret, parts) => {
    expect(made(posts(words), { kind: 'split', at: 0, caret }).map(([, part]) => part)).toEqual(parts);
  });

  it.each([
    ['a word alone', 'Word', null],
    ['at the very start', 'Two words', 0],
    ['at the very end', 'Two words', 9],
    ['nothing', '', null],
  ])('leaves %s as it is', (_what, words, caret) => {
    expect(made(posts(words), { kind: 'split', at: 0, caret })).toEqual([['po_1', words]]);
  });
});

describe('the other rearrangements', () => {
  const three = posts('One', 'Two', 'Three');

  it('join a post with the next, one under the other', () => {
    expect(made(three, { kind: 'join', at: 1 })).toEqual([
      ['po_1', 'One'],
      ['po_2', 'Two\n\nThree'],
    ]);
    expect(made([{ id: '', words: 'New' }, ...three], { kind: 'join', at: 0 })[0]).toEqual([
      'po_1',
      'New\n\nOne',
    ]);
    expect(made([{ id: '', words: ' ' }, ...three], { kind: 'join', at: 0 })[0]).toEqual(['po_1', 'One']);
  });

  it.each<[string, Rearrangement, string[]]>([
    ['move a post up', { kind: 'up', at: 2 }, ['One', 'Three', 'Two']],
    ['move a post down', { kind: 'down', at: 0 }, ['Two', 'One', 'Three']],
    ['take a post out', { kind: 'remove', at: 1 }, ['One', 'Three']],
    ['add one after', { kind: 'add', at: 0 }, ['One', '', 'Two', 'Three']],
  ])('%s', (_how, wish, words) => {
    expect(made(three, wish).map(([, each]) => each)).toEqual(words);
  });

  it.each<[string, Rearrangement]>([
    ['the first up', { kind: 'up', at: 0 }],
    ['the last down', { kind: 'down', at: 2 }],
    ['the last with a next one', { kind: 'join', at: 2 }],
    ['one that is not there', { kind: 'remove', at: 7 }],
  ])('do nothing to %s', (_what, wish) => {
    expect(rearrange(three, wish, 'en')).toEqual(three);
  });

  it('do not take out the only post', () => {
    expect(made(posts('One'), { kind: 'remove', at: 0 })).toEqual([['po_1', 'One']]);
  });
});
