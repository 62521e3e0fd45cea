import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { keepTemplate, removeTemplate, TemplateRefusedError } from '../../draft/keep-template.ts';
import type { KeptTemplate } from '../../draft/templates.ts';
import type { Env } from '../auth.ts';
import type { Deps } from '../deps.ts';
import { createRoutes, json, problems, troublesSchema } from './routing.ts';

const templateLine = z
  .object({
    name: z.string(),
    description: z.string(),
    origin: z.enum(['built-in', 'own']),
    replacesBuiltIn: z.boolean(),
    revision: z.number().nullable().openapi({ description: 'Null: a file, which is not changed here.' }),
    changedAt: z.string().nullable(),
    changedBy: z.string().nullable(),
    troubles: troublesSchema.openapi({ description: 'What keeps it from being used.' }),
  })
  .openapi('TemplateLine');
const templateSchema = templateLine.extend({ text: z.string() }).openapi('Template');

const nameParam = z.object({ name: z.string() });

const listRoute = createRoute({
  method: 'get',
  path: '/templates',
  summary: 'Templates, those that come with bobbin first',
  responses: { 200: { description: 'Templates', content: json(z.array(templateLine)) }, ...problems },
});

const showRoute = createRoute({
  method: 'get',
  path: '/templates/{name}',
  summary: 'One template with its text',
  request: { params: nameParam },
  responses: { 200: { description: 'The template', content: json(templateSchema) }, ...problems },
});

const putRoute = createRoute({
  method: 'put',
  path: '/templates/{name}',
  summary: 'Keep a template of the newsroom’s own; threads made by it before stay as they are',
  request: {
    params: nameParam,
    body: {
      required: true,
      content: json(
        z.strictObject({
          text: z.string(),
          revision: z.number().int().min(0).default(0).openapi({
            description: 'The revision that was read; 0 for a new one. Another one is a 409.',
          }),
        }),
      ),
    },
  },
  responses: { 200: { description: 'As it is kept', content: json(templateSchema) }, ...problems },
});

const removeRoute = createRoute({
  method: 'delete',
  path: '/templates/{name}',
  summary: 'Remove a template of the newsroom’s own; a built-in of its name is back in its place',
  request: {
    params: nameParam,
    query: z.object({ revision: z.coerce.number().int().min(1) }),
  },
  responses: { 200: { description: 'Removed', content: json(z.object({ name: z.string() })) }, ...problems },
});

/** What threads are made by. */
export function templateRoutes({ db, templates }: Deps): OpenAPIHono<Env> {
  const app = createRoutes();
  const existing = async (name: string): Promise<KeptTemplate> => {
    const found = (await templates.list()).filter((one) => one.name === name).at(-1);
    if (!found)
      throw new TemplateRefusedError(
        'not-found',
        `There is no template “${name}”. GET /api/templates lists them.`,
      );
    return found;
  };
  app.openapi(listRoute, async (c) => c.json((await templates.list()).map(viewLine), 200));
  app.openapi(showRoute, async (c) => {
    const found = await existing(c.req.valid('param').name);
    return c.json({ ...viewLine(found), text: found.text }, 200);
  });
  app.openapi(putRoute, async (c) => {
    const { name } = c.req.valid('param');
    await keepTemplate(db, templates, { name, ...c.req.valid('json') }, c.get('actor'));
    const kept = await existing(name);
    return c.json({ ...viewLine(kept), text: kept.text }, 200);
  });
  app.openapi(removeRoute, async (c) => {
    const { name } = c.req.valid('param');
    await removeTemplate(db, templates, name, c.req.valid('query').revision, c.get('actor'));
    return c.json({ name }, 200);
  });
  return app;
}

function viewLine({
  name,
  origin,
  replacesBuiltIn,
  result,
  kept,
}: KeptTemplate): z.infer<typeof templateLine> {
  return {
    name,
    description: result.ok ? result.template.description : '',
    origin,
    replacesBuiltIn,
    revision: kept?.revision ?? null,
    changedAt: kept?.changedAt.toISOString() ?? null,
    changedBy: kept?.changedBy ?? null,
    troubles: result.ok ? [] : [...result.troubles],
  };
}
