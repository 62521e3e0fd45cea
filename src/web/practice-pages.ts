import { Hono } from 'hono';
import type { DeskDeps, DeskEnv } from './deps.ts';

const handle = '[A-Za-z0-9_]{1,15}';
/** Its pages, their stylesheet and pictures; never its API under /2 nor its control. */
const shown = new RegExp(`^/practice/(?:practice\\.css|media/\\d{1,19}|${handle}(?:/status/\\d{1,19})?)?$`);

/** Practice X's own pages, behind the desk's door. Their addresses are relative, so they work under a prefix. */
export function practiceRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/practice', (c) => c.redirect('/practice/', 301));
  app.get('/practice/*', async (c, next) => {
    if (!shown.test(c.req.path)) return next();
    const before = c.req.query('before');
    const query = before && /^\d{1,19}$/.test(before) ? `?before=${before}` : '';
    const url = `${deps.xSettings.practiceUrl}${c.req.path.slice('/practice'.length)}${query}`;
    try {
      const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000) });
      const type = answer.headers.get('content-type') ?? 'text/plain';
      return c.body(await answer.arrayBuffer(), answer.status === 404 ? 404 : 200, { 'content-type': type });
    } catch {
      return c.text('Practice X does not answer. Go back, and try again in a moment.', 502);
    }
  });
  return app;
}
