import { describe, expect, test } from 'vitest';
import { bondOf } from '../../src/compose/bonds.ts';
import { materialOf } from '../../src/compose/material.ts';
import { leansOnPrevious } from '../../src/compose/openings.ts';
import { passagesOf } from '../../src/compose/passages.ts';
import { postsOf } from './kinds/threads.ts';
import { articleOf, templateNames } from './templates.ts';

const toll = `Rotterby Puts a Toll on Its Long Bridge

Rotterby will take a toll of four crowns from every lorry on its long bridge from 3 May 2027, the harbour office said, to pay for 14 new bearings and a second footway on the north side of the river.

Lorries of over 12 tonnes pay at a gate in Port Ansel. Who pays for the tractors that bring the barley in? Owners of tractors pay two crowns, and farmers of the bay pay half of it between June and October, when the bay is busiest.

What it means for boats

No. Boats that pass below the bridge pay 12 crowns a year for the lamps on its piers, as they have done since 1994.`;

describe.each(templateNames)('as %s', (name) => {
  test('a question stands in no post without its answer', () => {
    for (const post of postsOf(toll, name))
      if (post.includes('barley in?')) expect(post).toContain('barley in? Owners of tractors');
  });

  test('no post begins with an answer whose question was a subheading', () => {
    for (const post of postsOf(toll, name)) expect(post).not.toMatch(/^(?:\d+\/\d+ )?No\./);
  });
});

test('no passage ends on a question of its paragraph that the next sentence answers', () => {
  const texts = passagesOf(materialOf(articleOf(toll))).map(({ text }) => text);
  expect(texts.filter((text) => text.endsWith('?'))).toEqual([]);
});

test('a question that is a paragraph is told with the paragraph after it', () => {
  const blocks = [
    'Rotterby will take a toll of four crowns from every lorry on its long bridge.',
    'What of the buses that cross the bridge to Port Ansel every day?',
    'Buses of the county pay nothing before 2030.',
  ].map((text) => ({ kind: 'paragraph' as const, text }));
  const texts = passagesOf(materialOf({ ...articleOf(toll), blocks })).map(({ text }) => text);
  expect(texts).not.toContain(blocks[1]?.text);
  expect(texts).toContain(`${blocks[1]?.text} ${blocks[2]?.text}`);
});

test.each([
  ['No. Flats pay less than houses.', 'en'],
  ['Yes, but only for a year.', 'en'],
  ['Sí. Los barcos pagan la mitad.', 'es'],
  ['Oui, mais seulement en mai.', 'fr'],
  ['Nein. Boote zahlen nichts.', 'de'],
  ['Não. Os barcos pagam metade.', 'pt'],
  ['Sì, ma solo a maggio.', 'it'],
])('“%s” answers a question it does not tell', (sentence, language) => {
  expect(leansOnPrevious(sentence, language)).toBe(true);
});

test.each([
  ['No lorry pays twice.', 'en'],
  ['“No, we never paid,” said Lena Moor of Rotterby.', 'en'],
  ['Ja zum Zoll sagte der Rat von Rotterby.', 'de'],
  ['No todos los barcos pagan.', 'es'],
])('“%s” stands by itself', (sentence, language) => {
  expect(leansOnPrevious(sentence, language)).toBe(false);
});

test.each([
  ['The third, on the piers, was mended in May.', 'en'],
  ['One, a man of 79, had crossed it every day.', 'en'],
  ['Of the twelve, nine were painted.', 'en'],
  ['In its own day it would have been a wonder.', 'en'],
  ['La tercera, sobre los muelles, cerró en mayo.', 'es'],
  ['Le troisième, un pêcheur, est mort en mai.', 'fr'],
  ['Der dritte, ein Fischer, starb im Mai.', 'de'],
])('“%s” leaves out what the sentence before names', (sentence, language) => {
  expect(leansOnPrevious(sentence, language)).toBe(true);
});

test.each([
  ['The third bearing, of brass, was mended in May.', 'en'],
  ['In its own words the council of Rotterby was late.', 'en'],
  ['Of the twelve piers, nine were painted.', 'en'],
])('“%s” names what it speaks of', (sentence, language) => {
  expect(leansOnPrevious(sentence, language)).toBe(false);
});

test('そう話した stays with the words it speaks of', () => {
  const { body } = materialOf({
    ...articleOf(toll),
    language: 'ja',
    blocks: [
      { kind: 'paragraph', text: '港の橋は五月三日に通行料を取り始めた。' },
      { kind: 'paragraph', text: '「夜の川はいつもより静かだった。」' },
      { kind: 'paragraph', text: '渡し船の船長、森さんはそう話した。' },
    ],
  });
  const [, said, teller] = body;
  if (said === undefined || teller === undefined) throw new Error('The story has three sentences.');
  expect(teller.leans).toBe(true);
  expect(bondOf(said, teller)).toBe('fast');
});
