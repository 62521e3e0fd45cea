import { describe, expect, it } from 'vitest';
import { brokenInvariants, isBeyondPromise } from '../support/simulation/invariants.ts';
import { report } from '../support/simulation/report.ts';
import { runSeed, type Story } from '../support/simulation/world.ts';
import { firstSeed, isFullRun, seedFromEnvironment } from './extent.ts';

const wanted = isFullRun ? 10_500 : 300;

describe.runIf(seedFromEnvironment === null)('the publisher in a seeded world', () => {
  it(`holds every invariant in ${wanted} threads`, { timeout: 600_000 }, async () => {
    const counts = { seeds: 0, threads: 0, posts: 0, crashes: 0, turns: 0, beyond: 0, doubled: 0 };
    const ends = new Map<string, number>();
    for (let seed = firstSeed; counts.threads < wanted; seed += 1) {
      const story = await runSeed(seed);
      counts.seeds += 1;
      counts.threads += story.plan.threads.length;
      counts.posts += story.x.flights.filter(({ post }) => post !== null).length;
      counts.crashes += story.crashes;
      counts.turns += story.turns;
      for (const status of story.statuses.values()) ends.set(status, (ends.get(status) ?? 0) + 1);
      const broken = brokenInvariants(story);
      if (isBeyondPromise(story)) {
        // What X shows too late may be there twice, and what follows from that; nothing else may happen.
        counts.beyond += 1;
        if (broken.length > 0) counts.doubled += 1;
        expect(broken.filter(isNotResidue), replay(seed)).toEqual([]);
        continue;
      }
      expect(broken, replay(seed)).toEqual([]);
      if (isUntroubled(story))
        expect([...new Set(story.statuses.values())], replay(seed)).toEqual(['published']);
    }
    if (isFullRun) {
      report([`simulated ${JSON.stringify(counts)}`, `threads ended ${JSON.stringify([...ends])}`]);
      expect(counts.doubled, 'seeds beyond the promise that show what remains').toBeGreaterThan(0);
    }
  });
});

describe.runIf(seedFromEnvironment !== null)('one seed', () => {
  it(`replays seed ${seedFromEnvironment}`, { timeout: 600_000 }, async () => {
    const lines: string[] = [];
    const story = await runSeed(seedFromEnvironment ?? 0, {
      onStep: (line) => lines.push(line),
      brief: true,
    });
    report(lines);
    expect(brokenInvariants(story)).toEqual([]);
  });
});

function replay(seed: number): string {
  return `BOBBIN_SEED=${seed} npm run test:simulate replays this`;
}

/** Of a post sent again before X showed the first: two copies, and a ledger that knows of one. */
function isNotResidue(broken: string): boolean {
  return !/^(copies|order|published|cancelled|held)/.test(broken);
}

/** Nothing went wrong and nobody interfered: then every thread must be out. */
function isUntroubled({ plan, statuses }: Story): boolean {
  return (
    Object.keys(plan.chanceOf).length === 0 &&
    plan.wishes.length === 0 &&
    plan.windowLimit === null &&
    // Two threads of the same words are one too many for it.
    !plan.duplicateFilter &&
    !plan.isLate &&
    [...statuses.values()].every((status) => status !== 'draft')
  );
}
