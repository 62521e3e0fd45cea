import { writeSync } from 'node:fs';
import { z } from 'zod';
import type { Ledger } from '../../src/publish/ledger.ts';
import { crashPlanSchema } from './crash-plan.ts';
import type { Killer } from './kill-points.ts';

/** What a publisher that lives through an outage is told. */
export const outagePlanSchema = crashPlanSchema.omit({ killAt: true, folder: true }).extend({
  /** `stop:name#occurrence` of the point at which it is stopped (SIGSTOP) until somebody continues it; empty: nowhere. */
  stopAt: z.string(),
});
export type OutagePlan = z.infer<typeof outagePlanSchema>;

/** What the publisher says on its standard output, a line each. */
export const said = {
  started: 'started',
  stopping: 'stopping',
  /** Something was to be recorded and the database did not take it. */
  notRecorded: 'not recorded',
} as const;

/** Written before this returns: a process about to be stopped says nothing later. */
export function say(line: string): void {
  writeSync(1, `${line}\n`);
}

/** `stopAt` is `stop:point#n`: at the n-th passing of that point the process stops, and goes on after SIGCONT. */
export function createStopper(stopAt: string): Killer {
  const [, point, nth] = /^stop:(.+)#(\d+)$/.exec(stopAt) ?? [];
  let seen = 0;
  return {
    pass(passed) {
      if (passed !== point) return;
      seen += 1;
      if (seen !== Number(nth)) return;
      say(said.stopping);
      process.kill(process.pid, 'SIGSTOP');
    },
  };
}

/** Says aloud when an answer could not be recorded at once, and hands the error on. */
export function tellFailures(ledger: Ledger): Ledger {
  return {
    ...ledger,
    async recordAnswer(...given) {
      try {
        await ledger.recordAnswer(...given);
      } catch (error) {
        say(said.notRecorded);
        throw error;
      }
    },
  };
}
