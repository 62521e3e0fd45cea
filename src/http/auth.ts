import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { useToken } from '../store/tokens.ts';
import type { Deps } from './deps.ts';
import { answerProblem } from './problem.ts';

/** What a request carries once it is known who asks. */
export type Env = { Variables: { actor: string } };

/** A secret of 256 bits, fit for a header, a cookie or a link. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Secrets are kept as this only: they are random, so one round of SHA-256 hides them. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares without telling by its duration where two secrets differ. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(one)), Buffer.from(hashSecret(other)));
}

/** Lets in who bears a token in force; the name of the token is who did it. */
export function requireToken({ db, signIn }: Deps): MiddlewareHandler<Env> {
  return async (c, next) => {
    const token = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (!token) {
      return answerProblem(
        c,
        401,
        'no-token',
        'Send a token: "Authorization: Bearer …". Make one with: bobbin token add NAME',
      );
    }
    const actor = sameSecret(token, signIn.localToken)
      ? localActor(c.req.header('x-bobbin-user'))
      : await named(token);
    if (!actor)
      return answerProblem(
        c,
        401,
        'bad-token',
        'This token is unknown or was revoked. bobbin token lists those in force.',
      );
    c.set('actor', actor);
    return next();
  };

  async function named(token: string): Promise<string | null> {
    const name = await useToken(db, hashSecret(token));
    return name && `token ${name}`;
  }
}

/** The machine's own commands say whose hands they are in; the operating system vouched for the file. */
function localActor(user: string | undefined): string {
  const name = user?.replace(/[^\w.@-]/g, '').slice(0, 40);
  return name ? `${name} (command line)` : 'command line';
}
