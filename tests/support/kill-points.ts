import type { Ledger } from '../../src/publish/ledger.ts';
import type { XClient } from '../../src/x/client.ts';

/** Counts the boundaries a publisher passes, and ends the process at one of them as a power cut would. */
export type Killer = { pass(point: string): void };

/** The boundaries of one post: both sides of every commit and of the call to X. */
export const killPoints = [
  'openAttempt:before',
  'openAttempt:after',
  'create:connected',
  'create:answered',
  'recordAnswer:before',
  'recordAnswer:after',
] as const;
/** The boundaries of a run. */
export const runPoints = [
  'takeLease:after',
  'end:before',
  'end:after',
  'dropLease:after',
  'job:before-completion',
] as const;

/** `killAt` is `point#n`: the n-th passing of that point, from 1. */
export function createKiller(killAt: string): Killer {
  const [point, nth = '1'] = killAt.split('#');
  let seen = 0;
  return {
    pass(passed) {
      if (passed !== point) return;
      seen += 1;
      if (seen === Number(nth)) process.kill(process.pid, 'SIGKILL');
    },
  };
}

/** Every function of the ledger, with a boundary on either side. */
export function wrapLedger(ledger: Ledger, killer: Killer): Ledger {
  const wrapped = Object.entries(ledger).map(([name, work]) => [
    name,
    async (...args: unknown[]) => {
      killer.pass(`${name}:before`);
      // The entries are the ledger's own functions, called with what they were called with.
      const result = await (work as (...given: unknown[]) => Promise<unknown>)(...args);
      killer.pass(`${name}:after`);
      return result;
    },
  ]);
  return Object.fromEntries(wrapped) as Ledger; // the same names, each with its own function inside
}

/** The call to X, with a boundary just before the request is written and one when its answer is in hand. */
export function wrapX(x: XClient, killer: Killer): XClient {
  return {
    ...x,
    async create(post) {
      const answer = await x.create({
        ...post,
        stillAllowed: () => {
          killer.pass('create:connected');
          return post.stillAllowed?.() ?? true;
        },
      });
      killer.pass('create:answered');
      return answer;
    },
  };
}
