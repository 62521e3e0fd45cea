import type { MiddlewareHandler } from 'hono';
import type { Role } from '../account/role.ts';
import { useToken } from '../store/tokens.ts';
import { hashSecret, sameSecret } from '../team/secret.ts';
import type { Deps } from './deps.ts';
import { answerProblem } from './problem.ts';

/** What a request carries once it is known who asks. */
export type Env = { Variables: { actor: string; role: Role } };

/** Lets in who bears a token in force; the name of the token is who did it, in the token's role. */
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
    const caller = sameSecret(token, signIn.localToken)
      ? ({ actor: localActor(c.req.header('x-bobbin-user')), role: 'admin' } as const)
      : await bearer(token);
    if (!caller)
      return answerProblem(
        c,
        401,
        'bad-token',
        'This token is unknown, was revoked or has expired. bobbin token lists those in force.',
      );
    c.set('actor', caller.actor);
    c.set('role', caller.role);
    return next();
  };

  async function bearer(token: string): Promise<Env['Variables'] | null> {
    const used = await useToken(db, hashSecret(token));
    return used && { actor: `token ${used.name}`, role: used.role };
  }
}

/**
 * The machine's own commands say whose hands they are in; the operating system vouched for the file, and whoever can
 * read it could write the database: their role is admin.
 */
function localActor(user: string | undefined): string {
  const name = user?.replace(/[^\w.@-]/g, '').slice(0, 40);
  return name ? `${name} (command line)` : 'command line';
}
