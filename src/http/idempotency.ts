import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { freeKey, keepAnswer, takeKey } from '../store/idempotency.ts';
import type { Env } from './auth.ts';
import type { Deps } from './deps.ts';
import { answerProblem } from './problem.ts';

/**
 * The same POST with the same `Idempotency-Key` has the same answer, and is carried out once. A refusal is not
 * kept: what was refused may be asked again. Nor is an answer with a secret in it, which says `no-store`.
 */
export function keepIdempotent({ db }: Deps): MiddlewareHandler<Env> {
  return async (c, next) => {
    const key = c.req.header('idempotency-key');
    if (c.req.method !== 'POST' || key === undefined) return next();
    if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
      return answerProblem(c, 400, 'invalid', 'Idempotency-Key must be 1 to 200 visible ASCII characters.');
    }
    const actor = c.get('actor');
    const body = await c.req.text();
    const requestHash = createHash('sha256').update(`${c.req.path}\n${body}`).digest('hex');
    const taken = await takeKey(db, actor, key, requestHash);
    switch (taken.state) {
      case 'done':
        c.header('Idempotency-Replayed', 'true');
        return c.json(taken.answer.body as object, taken.answer.statusCode as 200);
      case 'busy':
        return answerProblem(
          c,
          409,
          'in-progress',
          'The same request is being carried out. Ask again in a minute.',
        );
      case 'other':
        return answerProblem(
          c,
          422,
          'key-reused',
          'This Idempotency-Key was used for another request. Use a new one.',
        );
      case 'new':
        break;
      default:
        return taken satisfies never;
    }
    await next();
    if (c.res.status < 300 && c.res.headers.get('cache-control') !== 'no-store') {
      await keepAnswer(db, actor, key, { statusCode: c.res.status, body: await c.res.clone().json() });
    } else {
      await freeKey(db, actor, key);
    }
  };
}

/**
 * An id that the same request with the same key of the same caller always gives: a crash between storing and
 * answering repeats nothing.
 */
export function idForKey(
  prefix: string,
  actor: string,
  key: string | undefined,
  request: unknown,
): string | null {
  if (key === undefined) return null;
  const digest = createHash('sha256')
    .update(JSON.stringify([actor, key, request]))
    .digest('hex');
  return `${prefix}_${digest.slice(0, 12)}`;
}
