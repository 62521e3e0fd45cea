import { type Context, Hono } from 'hono';
import { RefusedError } from '../publish/refusal.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';
import type { FieldError } from './forms.tsx';
import { readFrame } from './frame-data.ts';
import { ThreadLive } from './parts/thread-live.tsx';
import { checkMove, steerThread, threadActions } from './steer-thread.ts';
import { CancelPage } from './thread-cancel-page.tsx';
import { MovePage } from './thread-move-page.tsx';
import { DeleteLivePage, ThreadPage } from './thread-page.tsx';
import { readThreadView, type ThreadLiveProps } from './thread-view.ts';
import { timeMessage } from './time-errors.ts';

/** One thread: how it stands, its record, and what may be done with it. */
export function threadRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/threads/:id', async (c) => await showThread(deps, c));
  app.get('/parts/threads/:id', async (c) => c.html(<ThreadLive {...(await readProps(deps, c))} />));
  app.get('/threads/:id/delete-live', async (c) => {
    const view = await readThreadView(deps, c.req.param('id'));
    return c.html(<DeleteLivePage frame={await readFrame(deps, c)} view={view} errors={[]} />);
  });
  app.get('/threads/:id/cancel', async (c) => {
    const view = await readThreadView(deps, c.req.param('id'));
    return c.html(<CancelPage frame={await readFrame(deps, c)} view={view} />);
  });
  for (const action of threadActions) {
    app.post(`/threads/:id/${action}`, async (c) => await act(deps, c, c.req.param('id'), action));
  }
  return app;
}

async function act(
  deps: DeskDeps,
  c: Context<DeskEnv>,
  id: string,
  action: Parameters<typeof steerThread>[2],
): Promise<Response> {
  const form = await readStrings(c);
  const back = /^\/calendar(\?[\w=&-]*)?$/.exec(form['back'] ?? '')?.[0] ?? `/threads/${id}`;
  try {
    const toCheck = action === 'move' ? await checkMove(deps, id, form) : null;
    if (toCheck) {
      const view = await readThreadView(deps, id);
      return c.html(<MovePage frame={await readFrame(deps, c)} view={view} back={back} {...toCheck} />);
    }
    await steerThread(deps, id, action, form, c.var);
    return c.redirect(back, 303);
  } catch (error) {
    if (!(error instanceof RefusedError) || error.code === 'not-found') throw error;
    const errors = [{ field: fieldOf(action, id), message: timeMessage(error.message) }];
    const status = error.code === 'invalid' ? 422 : 409;
    if (action === 'delete-live') {
      const view = await readThreadView(deps, id);
      return c.html(<DeleteLivePage frame={await readFrame(deps, c)} view={view} errors={errors} />, status);
    }
    return await showThread(deps, c, errors, form, status);
  }
}

/** The field of the form that carries this action, where it has one. */
function fieldOf(action: string, id: string): string | null {
  if (action === 'found' || action === 'resend' || action === 'reject') return `${action}-${id}`;
  return action === 'move' ? `move-${id}-at` : null;
}

async function showThread(
  deps: DeskDeps,
  c: Context<DeskEnv>,
  errors: readonly FieldError[] = [],
  entered: Readonly<Record<string, string>> = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const props = { ...(await readProps(deps, c)), errors, entered };
  return c.html(<ThreadPage frame={await readFrame(deps, c)} {...props} />, status);
}

async function readProps(deps: DeskDeps, c: Context<DeskEnv>): Promise<ThreadLiveProps> {
  const view = await readThreadView(deps, c.req.param('id') ?? '');
  return { view, csrf: c.var.csrf, actor: c.var.actor, role: c.var.role, publicUrl: deps.publicUrl };
}

async function readStrings(c: Context<DeskEnv>): Promise<Readonly<Record<string, string>>> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}
