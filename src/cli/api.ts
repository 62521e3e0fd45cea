import type { z } from 'zod';
import { healthSchema, problemSchema } from './answers.ts';
import { CommandError } from './command-error.ts';

/** The API as the commands call it. */
export type Api = {
  /** `server`: one that runs, over HTTP. `store`: opened by this process, with nothing that posts. */
  readonly via: 'server' | 'store';
  get<T>(answer: z.ZodType<T>, path: string): Promise<T>;
  post<T>(answer: z.ZodType<T>, path: string, body: object, idempotencyKey?: string): Promise<T>;
  remove<T>(answer: z.ZodType<T>, path: string): Promise<T>;
  /** What keeps the whole from doing its work; empty when all is well. */
  reasons(): Promise<readonly string[]>;
  close(): Promise<void>;
};

/** The API did not do it; the message is the API's own. */
export class ApiError extends CommandError {
  override readonly name = 'ApiError';
  readonly code: string;
  constructor(code: string, message: string, fix: string | null) {
    super(message, fix);
    this.code = code;
  }
}

type Answering = (request: Request) => Response | Promise<Response>;

/** Calls a server that runs. `user` is put on record as who did it. */
export function connectOverHttp(url: string, token: string, user: string): Api {
  const answering: Answering = async (request) => {
    try {
      return await fetch(request);
    } catch (cause) {
      throw new CommandError(
        `The server at ${url} stopped answering. What was asked may have been done or not.`,
        'Look with: bobbin threads',
        { cause },
      );
    }
  };
  return apiOver('server', url, answering, { token, user }, async () => {});
}

/** Makes the same calls on a store opened by this process; `close` closes it. */
export function connectInProcess(
  answering: Answering,
  token: string,
  user: string,
  close: () => Promise<void>,
): Api {
  return apiOver('store', 'http://localhost', answering, { token, user }, close);
}

function apiOver(
  via: Api['via'],
  url: string,
  answering: Answering,
  { token, user }: { readonly token: string; readonly user: string },
  close: () => Promise<void>,
): Api {
  const identity = { authorization: `Bearer ${token}`, 'x-bobbin-user': user.replace(/[^\w.@-]/g, '') };
  const ask = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await answering(new Request(`${url}${path}`, init));
    const body: unknown = await response.json().catch(() => null);
    if (response.ok || path === '/readyz') return body;
    const problem = problemSchema.safeParse(body);
    if (!problem.success)
      throw new ApiError('http', `bobbin answered ${response.status} without words.`, null);
    const { code, message, fix } = problem.data.error;
    throw new ApiError(code, message, fix ?? null);
  };
  return {
    via,
    get: async (answer, path) => answer.parse(await ask(`/api${path}`, { headers: identity })),
    post: async (answer, path, body, idempotencyKey) => {
      const headers = {
        ...identity,
        'content-type': 'application/json',
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      };
      return answer.parse(await ask(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
    },
    remove: async (answer, path) =>
      answer.parse(await ask(`/api${path}`, { method: 'DELETE', headers: identity })),
    reasons: async () => healthSchema.parse(await ask('/readyz', {})).reasons,
    close,
  };
}

/** The path of a thread, whatever its id holds: `external:` ids are a CMS's own. */
export function threadPath(id: string, action?: string): string {
  return `/threads/${encodeURIComponent(id)}${action === undefined ? '' : `/${action}`}`;
}
