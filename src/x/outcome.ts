import { z } from 'zod';
import { type Problem, readProblem, wordsOf } from './problem.ts';
import { waitUntil, windowsSeen } from './rate-limit.ts';
import { jsonOf, type Report } from './report.ts';

/** What came back from X for one try to create a post (DESIGN s.5). Only `accepted` proves the post is live. */
export type Outcome = Verdict & {
  /** X's words, and ours where they are needed. */
  readonly detail: string;
  readonly status: number | null;
  /** X's `x-transaction-id`, for its support. */
  readonly transactionId: string | null;
};

type Verdict =
  | { readonly kind: 'accepted'; readonly xPostId: string }
  | { readonly kind: 'accepted-without-id' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'limited'; readonly resetAt: Date }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'unfunded'; readonly resetAt: Date | null }
  | { readonly kind: 'refused'; readonly scope: 'thread' | 'account' };

type Judged = { readonly verdict: Verdict; readonly detail: string };

/**
 * Judges the answer to a create, or its absence. What is not provably unsent or refused is `unknown`.
 * Rows: DESIGN s.5 and x-api-facts s.2; `now` is used only to say when a limit ends.
 */
export function readOutcome(report: Report, now: Date): Outcome {
  const { verdict, detail } = judge(report, now);
  return {
    ...verdict,
    detail,
    status: report.status,
    transactionId: report.headers['x-transaction-id'] ?? null,
  };
}

function judge(report: Report, now: Date): Judged {
  const { status } = report;
  if (status === null) return withoutAnswer(report);
  if (status < 300) return success(report);
  const problem = readProblem(report);
  const said = wordsOf(problem, report);
  switch (status) {
    case 400:
      return { verdict: { kind: 'refused', scope: 'thread' }, detail: said };
    case 401:
      return { verdict: { kind: 'unauthorized' }, detail: said };
    case 402:
      return { verdict: { kind: 'unfunded', resetAt: problem?.resetAt ?? null }, detail: said };
    case 403:
      return { verdict: forbidden(problem, report, now), detail: said };
    case 429:
      return { verdict: limited(report, now, problem?.type === 'usage-capped'), detail: said };
    default:
      return { verdict: { kind: 'unknown' }, detail: `X answered ${status}: ${said}` };
  }
}

function withoutAnswer(report: Report): Judged {
  const why = report.failure?.message ?? 'no reason given';
  if (!report.written) return { verdict: { kind: 'not-sent' }, detail: `Nothing was sent to X: ${why}` };
  return { verdict: { kind: 'unknown' }, detail: `Sent, and X's answer was lost: ${why}` };
}

const createdSchema = z.object({ data: z.object({ id: z.string().regex(/^[1-9]\d{0,18}$/) }) });

// `errors` may accompany `data`, and an empty 201 happens: the id is the proof, not the status.
function success(report: Report): Judged {
  const created = createdSchema.safeParse(jsonOf(report));
  if (created.success) {
    return { verdict: { kind: 'accepted', xPostId: created.data.data.id }, detail: 'X accepted the post.' };
  }
  if (report.status === 201) {
    const how = report.complete ? 'named no post' : 'was cut short';
    return { verdict: { kind: 'accepted-without-id' }, detail: `X said 201, but its answer ${how}.` };
  }
  const said = wordsOf(readProblem(report), report);
  return { verdict: { kind: 'unknown' }, detail: `X answered ${report.status} without a post id: ${said}` };
}

// X gives these only as prose (x-api-facts s.2), so fragments are matched here and nowhere else. Order matters:
// a 'not visible' and a reply rule may carry the same problem type.
const fragments: readonly (readonly [RegExp, Verdict])[] = [
  [/duplicate content/i, { kind: 'duplicate' }],
  [/deleted or not visible|not visible to you/i, { kind: 'not-yet' }],
  [/spend cap|any credits/i, { kind: 'unfunded', resetAt: null }],
  [
    /suspended|account .{0,20}locked|locked out|looks .{0,20}automated/i,
    { kind: 'refused', scope: 'account' },
  ],
  [/reply to|too long|shorter|cashtag|media/i, { kind: 'refused', scope: 'thread' }],
];

const types: Readonly<Record<string, Verdict>> = {
  credits: { kind: 'unfunded', resetAt: null },
  'user-suspended': { kind: 'refused', scope: 'account' },
  'oauth1-permissions': { kind: 'refused', scope: 'account' },
  'client-forbidden': { kind: 'refused', scope: 'account' },
  'unsupported-authentication': { kind: 'refused', scope: 'account' },
  'not-authorized-for-resource': { kind: 'refused', scope: 'thread' },
};

// Numbers of the v1 shape, still seen (x-api-facts s.2).
const codes: Readonly<Record<number, Verdict>> = {
  187: { kind: 'duplicate' },
  385: { kind: 'not-yet' },
  64: { kind: 'refused', scope: 'account' },
  226: { kind: 'refused', scope: 'account' },
  326: { kind: 'refused', scope: 'account' },
  186: { kind: 'refused', scope: 'thread' },
  433: { kind: 'refused', scope: 'thread' },
};
const dailyLimitCode = 344;

function forbidden(problem: Problem | null, report: Report, now: Date): Verdict {
  if (problem === null) return { kind: 'refused', scope: 'thread' };
  if (problem.type === 'usage-capped' || problem.codes.includes(dailyLimitCode)) {
    return limited(report, now, true);
  }
  const verdict =
    problem.codes.map((code) => codes[code]).find((known) => known !== undefined) ??
    fragments.find(([fragment]) => fragment.test(problem.detail))?.[1] ??
    types[problem.type];
  // An unexplained block is X's policy at work; going on with other threads can cost the account (x-api-facts s.9).
  if (verdict === undefined) return { kind: 'refused', scope: 'account' };
  return verdict.kind === 'unfunded' ? { ...verdict, resetAt: problem.resetAt } : verdict;
}

// A daily or monthly cap names no reset: ask again once a day.
function limited(report: Report, now: Date, daily: boolean): Verdict {
  const windows = windowsSeen(report.headers, now);
  const known = windows.some((seen) => seen.remaining <= 0 && seen.resetAt.getTime() > now.getTime());
  if (daily && !known) {
    return {
      kind: 'limited',
      resetAt: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1)),
    };
  }
  return { kind: 'limited', resetAt: waitUntil(windows, now) };
}
