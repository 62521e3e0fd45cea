import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { roles } from '../../account/role.ts';
import { listUsers } from '../../store/users.ts';
import { hashSecret, newSecret } from '../../team/secret.ts';
import { dropUser, giveRole, inviteAgain, inviteUser } from '../../team/team.ts';
import type { Env } from '../auth.ts';
import type { Deps } from '../deps.ts';
import { createRoutes, json, problems } from './routing.ts';

const nameParam = z.object({ name: z.string() });
const userLine = z.object({
  name: z.string(),
  role: z.enum(roles),
  state: z.enum(['invited', 'active', 'revoked']),
  invitationUntil: z.string().nullable(),
});
const list = { 200: { description: 'Everybody', content: json(z.array(userLine)) }, ...problems };
const invitation = {
  201: {
    description: 'The link, good once and for 72 hours',
    content: json(z.object({ name: z.string(), link: z.string() })),
  },
  ...problems,
};

const listRoute = createRoute({ method: 'get', path: '/users', summary: 'People', responses: list });

const inviteRoute = createRoute({
  method: 'post',
  path: '/users',
  summary: 'Invite somebody; the link is shown this once',
  request: {
    body: { required: true, content: json(z.strictObject({ name: z.string(), role: z.enum(roles) })) },
  },
  responses: invitation,
});

const linkRoute = createRoute({
  method: 'post',
  path: '/users/{name}/link',
  summary: 'Another link for somebody who lost the first, or the password',
  request: { params: nameParam },
  responses: invitation,
});

const roleRoute = createRoute({
  method: 'post',
  path: '/users/{name}/role',
  summary: 'Give somebody another role, at once',
  request: {
    params: nameParam,
    body: { required: true, content: json(z.strictObject({ role: z.enum(roles) })) },
  },
  responses: list,
});

const revokeRoute = createRoute({
  method: 'delete',
  path: '/users/{name}',
  summary: 'Shut somebody out at once, everywhere',
  request: { params: nameParam },
  responses: list,
});

/** Who works here, and as what. */
export function userRoutes({ db, publicUrl }: Deps): OpenAPIHono<Env> {
  const app = createRoutes();
  const view = async () =>
    (await listUsers(db)).map(({ name, role, state, invitationUntil }) => ({
      name,
      role,
      state,
      invitationUntil: invitationUntil?.toISOString() ?? null,
    }));
  const linkOf = (secret: string) => `${publicUrl}/invitation?token=${secret}`;

  app.openapi(listRoute, async (c) => c.json(await view(), 200));
  app.openapi(inviteRoute, async (c) => {
    const secret = newSecret();
    const wish = { ...c.req.valid('json'), hash: hashSecret(secret) };
    const { name } = await inviteUser(db, wish, c.get('actor'));
    c.header('Cache-Control', 'no-store');
    return c.json({ name, link: linkOf(secret) }, 201);
  });
  app.openapi(linkRoute, async (c) => {
    const secret = newSecret();
    const { name } = await inviteAgain(db, c.req.valid('param').name, hashSecret(secret), c.get('actor'));
    c.header('Cache-Control', 'no-store');
    return c.json({ name, link: linkOf(secret) }, 201);
  });
  app.openapi(roleRoute, async (c) => {
    await giveRole(db, c.req.valid('param').name, c.req.valid('json').role, c.get('actor'));
    return c.json(await view(), 200);
  });
  app.openapi(revokeRoute, async (c) => {
    await dropUser(db, c.req.valid('param').name, c.get('actor'));
    return c.json(await view(), 200);
  });
  return app;
}
