import { type Context, Hono } from 'hono';
import { pause, unpause } from '../publish/pause.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';

/** The brake on all posting; everybody may pull it. */
export function pauseRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.post('/pause', async (c) => {
    await pause(deps.db, null, c.var.actor);
    return c.redirect(await backTo(c), 303);
  });
  app.post('/resume', async (c) => {
    await unpause(deps.db, deps.queue.wake, null, c.var.actor);
    return c.redirect(await backTo(c), 303);
  });
  return app;
}

/** Only a path of ours: a form must not lead to another site. */
async function backTo(c: Context<DeskEnv>): Promise<string> {
  const back = String((await c.req.parseBody())['back'] ?? '/');
  return /^\/(?![/\\])[\w./-]*$/.test(back) ? back : '/';
}
