import { z } from 'zod';
import { jsonOf, type Report } from './report.ts';

/** X's account of why it refused, whichever of its shapes it came in. */
export type Problem = {
  /** Last path segment of the problem type ('credits'); '' for about:blank or none. Hosts of the URI differ. */
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  /** Old numbers of the `{"errors":[{"code":88}]}` shape. */
  readonly codes: readonly number[];
  /** From `reset_date` of SpendCapReached: when the billing cycle ends. */
  readonly resetAt: Date | null;
};

const words = z.string().catch('');
const problemSchema = z.object({
  type: words,
  title: words,
  detail: words,
  reset_date: words,
  errors: z
    .array(z.object({ code: z.number().nullable().catch(null), message: words, detail: words }))
    .catch([]),
});

/**
 * Reads a refusal of X's: problem+json, the older `errors[]` with codes, or neither.
 * Null when the body is no JSON object: a gateway's page, or cut.
 */
export function readProblem(report: Report): Problem | null {
  const parsed = problemSchema.safeParse(jsonOf(report));
  if (!parsed.success) return null;
  const { type, title, detail, reset_date, errors } = parsed.data;
  const said = errors.map((error) => error.message || error.detail).filter((text) => text !== '');
  return {
    type: type === 'about:blank' ? '' : (type.split('/').at(-1) ?? ''),
    title,
    detail: [detail, ...said].filter((text) => text !== '').join(' '),
    codes: errors.flatMap((error) => error.code ?? []),
    resetAt: dateOf(reset_date),
  };
}

/** X's own words, or what stands in for them. */
export function wordsOf(problem: Problem | null, report: Report): string {
  const said = problem === null ? '' : problem.detail || problem.title;
  if (said !== '') return said;
  return report.status === null ? 'no answer' : `status ${report.status} without a reason that can be read`;
}

function dateOf(text: string): Date | null {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}
