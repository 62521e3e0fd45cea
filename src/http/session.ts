import type { Context, MiddlewareHandler } from 'hono';
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { deleteSession, findSession, insertSession } from '../store/sessions.ts';
import type { DeskEnv } from '../web/deps.ts';
import { signInPage } from '../web/sign-in.tsx';
import { hashSecret, newSecret, sameSecret } from './auth.ts';
import type { Deps } from './deps.ts';

const cookieName = 'bobbin_session';
const thirtyDaysS = 30 * 24 * 60 * 60;

/** The desk's door: the sign-in link printed at start, or the password. */
export function signInRoutes(deps: Deps): Hono {
  const app = new Hono();
  const slow = createBrake();
  app.get('/sign-in', async (c) => {
    const token = c.req.query('token');
    if (token === undefined)
      return c.html(signInPage({ withPassword: deps.signIn.password !== null, error: null }));
    const { linkToken } = deps.signIn;
    if (!linkToken || !sameSecret(token, linkToken)) {
      const error = 'This link is not, or no longer, good: bobbin prints a new one at each start.';
      return c.html(signInPage({ withPassword: deps.signIn.password !== null, error }), 401);
    }
    await startSession(c, deps, 'desk');
    return c.redirect('/', 303);
  });
  app.post('/sign-in', async (c) => {
    if (!comesFromHere(c, deps.publicUrl)) return c.text('This form was sent from another site.', 403);
    const { password } = deps.signIn;
    if (password === null) return c.redirect('/sign-in', 303);
    if (!slow.mayTry()) {
      return c.html(
        signInPage({ withPassword: true, error: 'Too many tries. Wait a minute, then try again.' }),
        429,
      );
    }
    const form = await c.req.parseBody();
    if (!sameSecret(String(form['password'] ?? ''), password)) {
      slow.failed();
      return c.html(signInPage({ withPassword: true, error: 'This is not the password.' }), 401);
    }
    await startSession(c, deps, nameFrom(form['name']));
    return c.redirect('/', 303);
  });
  return app;
}

/**
 * Lets only signed-in people through, and changes only from our own forms: the origin must be ours and the
 * form must carry the session's token.
 */
export function requireSession(deps: Deps): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const secret = getCookie(c, cookieName);
    const session = secret ? await findSession(deps.db, hashSecret(secret)) : null;
    if (!session || !secret) return c.redirect('/sign-in', 303);
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
    c.set('csrf', session.csrf);
    if (c.req.path === '/sign-out' && c.req.method === 'POST') {
      await deleteSession(deps.db, hashSecret(secret));
      deleteCookie(c, cookieName);
      return c.redirect('/sign-in', 303);
    }
    return next();
  };
}

async function startSession(c: Context, { db, publicUrl }: Deps, name: string): Promise<void> {
  const secret = newSecret();
  await insertSession(db, hashSecret(secret), name, newSecret());
  setCookie(c, cookieName, secret, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: thirtyDaysS,
    secure: publicUrl.startsWith('https:'),
  });
}

/** Browsers name the page a form came from; another site's page cannot forge it. */
function comesFromHere(c: Context, publicUrl: string): boolean {
  const origin = c.req.header('origin');
  if (origin === undefined || origin === 'null') return c.req.header('sec-fetch-site') === 'same-origin';
  const host = c.req.header('host');
  return origin === new URL(publicUrl).origin || (host !== undefined && URL.parse(origin)?.host === host);
}

function nameFrom(given: unknown): string {
  const name = String(given ?? '')
    .trim()
    .slice(0, 40);
  return name === '' ? 'desk' : name;
}

/** Ten wrong passwords a minute, whoever sends them: guessing a long one takes for ever at that speed. */
function createBrake(): { mayTry(): boolean; failed(): void } {
  let failures: number[] = [];
  return {
    mayTry() {
      failures = failures.filter((at) => performance.now() - at < 60_000);
      return failures.length < 10;
    },
    failed() {
      failures.push(performance.now());
    },
  };
}
