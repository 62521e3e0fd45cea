import { expect, test } from 'vitest';
import { matchesOf } from '../../src/article/matches.ts';

test.each([
  [/\p{Lu}\p{L}+/gu, 'Ida Moss met Oskar Lund.'],
  [/x*/g, 'axxb'],
  [/y/g, 'nothing'],
])('%s is found where matchAll finds it, however often it is asked for', (pattern, text) => {
  const places = [...text.matchAll(pattern)].map(({ 0: match, index }) => [match, index]);
  for (const found of [matchesOf(pattern, text), matchesOf(pattern, text)])
    expect(found.map(({ 0: match, index }) => [match, index])).toEqual(places);
});
