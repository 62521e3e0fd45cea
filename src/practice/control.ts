import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { plannedFaultSchema } from './faults.ts';
import { billOf } from './ledger.ts';
import { settingsSchema } from './settings.ts';
import type { World } from './world.ts';

/**
 * How tests and demos steer practice X. Everything is JSON; a body must say so in its content type, which a page
 * of another site cannot do without asking first.
 */
export function createControl(world: World): Hono {
  const app = new Hono();
  app.get('/', (c) => c.json({ settings: world.settings, faults: world.faults.list() }));

  app.post('/faults', async (c) => {
    const read = await readBody(c, z.union([plannedFaultSchema.array(), plannedFaultSchema]));
    if ('problem' in read) return c.json({ problem: read.problem }, 400);
    for (const planned of [read.value].flat()) world.faults.plan(planned);
    return c.json({ faults: world.faults.list() }, 201);
  });
  app.delete('/faults', (c) => {
    world.faults.clear();
    return c.json({ faults: [] });
  });

  app.put('/settings', async (c) => {
    const read = await readBody(c, settingsSchema.partial());
    if ('problem' in read) return c.json({ problem: read.problem }, 400);
    world.settings = settingsSchema.parse({ ...world.settings, ...read.value });
    return c.json({ settings: world.settings });
  });

  app.post('/reset', async (c) => {
    const read = await readBody(c, z.strictObject({}));
    if ('problem' in read) return c.json({ problem: read.problem }, 400);
    world.reset();
    return c.json({ settings: world.settings, faults: [] });
  });

  app.get('/posts', (c) => {
    const handles = new Map(world.store.users().map((user) => [user.id, user.handle]));
    const posts = world.store.posts().map((post) => ({ ...post, handle: handles.get(post.userId) ?? null }));
    return c.json({ posts });
  });
  app.get('/ledger', (c) => {
    const bills = world.store.users().map((user) => [user.handle, billOf(world.store.ledger(), user.id)]);
    return c.json({ users: Object.fromEntries(bills) });
  });
  app.all('*', (c) =>
    c.json({ problem: 'No such control. See GET ./, faults, settings, reset, posts, ledger.' }, 404),
  );
  return app;
}

async function readBody<T>(
  c: Context,
  schema: z.ZodType<T>,
): Promise<{ readonly value: T } | { readonly problem: string }> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    return { problem: 'Send JSON with content-type: application/json.' };
  }
  let json: unknown;
  try {
    json = await c.req.json();
  } catch {
    return { problem: 'The body is not JSON.' };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { value: parsed.data } : { problem: z.prettifyError(parsed.error) };
}
