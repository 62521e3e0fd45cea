import { OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import type { Env } from '../auth.ts';
import { BadRequestError, problemSchema, troubleSchema } from '../problem.ts';

/** Routes of the API; a request that does not fit its route's schemas is refused in words. */
export function createRoutes(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw new BadRequestError(result.error);
    },
  });
}

/** A JSON body of this schema. */
export const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });

export const troublesSchema = z.array(troubleSchema);

/** For a call that needs nothing told: an empty body says nothing, whatever it is called. */
export const emptyIsNothing: MiddlewareHandler<Env> = async (c, next) => {
  if ((await c.req.text()) === '') {
    const headers = new Headers(c.req.raw.headers);
    headers.set('content-type', 'application/json');
    headers.delete('content-length');
    c.req.raw = new Request(c.req.raw.url, { method: c.req.method, headers, body: '{}' });
    c.req.bodyCache = {};
  }
  return await next();
};

/** What any call may answer besides what it is for. */
export const problems = Object.fromEntries(
  [
    [400, 'The request is not of this shape'],
    [401, 'No token, or one that is not in force'],
    [403, 'Not for the role of this token'],
    [404, 'No such thing'],
    [409, 'Something else came first; the message says what'],
    [413, 'Larger than an article or a picture may be'],
    [415, 'The body is not sent as JSON'],
    [422, 'Understood, and cannot be done; the message says why'],
  ].map(([status, description]) => [status, { description, content: json(problemSchema) }]),
) as RouteConfig['responses'];

/** POST calls may carry a key that makes repeating them harmless. */
export const idempotencyHeader = z.object({
  'idempotency-key': z.string().optional().openapi({
    description: 'The same key with the same request gives the same answer, once carried out.',
  }),
});
