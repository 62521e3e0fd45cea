import { expect, test } from 'vitest';
import { joinTexts, splitTexts } from '../../src/cli/editor.ts';

test('texts come back from the editor as they went', () => {
  const texts = ['1/3 First.', '2/3 Two lines:\n\n- one --- two', '3/3 #last'];
  expect(splitTexts(joinTexts(texts))).toEqual(texts);
});

test('what an editor adds around a text is not the author’s', () => {
  expect(splitTexts('one\r\n\r\n---  \r\n\n two \n\n')).toEqual(['one', 'two']);
});

test('a text emptied in the editor stays empty, so that it is refused and not lost', () => {
  expect(splitTexts('one\n---\n\n---\nthree\n')).toEqual(['one', '', 'three']);
});
