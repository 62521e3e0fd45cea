import { expect, it } from 'vitest';
import { meansOf, measureChoosing } from '../support/score/choosing.ts';

it('chooses what editors choose, better than the first three sentences do', () => {
  const all = measureChoosing(3);
  const chosen = meansOf(all.map((each) => each.chosen));
  const first = meansOf(all.map((each) => each.first));
  expect(chosen.told).toBeGreaterThan(first.told);
  expect(chosen.figures).toBeGreaterThan(first.figures);
  expect(chosen.words).toBeGreaterThan(first.words);
});
