import { expect, test } from 'vitest';
import { columns, plain, table, timeIn, tomorrowWords, usd } from '../../src/cli/words.ts';

test('text from outside cannot steer the terminal', () => {
  expect(plain('safe \u202egnp.exe\u202c \u2066x\u2069')).toBe('safe gnp.exe x');
  expect(plain('a\u001b[2Jb\u009b1mc\rd\te\nf')).toBe('a[2Jb1mcd  e\nf');
});

test.each([
  ['14:30', '14:30 has passed today (it is 14:31 in Europe/Berlin)'],
  ['14:31', '14:31 has passed today (it is 14:31 in Europe/Berlin)'],
  ['9:00', '09:00 has passed today (it is 14:31 in Europe/Berlin)'],
  ['14:32', null],
  ['2026-11-24 14:30', null],
  ['now', null],
])('of a time by the clock, %s, it is said that it has passed', (at, words) => {
  expect(tomorrowWords(at, 'Europe/Berlin', new Date('2026-11-24T13:31:20Z'))).toBe(words);
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
