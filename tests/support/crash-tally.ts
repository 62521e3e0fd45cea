import type { Life } from './crash-case.ts';
import { nothingWrong, type Verdict } from './crash-verdict.ts';

/** Adds up what the cases of one store showed. */
export type Tally = {
  /** A case begins. */
  begin(): void;
  /** It was judged. `isHeld`: found held, as the rule wants it there. */
  add(
    lives: readonly Life[],
    verdict: Verdict,
    kind: { readonly isMoment: boolean; readonly isHeld: boolean },
  ): void;
  /** Prints one line: cases, kills, all that was wrong, and how many posts were live at the random kills. */
  print(store: string, seed: number): void;
};

export function createTally(): Tally {
  let begun = 0;
  let judged = 0;
  let crashed = 0;
  let kills = 0;
  let held = 0;
  const wrong: Record<keyof Verdict, number> = { ...nothingWrong };
  const liveAtKill: number[] = [];
  return {
    begin: () => {
      begun += 1;
    },
    add(lives, verdict, { isMoment, isHeld }) {
      const killed = lives.filter(({ ended }) => ended === 'SIGKILL');
      judged += 1;
      kills += killed.length;
      if (killed.length > 0) crashed += 1;
      // The keys are those of a verdict.
      for (const key of Object.keys(verdict) as (keyof Verdict)[]) wrong[key] += verdict[key];
      if (isHeld && verdict.stuck === 0) held += 1;
      if (isMoment) liveAtKill.push(...killed.map(({ live }) => live));
    },
    print(store, seed) {
      const words = [
        `${begun} cases run`,
        `${crashed} killed (${kills} kills)`,
        `duplicates ${wrong.duplicates}`,
        `gaps ${wrong.gaps}`,
        `wrong parents ${wrong.wrongParents}`,
        `wrong pictures ${wrong.wrongPictures}`,
        `wrong in the ledger ${wrong.wrongInLedger}`,
        `stuck ${wrong.stuck}`,
        `broken off ${begun - judged}`,
        `held as the rule wants ${held}`,
        `seed ${seed}`,
      ];
      const live = `random kills by posts live: ${spread(liveAtKill)}`;
      console.info(`Crashed on ${store}: ${words.join(', ')}; ${live}`);
    },
  };
}

/** '0: 12, 1: 20': how often each number. */
function spread(numbers: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return sorted.map(([number, count]) => `${number}: ${count}`).join(', ') || 'none';
}
