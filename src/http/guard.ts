import { type Context, Hono } from 'hono';
import { may, type Role } from '../account/role.ts';
import { permissions } from './permissions.ts';

type Guarded = { Variables: { role: Role; permitted?: true } };

type Refusals = {
  readonly under: '/' | '/api/';
  forbidden(c: Context, message: string): Response | Promise<Response>;
  unknown(c: Context): Response | Promise<Response>;
};

/**
 * Stands before the routes of one side, desk or API, and matches their paths with the same router: who may do
 * it passes; a change that no permission speaks of is answered as one there is not.
 */
export function guard({ under, forbidden, unknown }: Refusals): Hono<Guarded> {
  const app = new Hono<Guarded>();
  for (const { method, permission, paths } of permissions) {
    const ours = paths.filter((path) => path.startsWith('/api/') === (under === '/api/'));
    for (const path of ours) {
      app.on(method, path.slice(under.length - 1), async (c, next) => {
        if (!may(c.get('role'), permission)) {
          return await forbidden(
            c,
            `This is not for the role “${c.get('role')}”. An admin can give another.`,
          );
        }
        c.set('permitted', true);
        return await next();
      });
    }
  }
  app.use('*', async (c, next) => {
    const isLooking = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (!isLooking && !c.get('permitted')) return await unknown(c);
    return await next();
  });
  return app;
}
