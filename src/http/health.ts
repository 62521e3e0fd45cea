import { Hono } from 'hono';
import { readHealth } from '../watch/health.ts';
import type { Deps } from './deps.ts';

/** `/healthz`: this process answers. `/readyz`: the whole can do its work; 503 with the reasons when not. */
export function healthRoutes({ db, queue }: Deps): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const health = await readHealth(db, queue);
    return c.json(health, health.ok ? 200 : 503);
  });
  return app;
}
