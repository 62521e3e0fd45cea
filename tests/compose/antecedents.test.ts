import { expect, test } from 'vitest';
import { pointsBack, takesUpThing } from '../../src/compose/antecedents.ts';

test.each([
  'Traders gathered 1,200 names to keep it.',
  'Visitors praised its new roof.',
  'Captain Lena Moor said they were painted in May.',
  'Critics of the council opposed this plan.',
  'Officials never saw these letters.',
])('“%s” points to the sentence before it', (sentence) => {
  expect(pointsBack(sentence, 'en')).toBe(true);
});

test.each([
  'Rotterby said it would keep the ferry.',
  'The council raised its budget by 4 percent.',
  'Despite its age, the crane still lifts forty tonnes.',
  'Residents gathered in the square with their children.',
  'Captain Lena Moor said it was clear that the ferry would stop.',
  'The harbour office helped those who lost a boat.',
  'Fares rise by 3 percent this year.',
  'Kyiv has accused Moscow of trying to strong-arm it into surrender.',
])('“%s” says itself what it speaks of', (sentence) => {
  expect(pointsBack(sentence, 'en')).toBe(false);
});

test('a thing of the sentence before is taken up, one of the title is known', () => {
  const before = 'Ships pass between temporary buoys.';
  const sentence = 'Captain Lena Moor said the buoys were tested in winter.';
  expect(takesUpThing(sentence, before, 'Rotterby Mends Its Pier')).toBe(true);
  expect(takesUpThing(sentence, before, 'Rotterby Paints Its Buoys')).toBe(false);
  expect(takesUpThing(sentence, 'Ships pass the pier.', 'Rotterby Mends Its Pier')).toBe(false);
});
