import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { DraftRefusedError } from '../draft/draft-thread.ts';
import { UnreadableError } from '../draft/read-article.ts';
import { RefusedError } from '../publish/refusal.ts';

/** An answer that is not what was asked for, in words a person can act on. */
export const problemSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fix: z.string().optional(),
    /** For `same-article`: the thread there is already. */
    threadId: z.string().optional(),
    deskUrl: z.string().optional(),
  }),
});
export type Problem = z.infer<typeof problemSchema>;

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500;

/** The request is not of the shape its call asks for; the message names each field that is wrong. */
export class BadRequestError extends Error {
  override readonly name = 'BadRequestError';
  constructor({ issues }: z.ZodError) {
    const lines = issues
      .map(nearest)
      .map(({ path, message }) => `${path.join('.') || 'the request'}: ${message}`);
    super(`${lines.join('; ')}.`);
  }
}

/** Of a value that may have one of several shapes: what is wrong in the one it comes nearest to. */
function nearest(issue: z.core.$ZodIssue): {
  readonly path: readonly PropertyKey[];
  readonly message: string;
} {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0];
  return inner === undefined ? issue : { path: [...issue.path, ...inner.path], message: inner.message };
}

/** What an error means to the caller; null for one that is ours, which is not told. */
export function problemOf(error: Error, publicUrl: string): { status: ProblemStatus; body: Problem } | null {
  const problem = (status: ProblemStatus, code: string, more: Partial<Problem['error']> = {}) => ({
    status,
    body: { error: { code, message: error.message, ...more } },
  });
  if (error instanceof RefusedError) return problem(refusedStatus[error.code], error.code);
  if (error instanceof UnreadableError) return problem(422, error.code, { fix: error.fix });
  if (error instanceof DraftRefusedError) {
    if (error.threadId === null) return problem(422, error.code);
    const { threadId } = error;
    return problem(409, error.code, { threadId, deskUrl: `${publicUrl}/threads/${threadId}` });
  }
  if (error instanceof BadRequestError) return problem(400, 'invalid');
  // What Hono's own validators throw before a schema sees the body.
  if (error instanceof HTTPException && error.status === 400)
    return problem(400, 'invalid', { message: 'The body is not JSON.' });
  if (error instanceof HTTPException && error.status === 415)
    return problem(415, 'not-json', {
      message: 'Send JSON, with the header content-type: application/json.',
    });
  return null;
}

const refusedStatus = { 'not-found': 404, conflict: 409, invalid: 422 } as const;

export function answerProblem(c: Context, status: ProblemStatus, code: string, message: string): Response {
  return c.json({ error: { code, message } } satisfies Problem, status);
}
