import { expect, test } from 'vitest';
import { isObjection } from '../../src/compose/objections.ts';

test.each([
  'Both members for Carr Head voted against.',
  'The fishwives of Rotterby handed in a petition with 4,100 names.',
  'Los dos concejales del puerto votaron en contra.',
  'Os dois vereadores do porto votaram contra.',
  'Les deux élus du port ont voté contre.',
  'Uzman, vincin yeterli olmayacağını savundu.',
  '港の漁師は費用に懸念を示した。',
])('“%s” tells that somebody objects', (sentence) => {
  expect(isObjection(sentence)).toBe(true);
});

test.each([
  'Engineers feared that the pier would give way.',
  'Both members for Carr Head voted for the crane.',
  'Der Wetterdienst warnte vor Böen im Hafen.',
])('“%s” objects to nothing', (sentence) => {
  expect(isObjection(sentence)).toBe(false);
});
