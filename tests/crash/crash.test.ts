import { randomInt } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { runCrash } from '../support/crash-case.ts';
import {
  boundaryCases,
  type Case,
  momentCase,
  recoveryRehearsal,
  sampleCases,
} from '../support/crash-cases.ts';
import {
  type CrashStore,
  crashStores,
  isPossible,
  makeTemplate,
  type Template,
} from '../support/crash-places.ts';
import { createTally } from '../support/crash-tally.ts';
import { judge, nothingWrong } from '../support/crash-verdict.ts';
import { createTurns } from '../support/turns.ts';

const posts = 7;

// `npm run test:crash` runs all; `npm test` a sample of each kind, so that a break shows at once.
const everything = process.env['BOBBIN_CRASH'] === 'all';
const seed = Number(process.env['BOBBIN_SEED'] ?? randomInt(1_000_000));
// One store alone, one kind alone: `BOBBIN_CRASH_ON=PGlite BOBBIN_CRASH_AT=boundaries npm run test:crash`.
const onlyStore = process.env['BOBBIN_CRASH_ON'];
const onlyKind = process.env['BOBBIN_CRASH_AT'];
const filterModes = everything ? (['off', 'on'] as const) : (['off'] as const);

const stores = await Promise.all(
  crashStores
    .filter((store) => isPossible(store) && (onlyStore === undefined || onlyStore === store))
    .map(async (store) => ({ store, template: await makeTemplate(store, posts) })),
);
if (stores.length === 0) {
  throw new Error(
    `BOBBIN_CRASH_ON: there is no store ${onlyStore} here; known are ${crashStores.join(', ')}.`,
  );
}
const plans: (Cases & { readonly store: CrashStore; readonly template: Template })[] = [];
for (const { store, template } of stores)
  plans.push({ store, template, ...(await chooseCases(store, template)) });

for (const { store, template, boundaries, moments } of plans) {
  describe(`killed with SIGKILL on ${store}`, () => {
    const tally = createTally();
    const turn = createTurns(atOnce(store));
    afterAll(async () => {
      await template.remove();
      if (everything) tally.print(store, seed);
    });

    describe.runIf(boundaries.length > 0).each(filterModes)(
      'X’s duplicate filter %s',
      { concurrent: true },
      (filter) => {
        it.each(titled(boundaries))(
          '%s, no post is on X twice and none is missing',
          async (_name, { crash, heldFor }) => {
            tally.begin();
            const duplicateFilter = filter === 'on';
            const { lives, end } = await turn(() => runCrash(template, { ...crash, duplicateFilter }));
            const verdict = judge(end, heldFor);
            tally.add(lives, verdict, { isMoment: false, isHeld: heldFor !== null });
            expect(verdict).toEqual(nothingWrong);
            expect(lives.map(({ ended }) => ended)).toEqual([...crash.deaths.map(() => 'SIGKILL'), 0]);
          },
          180_000,
        );
      },
    );

    describe.runIf(moments.length > 0)(`at random (seed ${seed})`, { concurrent: true }, () => {
      it.each(titled(moments))(
        '%s every post is on X exactly once',
        async (_name, { crash, heldFor }) => {
          tally.begin();
          const { lives, end } = await turn(() => runCrash(template, { ...crash, duplicateFilter: false }));
          const verdict = judge(end, heldFor);
          tally.add(lives, verdict, { isMoment: true, isHeld: false });
          expect(verdict).toEqual(nothingWrong);
          // One may be done before its moment comes.
          expect(lives.at(-1)?.ended).toBe(0);
        },
        180_000,
      );
    });
  });
}

function titled(cases: readonly Case[]): [string, Case][] {
  return cases.map((one) => [one.name, one]);
}

type Cases = { readonly boundaries: readonly Case[]; readonly moments: readonly Case[] };

/** Cases mostly wait for leases and looks, but a PGlite keeps a processor busy. */
function atOnce(store: CrashStore): number {
  return store === 'PGlite' ? 2 : 5;
}

/** Learns from a thread run through undisturbed, and a recovery, what boundaries there are and how long it takes. */
async function chooseCases(store: CrashStore, template: Template): Promise<Cases> {
  const wants = (kind: string): boolean => onlyKind === undefined || onlyKind === kind;
  if (!everything) {
    const isMain = store === 'PostgreSQL';
    const moments = isMain ? await chooseMoments(template, 1, 2) : [];
    return { boundaries: isMain ? sampleCases : sampleCases.slice(0, 1), moments };
  }
  return {
    boundaries: wants('boundaries') ? await chooseBoundaries(template) : [],
    moments: wants('moments') ? await chooseMoments(template, atOnce(store), 200) : [],
  };
}

async function chooseBoundaries(template: Template): Promise<readonly Case[]> {
  const undisturbed = await runCrash(template, { deaths: [], duplicateFilter: false });
  const recovered = await runCrash(template, recoveryRehearsal);
  const [clean] = undisturbed.lives;
  const [, recovering] = recovered.lives;
  if (!clean || !recovering)
    throw new Error('The thread was published without the crash that was asked for.');
  return boundaryCases(posts, clean, recovering);
}

/** Spread over a run, as long as the slowest of so many at once; the same seed gives the same shares of it. */
async function chooseMoments(
  template: Template,
  rehearsals: number,
  count: number,
): Promise<readonly Case[]> {
  const runs = await Promise.all(
    Array.from({ length: rehearsals }, () => runCrash(template, { deaths: [], duplicateFilter: false })),
  );
  const lastsMs = Math.max(...runs.flatMap(({ lives }) => lives.map(({ ms }) => ms)));
  let state = seed >>> 0;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return momentCase(Math.round((state / 2 ** 32) * lastsMs));
  });
}
