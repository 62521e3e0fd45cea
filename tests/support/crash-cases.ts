import type { PlannedFault } from '../../src/practice/faults.ts';
import type { Crash, Death, Life } from './crash-case.ts';
import type { Passed } from './kill-points.ts';

export type Case = {
  readonly name: string;
  readonly crash: Omit<Crash, 'duplicateFilter'>;
  /** Why the thread must be held in the end; null: it must be published. */
  readonly heldFor: string | null;
};

/** The death after which recovery has most to do: the intent stands, X has nothing, and looks must show it. */
const beforeWrite: Death = { by: 'point', at: 'openAttempt:after#3' };
/** What is rehearsed to learn the boundaries of a recovery. */
export const recoveryRehearsal: Crash = { deaths: [beforeWrite], duplicateFilter: false };

/**
 * Every boundary a publisher passes in a thread of so many posts: `clean` went through undisturbed, `recovering`
 * took over after {@link recoveryRehearsal}.
 */
export function boundaryCases(posts: number, clean: Life, recovering: Life): readonly Case[] {
  const nths = Array.from({ length: posts }, (_, index) => index + 1);
  return [
    ...everyPassing(clean.passed).map((at) => atPoint(at)),
    ...recoveryPoints(recovering.passed).map((at) => atPoint(at, [beforeWrite])),
    ...nths.flatMap((nth) => [whileArriving(nth), whileAnswering(nth)]),
    ...nths.flatMap((nth) => [storedLate(nth, 400), storedLate(nth, 1_900)]),
    ...nths.flatMap(jobOfOnePost),
  ];
}

/** One of each kind. */
export const sampleCases: readonly Case[] = [
  atPoint('create:answered#3'),
  whileAnswering(3),
  storedLate(3, 1_900),
  ...jobOfOnePost(3).slice(-1),
];

export function momentCase(ms: number): Case {
  return { name: `after ${ms} ms`, crash: { deaths: [{ by: 'time', ms }] }, heldFor: null };
}

function atPoint(at: string, before: readonly Death[] = []): Case {
  const name = before.length > 0 ? `at ${at} of a recovery` : `at ${at}`;
  // The second worker that dies between intent and write of one post: sent again once, and no more (rule 11).
  const isSecond = before.length > 0 && /^(openAttempt:after|create:connected)#1$/.test(at);
  const crash = { deaths: [...before, { by: 'point', at }] } as const;
  return { name, crash, heldFor: isSecond ? 'lost-twice' : null };
}

/** X has read the create and stores it when its sender is dead. */
function whileArriving(nth: number): Case {
  return {
    name: `when create ${nth} has arrived at X`,
    crash: { deaths: [{ by: 'create', moment: 'arrived', nth }] },
    heldFor: null,
  };
}

/** X has stored the post; its answer never reaches anybody. */
function whileAnswering(nth: number): Case {
  return {
    name: `when X has stored create ${nth}`,
    crash: { deaths: [{ by: 'create', moment: 'answering', nth }] },
    heldFor: null,
  };
}

/**
 * X stores the post only so long after its sender's death: 400 ms is before the first look for it, which waits
 * for the lease; 1,900 ms lies between two looks.
 */
function storedLate(nth: number, storedAfterMs: number): Case {
  const fault: PlannedFault['fault'] = { kind: 'silent', storedAfterMs };
  return {
    name: `when create ${nth} is stored ${storedAfterMs} ms later`,
    crash: {
      deaths: [{ by: 'create', moment: 'answering', nth }],
      faults: [{ on: 'POST /2/tweets', nth, times: 1, fault }],
    },
    heldFor: null,
  };
}

/** X limits the account for a second or two, so that the job ends at this very post and asks for another. */
function jobOfOnePost(nth: number): readonly Case[] {
  const fault = { kind: 'limited', resetInS: 2 } as const;
  const faults = [{ on: 'POST /2/tweets', nth, times: 1, fault }] as const;
  const points = ['wake:before', 'wake:after', 'job:before-completion', 'job:after-completion'];
  return points.map((point) => ({
    name: `at ${point} of a job that ends at post ${nth}`,
    crash: { deaths: [{ by: 'point', at: `${point}#1` }], faults },
    heldFor: null,
  }));
}

function everyPassing(passed: Passed): readonly string[] {
  return Object.entries(passed).flatMap(([point, times]) =>
    Array.from({ length: times }, (_, index) => `${point}#${index + 1}`),
  );
}

/** How often a recovery looks into the ledger is a matter of time; how often it settles is not. */
function recoveryPoints(passed: Passed): readonly string[] {
  const isCertain = (point: string): boolean => /^(settle|recordLook):/.test(point);
  return Object.entries(passed).flatMap(([point, times]) =>
    isCertain(point) ? everyPassing({ [point]: times }) : [`${point}#1`],
  );
}
