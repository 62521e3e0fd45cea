import { z } from 'zod';
import { type Answer, xAnswers } from './answers.ts';
import { endpoints } from './windows.ts';

const afterMs = z.number().int().min(0).max(600_000);
/** Whether the call is carried out although its answer is spoilt; at once, or so many ms later. */
const carriedOut = { stored: z.boolean().optional(), storedAfterMs: afterMs.optional() };
const plain = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind), ...carriedOut });

/**
 * One misbehaviour. Answers: a body of X's or a given one. Transport: what happens to the socket. `stored` says
 * whether the call is carried out all the same: by default yes where a 201 is begun (cut, stall, gzip-cut, drip,
 * redirect, empty) and no elsewhere.
 */
const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answer'),
    status: z.number().int().min(200).max(599),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    ...carriedOut,
  }),
  z.strictObject({ kind: z.literal('limited'), resetInS: z.number().min(0).default(900), ...carriedOut }),
  z.strictObject({
    kind: z.literal('spend-cap'),
    resetDate: z.iso.date().default('2099-01-01'),
    ...carriedOut,
  }),
  z.strictObject({ kind: z.literal('delay'), ms: afterMs }),
  plain('unauthorized'),
  plain('credits-depleted'),
  plain('duplicate'),
  plain('suspended'),
  plain('locked'),
  plain('reply-rule'),
  plain('not-visible'),
  plain('policy'),
  plain('unavailable'),
  plain('server-error'),
  plain('close'),
  plain('silent'),
  plain('reset'),
  plain('cut'),
  plain('stall'),
  plain('gzip-cut'),
  plain('drip'),
  plain('redirect'),
  plain('empty'),
]);
export type Fault = z.infer<typeof faultSchema>;

export const plannedFaultSchema = z.strictObject({
  on: z.enum(endpoints),
  /** Only this user's requests count; everybody's without it. */
  handle: z.string().optional(),
  /** Which request it hits, counted from the moment it is set; the first is 1. */
  nth: z.number().int().min(1).default(1),
  /** How many requests in a row from there. */
  times: z.number().int().min(1).default(1),
  fault: faultSchema,
});
export type PlannedFault = z.infer<typeof plannedFaultSchema>;

export type FaultBook = {
  plan(planned: PlannedFault): void;
  /** Counts one request in every matching plan and says what befalls it: the plan set first wins. */
  next(endpoint: string, handle: string | null): Fault | null;
  list(): readonly (PlannedFault & { readonly seen: number })[];
  clear(): void;
};

/** The faults set for requests to come, each with its own count. */
export function createFaultBook(): FaultBook {
  let plans: { planned: PlannedFault; seen: number }[] = [];
  return {
    plan: (planned) => {
      plans.push({ planned, seen: 0 });
    },
    next: (endpoint, handle) => {
      const matching = plans.filter(
        ({ planned }) =>
          planned.on === endpoint && (planned.handle === undefined || planned.handle === handle),
      );
      for (const plan of matching) plan.seen += 1;
      const due = matching.find(
        ({ planned, seen }) => seen >= planned.nth && seen < planned.nth + planned.times,
      );
      return due?.planned.fault ?? null;
    },
    list: () => plans.map(({ planned, seen }) => ({ ...planned, seen })),
    clear: () => {
      plans = [];
    },
  };
}

/** When a call under this fault is carried out: before the answer is spoilt, some ms after it, or never. */
export function carriedOutAfter(fault: Fault): 'at-once' | number | 'never' {
  if (fault.kind === 'delay') return 'at-once';
  if (fault.storedAfterMs !== undefined) return fault.storedAfterMs;
  return (fault.stored ?? beginsSuccess.has(fault.kind)) ? 'at-once' : 'never';
}

const beginsSuccess: ReadonlySet<Fault['kind']> = new Set([
  'cut',
  'stall',
  'gzip-cut',
  'drip',
  'redirect',
  'empty',
]);

/** The whole answer of a fault that answers; null for those that spoil the connection instead. */
export function answerOf(fault: Fault, success: number): Answer | null {
  switch (fault.kind) {
    case 'answer':
      return { status: fault.status, body: fault.body ?? '', headers: fault.headers ?? {} };
    case 'limited':
      return xAnswers.limited();
    case 'spend-cap':
      return xAnswers.spendCap(fault.resetDate);
    case 'unauthorized':
      return xAnswers.unauthorized();
    case 'credits-depleted':
      return xAnswers.creditsDepleted();
    case 'duplicate':
      return xAnswers.duplicate();
    case 'suspended':
      return xAnswers.suspended();
    case 'locked':
      return xAnswers.locked();
    case 'reply-rule':
      return xAnswers.replyRule();
    case 'not-visible':
      return xAnswers.notVisible();
    case 'policy':
      return xAnswers.policy();
    case 'unavailable':
      return xAnswers.unavailable();
    case 'server-error':
      return xAnswers.serverError();
    case 'redirect':
      return { status: 302, body: '', headers: { location: 'https://x.com/account/access' } };
    case 'empty':
      return { status: success, body: '' };
    default:
      return null;
  }
}
