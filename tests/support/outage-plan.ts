import { existsSync, writeSync } from 'node:fs';
import { z } from 'zod';
import type { Ledger } from '../../src/publish/ledger.ts';
import { atPoint, type Points } from './kill-points.ts';
import { workerPlanSchema } from './worker-plan.ts';

/** What a publisher that lives through an outage is told. */
export const outagePlanSchema = workerPlanSchema.omit({ folder: true }).extend({
  folder: z.literal(''),
  /**
   * `stop:point#n`: at the n-th passing of that point the process is stopped (SIGSTOP) until somebody continues it.
   * `hang:point#n`: there its event loop is busy until `releaseFile` is there.
   * `unheard:name#n`: the n-th call of that function of the ledger is committed, and its caller is told that the
   * connection was lost. Empty: nothing happens.
   */
  trouble: z.string(),
  releaseFile: z.string(),
});
export type OutagePlan = z.infer<typeof outagePlanSchema>;

/** What the publisher says on its standard output, a line each. */
export const said = {
  started: 'started',
  stopping: 'stopping',
  hanging: 'hanging',
  /** Something was to be recorded and the database did not take it. */
  notRecorded: 'not recorded',
} as const;

/** Written before this returns: a process about to be stopped says nothing later. */
export function say(line: string): void {
  writeSync(1, `${line}\n`);
}

/** Stops or hangs where the plan says so. */
export function createTrouble({ trouble, releaseFile }: OutagePlan): Points {
  const [kind, at = ''] = split(trouble);
  return atPoint(kind === 'stop' || kind === 'hang' ? at : '', () => {
    if (kind === 'hang') return hangUntil(releaseFile);
    say(said.stopping);
    process.kill(process.pid, 'SIGSTOP');
  });
}

/** No timer, no answer and no lock is looked at meanwhile. */
function hangUntil(file: string): void {
  say(said.hanging);
  const still = new Int32Array(new SharedArrayBuffer(4));
  while (!existsSync(file)) Atomics.wait(still, 0, 0, 20);
}

/** Says aloud when an answer could not be recorded at once, and hands the error on; loses an ack where told. */
export function troubleLedger(ledger: Ledger, trouble: string): Ledger {
  const [kind, at = ''] = split(trouble);
  let isLost = false;
  const points = atPoint(kind === 'unheard' ? at : '', () => {
    isLost = true;
  });
  const unheard = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const result = await work();
    points.pass(name);
    if (!isLost) return result;
    isLost = false;
    throw new Error(`The connection was lost after ${name} was committed.`);
  };
  return {
    ...ledger,
    openAttempt: (...given) => unheard('openAttempt', () => ledger.openAttempt(...given)),
    async recordAnswer(...given) {
      try {
        await unheard('recordAnswer', () => ledger.recordAnswer(...given));
      } catch (error) {
        say(said.notRecorded);
        throw error;
      }
    },
  };
}

function split(trouble: string): readonly [string, string?] {
  const [kind = '', at] = trouble.split(/:(.*)/s);
  return at === undefined ? [kind] : [kind, at];
}
