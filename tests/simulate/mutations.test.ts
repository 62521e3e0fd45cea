import { describe, expect, it } from 'vitest';
import { brokenInvariants, isBeyondPromise } from '../support/simulation/invariants.ts';
import type { Mutation } from '../support/simulation/mutation.ts';
import { mutations } from '../support/simulation/mutations.ts';
import { report } from '../support/simulation/report.ts';
import { runSeed } from '../support/simulation/world.ts';
import { firstSeed, isFullRun, seedFromEnvironment } from './extent.ts';

/** A simulation that cannot fail proves nothing: broken on purpose, the publisher is caught within so many seeds. */
const mostSeeds = 400;

describe.runIf(seedFromEnvironment === null)('a publisher that', () => {
  it.each(mutations)('$name is caught', { timeout: 120_000 }, async (mutation) => {
    const caught = await firstCaught(mutation);
    expect(caught, `not caught in ${mostSeeds} seeds`).not.toBeNull();
    if (isFullRun && caught) report([`seed ${caught.seed}: ${mutation.name} -> ${caught.broken}`]);
  });
});

async function firstCaught(mutation: Mutation): Promise<{ seed: number; broken: string } | null> {
  for (let seed = firstSeed; seed < firstSeed + mostSeeds; seed += 1) {
    const story = await runSeed(seed, { mutation, mostTurns: 20_000 });
    if (isBeyondPromise(story)) continue;
    const broken = brokenInvariants(story).find((one) => mutation.caughtBy.test(one));
    if (broken) return { seed, broken };
  }
  return null;
}
