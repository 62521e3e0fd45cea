import { describe, expect, test } from 'vitest';
import { clockWithoutDay, staleWords } from '../../src/compose/stale.ts';

describe('words that go stale', () => {
  test.each([
    ['The model is due to be tested on the bay.', 'is due to be'],
    ['The ferry is scheduled to sail again.', 'is scheduled to'],
    ['The council votes on Monday.', 'Monday'],
    ['The council is set to vote on Monday, long before 2029.', 'Monday'],
    ['The wall is due to open. The last one fell in 2011.', 'is due to open'],
    ['The wall of 2019 is expected to fall.', 'is expected to'],
    ['Die Abstimmung ist am Montag.', 'am Montag'],
    ['پل اتوار کی صبح بند ہوا۔', 'اتوار کی صبح'],
  ])('%s', (text, words) => {
    expect(staleWords(text)).toBe(words);
  });

  test.each([
    'The model is due to be tested in spring 2029.',
    'The ferry is scheduled to sail again on 5 June.',
    'The ferry is expected to cost 40 million crowns by the end of 2031.',
    'The vote is set to be held on June 5, the mayor said.',
    'The delay is due to a strike at the yard.',
    'The losses were due to rain.',
    'The council votes on Monday 5 June 2028.',
    'The council votes on Monday, June 5.',
    'The shop opens every Monday and closed on Good Friday.',
    'Die Abstimmung ist am Montag, 5. Juni.',
    'یہ پل آج تک کھلا ہے۔',
  ])('are none in: %s', (text) => {
    expect(staleWords(text)).toBeNull();
  });
});

describe('a clock time without its day', () => {
  test.each([
    ['Doors open at 9 a.m. for members.', '9 a.m.'],
    ['El fuego empezó a las 4.10 en el puerto.', 'a las 4.10'],
    ['The band left the quay after 10 p.m. in the rain.', '10 p.m.'],
    ['Die Brücke schloss um 14:05 Uhr.', 'um 14:05'],
    ['Le pont a fermé à 14h05.', 'à 14h05'],
    ['A ponte fechou às 14h05.', 'às 14h05'],
    ['Il ponte ha chiuso alle 14.05.', 'alle 14.05'],
    ['橋は午後５時に閉まった。', '午後５時'],
    ['पुल 5 बजे बंद हुआ।', '5 बजे'],
  ])('%s', (text, clock) => {
    expect(clockWithoutDay(text)).toBe(clock);
  });

  test.each([
    'El fuego empezó el 14 de octubre a las 4.10 en el puerto.',
    'Die Brücke schloss am 3. Mai um 14:05 Uhr.',
    '橋は２３日午後５時に閉まった。',
    'El tren tarda 4.10 horas menos.',
    'Le prix est passé à 14,5 euros.',
    'Schools should start no earlier than 8:30 a.m., doctors say.',
    'Neighbours asked the council to ban music after 10 p.m. on the quay.',
    'Os vizinhos pedem que a câmara proíba a música após as 22h no cais.',
    'Los vecinos piden que se prohíba la música después de las 22h en el muelle.',
  ])('is none in: %s', (text) => {
    expect(clockWithoutDay(text)).toBeNull();
  });
});
