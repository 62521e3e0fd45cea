import { expect, test } from 'vitest';
import { columns, plain, table, timeIn, usd } from '../../src/cli/words.ts';

test('text from outside cannot steer the terminal', () => {
  expect(plain('a\u001b[2Jb\u009b1mc\rd\te\nf')).toBe('a[2Jb1mcd  e\nf');
});

test.each([
  [0.275, '$0.275'],
  [0.2, '$0.20'],
  [0.01, '$0.01'],
  [1.5, '$1.50'],
  [0, '$0.00'],
])('%d dollars are written %s', (price, words) => {
  expect(usd(price)).toBe(words);
});

test('a time is shown in the account’s zone', () => {
  expect(timeIn('2026-11-24T13:30:00Z', 'Europe/Berlin')).toBe('2026-11-24 14:30 Europe/Berlin');
  expect(timeIn('2026-11-24T13:30:05Z', 'UTC', true)).toBe('2026-11-24 13:30:05 UTC');
});

test('columns line up where letters are two columns wide', () => {
  expect(columns('東京')).toBe(4);
  expect(
    table([
      ['東京', 'a'],
      ['abcdef', 'b'],
    ]),
  ).toEqual(['東京    a', 'abcdef  b']);
});
