import { type Context, Hono } from 'hono';
import { type Role, roles } from '../account/role.ts';
import { RefusedError } from '../publish/refusal.ts';
import { readNow } from '../store/threads.ts';
import { listUsers } from '../store/users.ts';
import { hashSecret, newSecret } from '../team/secret.ts';
import { dropUser, giveRole, inviteAgain, inviteUser, signOutUser } from '../team/team.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';
import type { FieldError } from './forms.tsx';
import { readFrame } from './frame-data.ts';
import { LinkPage, TeamPage } from './team-page.tsx';

/** Who works here: invite, change the role, revoke. */
export function teamRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const { db } = deps;
  app.get('/team', async (c) => await showTeam(deps, c));
  app.post('/team', async (c) => await invite(deps, c));
  app.post('/team/:name/link', async (c) => {
    const secret = newSecret();
    const { name } = await inviteAgain(db, c.req.param('name'), hashSecret(secret), c.var.actor);
    return await showLink(deps, c, name, secret);
  });
  app.post('/team/:name/role', async (c) => {
    const role = readRole((await c.req.parseBody())['role']);
    return await done(deps, c, () => giveRole(db, c.req.param('name'), role, c.var.actor));
  });
  app.post('/team/:name/sign-out', async (c) =>
    done(deps, c, () => signOutUser(db, c.req.param('name'), c.var.actor)),
  );
  app.post('/team/:name/revoke', async (c) =>
    done(deps, c, () => dropUser(db, c.req.param('name'), c.var.actor)),
  );
  return app;
}

async function invite(deps: DeskDeps, c: Context<DeskEnv>): Promise<Response> {
  const form = await c.req.parseBody();
  const entered = { name: String(form['name'] ?? ''), role: String(form['role'] ?? '') };
  const secret = newSecret();
  try {
    const wish = { name: entered.name, role: readRole(entered.role), hash: hashSecret(secret) };
    const { name } = await inviteUser(deps.db, wish, c.var.actor);
    return await showLink(deps, c, name, secret);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return await showTeam(deps, c, [{ field: 'name', message: error.message }], entered);
  }
}

/** Back to the list, or the list with what kept it from being done. */
async function done(deps: DeskDeps, c: Context<DeskEnv>, act: () => Promise<void>): Promise<Response> {
  try {
    await act();
    return c.redirect('/team', 303);
  } catch (error) {
    if (!(error instanceof RefusedError) || error.code === 'not-found') throw error;
    return await showTeam(deps, c, [{ field: null, message: error.message }]);
  }
}

async function showTeam(
  deps: DeskDeps,
  c: Context<DeskEnv>,
  errors: readonly FieldError[] = [],
  entered = { name: '', role: 'editor' },
): Promise<Response> {
  const props = {
    frame: await readFrame(deps, c),
    users: await listUsers(deps.db),
    now: await readNow(deps.db),
    timeZone: deps.timeZone,
  };
  return c.html(<TeamPage {...props} errors={errors} entered={entered} />, errors.length > 0 ? 409 : 200);
}

/** Shown in the answer itself: the secret is nowhere to be read again. */
async function showLink(
  deps: DeskDeps,
  c: Context<DeskEnv>,
  name: string,
  secret: string,
): Promise<Response> {
  const link = `${deps.publicUrl}/invitation?token=${secret}`;
  c.header('Cache-Control', 'no-store');
  return c.html(<LinkPage frame={await readFrame(deps, c)} name={name} link={link} />);
}

function readRole(given: unknown): Role {
  const role = roles.find((one) => one === given);
  if (!role) throw new RefusedError('invalid', `Choose one of the roles ${roles.join(', ')}.`);
  return role;
}
