import { readProblem, wordsOf } from './problem.ts';
import { waitUntil, windowsSeen } from './rate-limit.ts';
import type { Report } from './report.ts';

/** Why a reading or deleting call brought nothing. All of these may be asked again; nothing was created. */
export type CallFailure = {
  readonly kind: 'failed';
  readonly reason: 'unreachable' | 'unauthorized' | 'unfunded' | 'limited' | 'forbidden' | 'unexpected';
  /** A sentence a person can act on, with X's words in it. */
  readonly message: string;
  readonly status: number | null;
  /** When it is worth asking again: for `limited`, and for `unfunded` where X says. */
  readonly resetAt: Date | null;
  readonly transactionId: string | null;
};

/** Judges an answer of X's, to anything but a create, that is not what was asked for. Pure. */
export function readFailure(report: Report, now: Date): CallFailure {
  const problem = readProblem(report);
  const said = wordsOf(problem, report);
  const base = {
    kind: 'failed',
    status: report.status,
    resetAt: null,
    transactionId: report.headers['x-transaction-id'] ?? null,
  } as const;
  const cut = report.status !== null && report.status < 400 && !report.complete;
  if (report.status === null || report.status >= 500 || cut) {
    const why = report.failure?.message ?? (cut ? 'its answer was cut short' : said);
    return { ...base, reason: 'unreachable', message: `X could not be reached: ${why}. Try again.` };
  }
  if (report.status === 401) {
    const message = `X does not accept the keys of this account (${said}). Check all four, and the clock of this machine.`;
    return { ...base, reason: 'unauthorized', message };
  }
  if (report.status === 402 || problem?.type === 'credits') {
    const message = `X wants money first (${said}). Top up the credits or raise the spend cap in X's developer console.`;
    return { ...base, reason: 'unfunded', message, resetAt: problem?.resetAt ?? null };
  }
  if (report.status === 429) {
    const resetAt = waitUntil(windowsSeen(report.headers, now), now);
    const message = `X's rate limit is used up until ${resetAt.toISOString()}.`;
    return { ...base, reason: 'limited', message, resetAt };
  }
  if (report.status === 403) {
    const message = `X forbids this (${said}). Check the account on x.com and the app's permissions (Read and write).`;
    return { ...base, reason: 'forbidden', message };
  }
  return { ...base, reason: 'unexpected', message: `X answered in a way bobbin does not know: ${said}.` };
}
