import { type Context, Hono } from 'hono';
import { RefusedError } from '../publish/refusal.ts';
import { deleteOtherSessions, deleteOwnSession, listSessions } from '../store/sessions.ts';
import { readNow } from '../store/threads.ts';
import { changeOwnPassword } from '../team/own-access.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';
import type { FieldError } from './forms.tsx';
import { readFrame } from './frame-data.ts';
import { MePage } from './me-page.tsx';

/** One's own password and sessions. */
export function meRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const { db } = deps;
  app.get('/me', async (c) => await show(deps, c));
  app.post('/me/password', async (c) => await changePassword(deps, c));
  app.post('/me/sessions/:id/end', async (c) => {
    if (!(await deleteOwnSession(db, c.var.session.userId, c.req.param('id'))))
      throw new RefusedError('not-found', 'There is no such session of yours; it may have ended already.');
    return c.redirect('/me', 303);
  });
  app.post('/me/sign-out-others', async (c) => {
    await deleteOtherSessions(db, c.var.session.userId, c.var.session.id);
    return c.redirect('/me', 303);
  });
  app.post('/me/sign-out-everywhere', async (c) => {
    const { id, userId } = c.var.session;
    await deleteOtherSessions(db, userId, id);
    await deleteOwnSession(db, userId, id);
    return c.redirect('/sign-in', 303);
  });
  return app;
}

async function changePassword(deps: DeskDeps, c: Context<DeskEnv>): Promise<Response> {
  const form = await c.req.parseBody();
  const field = (name: string): string => String(form[name] ?? '');
  const { id, userId } = c.var.session;
  if (userId === null)
    throw new RefusedError('conflict', 'You came by the first door, which has no password of yours.');
  if (field('password') !== field('again'))
    return await show(deps, c, null, [{ field: 'again', message: 'This is not the same password.' }]);
  const own = { userId, name: c.var.actor, sessionId: id };
  const changed = await changeOwnPassword(deps.db, own, {
    current: field('current').slice(0, 200),
    password: field('password'),
  });
  if (!changed.ok) return await show(deps, c, null, [changed]);
  return await show(deps, c, 'The new password is in force, and you are signed out everywhere else.');
}

async function show(
  deps: DeskDeps,
  c: Context<DeskEnv>,
  said: string | null = null,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const { id, userId } = c.var.session;
  return c.html(
    <MePage
      frame={await readFrame(deps, c)}
      sessions={await listSessions(deps.db, userId)}
      here={id}
      hasPassword={userId !== null}
      said={said}
      errors={errors}
      now={await readNow(deps.db)}
      timeZone={deps.timeZone}
    />,
    errors.length > 0 ? 422 : 200,
  );
}
