import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { DraftRefusedError } from '../draft/draft-thread.ts';
import { TemplateRefusedError } from '../draft/keep-template.ts';
import { UnreadableError } from '../draft/read-article.ts';
import { RefusedError } from '../publish/refusal.ts';
import { isUnstorable, unstorableWords } from '../store/unstorable.ts';
import { threadStatuses } from '../thread/thread.ts';
import { issueWords } from './issue-words.ts';

/** What is wrong with a template, and where. */
export const troubleSchema = z.object({
  line: z.number(),
  column: z.number(),
  message: z.string(),
  fix: z.string(),
});

/** An answer that is not what was asked for, in words a person can act on. */
export const problemSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fix: z.string().optional(),
    /** For `same-article`: the thread there is already, and its state. */
    threadId: z.string().optional(),
    threadStatus: z.enum(threadStatuses).optional(),
    deskUrl: z.string().optional(),
    /** For `invalid-template`: all that is wrong with it, each with its place. */
    troubles: z.array(troubleSchema).optional(),
  }),
});
export type Problem = z.infer<typeof problemSchema>;

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500;

/** The request is not of the shape its call asks for; the message names each field that is wrong. */
export class BadRequestError extends Error {
  override readonly name = 'BadRequestError';
  constructor({ issues }: z.ZodError) {
    super(`${issues.map(issueWords).join('; ')}.`);
  }
}

/** What an error means to the caller; null for one that is ours, which is not told. */
export function problemOf(error: Error, publicUrl: string): { status: ProblemStatus; body: Problem } | null {
  const problem = (status: ProblemStatus, code: string, more: Partial<Problem['error']> = {}) => ({
    status,
    body: { error: { code, message: error.message, ...more } },
  });
  if (error instanceof RefusedError) return problem(refusedStatus[error.code], error.code);
  if (error instanceof TemplateRefusedError) {
    const { code, troubles } = error;
    return problem(templateStatus[code], code, troubles.length > 0 ? { troubles: [...troubles] } : {});
  }
  if (error instanceof UnreadableError) return problem(422, error.code, { fix: error.fix });
  if (error instanceof DraftRefusedError) {
    if (error.threadId === null) return problem(422, error.code);
    const { threadId, threadStatus } = error;
    return problem(409, error.code, {
      threadId,
      threadStatus: threadStatus ?? undefined,
      deskUrl: `${publicUrl}/threads/${threadId}`,
    });
  }
  if (isUnstorable(error)) return problem(400, 'invalid', { message: unstorableWords });
  if (error instanceof BadRequestError) return problem(400, 'invalid', { fix: shapes });
  // What Hono's own validators throw before a schema sees the body.
  if (error instanceof HTTPException && error.status === 400)
    return problem(400, 'invalid', {
      message: 'The body is empty, or is not JSON: a quote, a comma or a bracket may be missing.',
      fix: shapes,
    });
  if (error instanceof HTTPException && error.status === 415)
    return problem(415, 'not-json', {
      message: 'Send JSON, with the header content-type: application/json.',
    });
  return null;
}

const shapes = 'The shape of every call is in /api/openapi.json.';

const templateStatus = { 'not-found': 404, conflict: 409, files: 409, 'invalid-template': 422 } as const;
const refusedStatus = { 'not-found': 404, conflict: 409, invalid: 422 } as const;

export function answerProblem(c: Context, status: ProblemStatus, code: string, message: string): Response {
  return c.json({ error: { code, message } } satisfies Problem, status);
}
