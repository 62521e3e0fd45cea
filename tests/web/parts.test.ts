import { expect, test } from 'vitest';
import { differenceOf } from '../../src/web/difference.ts';
import { piecesOf } from '../../src/web/parts/article-as-read.tsx';
import { dayWords, fieldTime, fullWords, spanWords, timeWords } from '../../src/web/times.tsx';

const now = new Date('2026-11-24T12:00:00Z');
const timeZone = 'Europe/Berlin';

test('days are named as people do, in the account’s zone', () => {
  const words = (at: string) => dayWords({ at: new Date(at), timeZone, now });
  expect(words('2026-11-24T22:59:00Z')).toBe('today');
  expect(words('2026-11-24T23:01:00Z')).toBe('tomorrow');
  expect(words('2026-11-23T12:00:00Z')).toBe('yesterday');
  expect(words('2026-12-01T12:00:00Z')).toMatch(/^Tue,? 1 Dec$/);
  expect(words('2027-01-02T12:00:00Z')).toContain('2027');
});

test('a time stands with its full instant', () => {
  const at = new Date('2026-11-24T13:30:05Z');
  expect(timeWords({ at, timeZone, now })).toBe('today 14:30');
  expect(fullWords(at, timeZone)).toBe('2026-11-24 14:30:05 Europe/Berlin, 13:30 UTC');
  expect(fieldTime(at, timeZone)).toBe('2026-11-24T14:30');
  expect(spanWords(new Date(now.getTime() + 20_000), now)).toBe('in 20 s');
  expect(spanWords(new Date(now.getTime() - 180_000), now)).toBe('3 min ago');
});

test('a difference shows the words that came and went', () => {
  expect(differenceOf('Nine ferries run', 'Ten ferries run')).toEqual([
    { kind: 'went', words: 'Nine' },
    { kind: 'came', words: 'Ten' },
    { kind: 'same', words: ' ferries run' },
  ]);
  expect(differenceOf('', 'New')).toEqual([{ kind: 'came', words: 'New' }]);
});

test('used spans may overlap and cover everything once', () => {
  const pieces = piecesOf('abcdefgh', [
    { start: 4, end: 6 },
    { start: 1, end: 5 },
  ]);
  expect(pieces.map(({ text }) => text).join('')).toBe('abcdefgh');
  expect(pieces.filter(({ isUsed }) => isUsed).map(({ text }) => text)).toEqual(['bcde', 'f']);
});
