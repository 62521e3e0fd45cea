import type { Ledger } from '../../src/publish/ledger.ts';
import type { XClient } from '../../src/x/client.ts';

/** Told of every boundary a publisher passes: `name:before`, `name:after`. */
export type Points = { pass(point: string): void };

/** Does `act` at the n-th passing of `point`, given as `point#n` counted from 1; an empty one is never passed. */
export function atPoint(at: string, act: () => void): Points {
  const [point, nth = '1'] = at.split('#');
  let seen = 0;
  return {
    pass(passed) {
      if (passed !== point) return;
      seen += 1;
      if (seen === Number(nth)) act();
    },
  };
}

/** Ends the process at that point as a power cut would. */
export function createKiller(killAt: string): Points {
  return atPoint(killAt, () => process.kill(process.pid, 'SIGKILL'));
}

/** How often each point was passed. */
export type Passed = Readonly<Record<string, number>>;

export function countPoints(points: Points): Points & { readonly passed: Passed } {
  const passed: Record<string, number> = {};
  return {
    passed,
    pass(point) {
      passed[point] = (passed[point] ?? 0) + 1;
      points.pass(point);
    },
  };
}

/** Every function of the ledger, with a boundary on either side. */
export function wrapLedger(ledger: Ledger, points: Points): Ledger {
  const wrapped = Object.entries(ledger).map(([name, work]) => [
    name,
    async (...args: unknown[]) => {
      points.pass(`${name}:before`);
      // The entries are the ledger's own functions, called with what they were called with.
      const result = await (work as (...given: unknown[]) => Promise<unknown>)(...args);
      points.pass(`${name}:after`);
      return result;
    },
  ]);
  return Object.fromEntries(wrapped) as Ledger; // the same names, each with its own function inside
}

/** The calls to X that make something, with a boundary before the request is written and one when its answer is in hand. */
export function wrapX(x: XClient, points: Points): XClient {
  return {
    ...x,
    async upload(picture, altText) {
      points.pass('upload:before');
      const answer = await x.upload(picture, altText);
      points.pass('upload:answered');
      return answer;
    },
    async create(post) {
      const answer = await x.create({
        ...post,
        stillAllowed: () => {
          points.pass('create:connected');
          return post.stillAllowed?.() ?? true;
        },
      });
      points.pass('create:answered');
      return answer;
    },
  };
}
