import { type Context, Hono } from 'hono';
import { RefusedError } from '../publish/refusal.ts';
import { countAdmins, findInvitation, hasUsers } from '../store/users.ts';
import { hashSecret, sameSecret } from '../team/secret.ts';
import { signIn } from '../team/sign-in.ts';
import { joinTeam } from '../team/team.ts';
import { invitationPage, staleInvitationPage } from '../web/invitation.tsx';
import { type Door, signInPage } from '../web/sign-in.tsx';
import { callerAddress } from './caller-address.ts';
import type { Deps } from './deps.ts';
import { comesFromHere, startSession } from './session.ts';

const tooMany = 'Too many wrong tries. Wait 15 minutes, then try again; an admin can make you a new link.';

/**
 * What stands open to everybody: signing in by name and password, taking an invitation, and, until there is an admin
 * who can sign in, the first door: the link printed at start, or the password of the environment.
 */
export function doorRoutes(deps: Deps): Hono {
  const app = new Hono();
  app.get('/sign-in', async (c) => {
    const token = c.req.query('token');
    const door = await readDoor(deps);
    if (token === undefined) return c.html(signInPage({ door, name: '', error: null }));
    const { linkToken } = deps.signIn;
    if (!door.isFirst || !linkToken || !sameSecret(token, linkToken)) {
      const error = door.isFirst
        ? 'This link is not, or no longer, good: bobbin prints a new one at each start.'
        : 'The link of the start is good only until there is an admin. Sign in by name and password.';
      return c.html(signInPage({ door, name: '', error }), 401);
    }
    await startSession(c, deps, null);
    return c.redirect('/', 303);
  });
  app.post('/sign-in', async (c) => {
    if (!comesFromHere(c, deps.publicUrl)) return answerStranger(c);
    return await takePassword(c, deps);
  });
  app.get('/invitation', async (c) => {
    const token = c.req.query('token') ?? '';
    const user = await findInvitation(deps.db, hashSecret(token));
    c.header('Cache-Control', 'no-store');
    if (!user) return c.html(staleInvitationPage(), 404);
    return c.html(invitationPage({ name: user.name, token, error: null }));
  });
  app.post('/invitation', async (c) => {
    if (!comesFromHere(c, deps.publicUrl)) return answerStranger(c);
    return await takeInvitation(c, deps);
  });
  return app;
}

async function takePassword(c: Context, deps: Deps): Promise<Response> {
  const door = await readDoor(deps);
  const form = await c.req.parseBody();
  const name = String(form['name'] ?? '');
  const given = { name, password: String(form['password'] ?? '').slice(0, 200), address: callerAddress(c) };
  const { password } = deps.signIn;
  const signed = await signIn(
    deps.db,
    given,
    (tried) => door.isFirst && password !== null && sameSecret(tried, password),
  );
  const refuse = (error: string, status: 401 | 429) => c.html(signInPage({ door, name, error }), status);
  switch (signed.kind) {
    case 'too-many':
      return refuse(tooMany, 429);
    case 'wrong':
      return refuse(
        door.asksName ? 'This name and password do not go together.' : 'This is not the password.',
        401,
      );
    case 'user':
      await startSession(c, deps, signed.userId);
      return c.redirect('/', 303);
    case 'first':
      await startSession(c, deps, null);
      return c.redirect('/', 303);
    default:
      return signed satisfies never;
  }
}

async function takeInvitation(c: Context, deps: Deps): Promise<Response> {
  const form = await c.req.parseBody();
  const token = String(form['token'] ?? '');
  const user = await findInvitation(deps.db, hashSecret(token));
  c.header('Cache-Control', 'no-store');
  if (!user) return c.html(staleInvitationPage(), 404);
  const password = String(form['password'] ?? '');
  if (password !== String(form['again'] ?? '')) {
    const error = { field: 'again', message: 'This is not the same password.' };
    return c.html(invitationPage({ name: user.name, token, error }), 422);
  }
  try {
    const joined = await joinTeam(deps.db, hashSecret(token), password);
    await startSession(c, deps, joined.id);
    return c.redirect('/', 303);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    if (error.code === 'not-found') return c.html(staleInvitationPage(), 404);
    const wrong = { field: 'password', message: error.message };
    return c.html(invitationPage({ name: user.name, token, error: wrong }), 422);
  }
}

async function readDoor({ db, signIn: { password } }: Deps): Promise<Door> {
  const isFirst = (await countAdmins(db)) === 0;
  const asksName = await hasUsers(db);
  return { isFirst, asksName, asksPassword: asksName || password !== null };
}

function answerStranger(c: Context): Response {
  return c.text('This form was sent from another site.', 403);
}
