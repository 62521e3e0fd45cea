import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { roles } from '../../account/role.ts';
import { listTokens } from '../../store/tokens.ts';
import { dropToken, makeToken, tokenName } from '../../team/tokens.ts';
import type { Env } from '../auth.ts';
import type { Deps } from '../deps.ts';
import { createRoutes, json, problems } from './routing.ts';

const tokenLine = z.object({
  name: z.string(),
  role: z.enum(roles),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
});

const listRoute = createRoute({
  method: 'get',
  path: '/tokens',
  summary: 'Tokens in force; their secrets are not kept',
  responses: { 200: { description: 'Tokens', content: json(z.array(tokenLine)) }, ...problems },
});

const addRoute = createRoute({
  method: 'post',
  path: '/tokens',
  summary: 'Make a token; its secret is shown this once',
  request: {
    body: {
      required: true,
      content: json(
        z.strictObject({
          name: z.string().regex(tokenName, { error: 'use letters, digits, . _ and -' }),
          role: z.enum(roles).default('editor'),
          days: z.number().int().min(1).max(3_650).optional().openapi({
            description: 'After how many days it opens nothing; not given: good until it is revoked',
          }),
        }),
      ),
    },
  },
  responses: {
    201: { description: 'The token', content: json(z.object({ name: z.string(), token: z.string() })) },
    ...problems,
  },
});

const revokeRoute = createRoute({
  method: 'delete',
  path: '/tokens/{name}',
  summary: 'Revoke a token',
  request: { params: z.object({ name: z.string() }) },
  responses: { 200: { description: 'Revoked', content: json(z.object({ name: z.string() })) }, ...problems },
});

/** Bearer tokens for programs. */
export function tokenRoutes({ db }: Deps): OpenAPIHono<Env> {
  const app = createRoutes();
  app.openapi(listRoute, async (c) => {
    const tokens = await listTokens(db);
    return c.json(
      tokens.map(({ name, role, createdAt, lastUsedAt, expiresAt }) => ({
        name,
        role,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
        expiresAt: expiresAt?.toISOString() ?? null,
      })),
      200,
    );
  });
  app.openapi(addRoute, async (c) => {
    const { name, role, days = null } = c.req.valid('json');
    const token = await makeToken(db, { name, role, days }, c.get('actor'));
    c.header('Cache-Control', 'no-store');
    return c.json({ name, token }, 201);
  });
  app.openapi(revokeRoute, async (c) => {
    const { name } = c.req.valid('param');
    await dropToken(db, name, c.get('actor'));
    return c.json({ name }, 200);
  });
  return app;
}
