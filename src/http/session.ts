import type { Context, MiddlewareHandler } from 'hono';
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { deleteSession, findSession, insertSession, touchSession } from '../store/sessions.ts';
import { hashSecret, newSecret, sameSecret } from '../team/secret.ts';
import type { DeskEnv } from '../web/deps.ts';
import { isOverTls } from './caller-address.ts';
import type { Deps } from './deps.ts';

const cookieName = 'bobbin_session';
const thirtyDaysS = 30 * 24 * 60 * 60;

/**
 * Lets only signed-in people through, and changes only from our own forms: the origin must be ours and the
 * form must carry the session's token.
 */
export function requireSession(deps: Deps): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const secret = getCookie(c, cookieName);
    const session = secret ? await findSession(deps.db, hashSecret(secret)) : null;
    if (!session) return c.redirect('/sign-in', 303);
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const token = c.req.header('x-csrf-token') ?? String((await c.req.parseBody())['csrf'] ?? '');
      if (!comesFromHere(c, deps.publicUrl) || !sameSecret(token, session.csrf)) {
        return c.text(
          'This form has expired or was sent from another site. Go back, reload the page, and send it again.',
          403,
        );
      }
    }
    c.set('actor', session.name);
    c.set('role', session.role);
    c.set('csrf', session.csrf);
    c.set('session', { id: session.id, userId: session.userId });
    if (session.isStale) await touchSession(deps.db, hashSecret(secret ?? ''));
    return next();
  };
}

/** Whether a request comes with a session that is in force; its body is not read. */
export async function isSignedIn({ db }: Pick<Deps, 'db'>, c: Context): Promise<boolean> {
  const secret = getCookie(c, cookieName);
  return secret !== undefined && (await findSession(db, hashSecret(secret))) !== null;
}

/** Ends the session in hand. */
export function signOutRoutes({ db }: Deps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.post('/sign-out', async (c) => {
    await deleteSession(db, hashSecret(getCookie(c, cookieName) ?? ''));
    deleteCookie(c, cookieName);
    return c.redirect('/sign-in', 303);
  });
  return app;
}

/** Signs a user in; null: the desk itself, by the first door. */
export async function startSession(
  c: Context,
  { db, publicUrl }: Deps,
  userId: string | null,
): Promise<void> {
  // Whoever signs in anew leaves the session they had: no secret from before is good for what comes after.
  const before = getCookie(c, cookieName);
  if (before) await deleteSession(db, hashSecret(before));
  const secret = newSecret();
  const agent = c.req.header('user-agent') ?? '';
  await insertSession(db, hashSecret(secret), userId, newSecret(), agent);
  setCookie(c, cookieName, secret, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: thirtyDaysS,
    secure: publicUrl.startsWith('https:') || isOverTls(c),
  });
}

/** Browsers name the page a form came from; another site's page cannot forge it. */
export function comesFromHere(c: Context, publicUrl: string): boolean {
  const origin = c.req.header('origin');
  if (origin === undefined || origin === 'null') return c.req.header('sec-fetch-site') === 'same-origin';
  const host = c.req.header('host');
  return origin === new URL(publicUrl).origin || (host !== undefined && URL.parse(origin)?.host === host);
}
