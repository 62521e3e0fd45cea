import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Article } from '../../article/article.ts';
import type { Template } from '../../compose/template.ts';
import { compose } from '../../draft/draft-thread.ts';
import { readArticle } from '../../draft/read-article.ts';
import { pickTemplate } from '../../draft/templates.ts';
import type { Env } from '../auth.ts';
import type { Deps } from '../deps.ts';
import { createRoutes, json, problems } from './routing.ts';
import { composedAllSchema, composedSchema, composeRequest } from './shapes.ts';
import { sourceOf } from './threads.ts';

const allRoute = createRoute({
  method: 'post',
  path: '/compose/all',
  summary: 'Compose an article by every template; it is read once and nothing is stored',
  request: { body: { required: true, content: json(composeRequest.omit({ template: true })) } },
  responses: { 200: { description: 'A thread a template', content: json(composedAllSchema) }, ...problems },
});

const route = createRoute({
  method: 'post',
  path: '/compose',
  summary: 'Compose an article; nothing is stored',
  request: { body: { required: true, content: json(composeRequest) } },
  responses: { 200: { description: 'The thread', content: json(composedSchema) }, ...problems },
});

/** A thread to look at. */
export function composeRoutes(deps: Deps): OpenAPIHono<Env> {
  const app = createRoutes();
  app.openapi(route, async (c) => {
    const { source, link, template: name } = c.req.valid('json');
    const template = pickTemplate(await deps.templates.usable(), name);
    const article = await readArticle(sourceOf(source));
    return c.json({ article, ...composedBy(deps, article, template, link) }, 200);
  });
  app.openapi(allRoute, async (c) => {
    const { source, link } = c.req.valid('json');
    const article = await readArticle(sourceOf(source));
    const threads = [...(await deps.templates.usable()).values()].map((each) =>
      composedBy(deps, article, each, link),
    );
    return c.json({ article, threads }, 200);
  });
  return app;
}

function composedBy(deps: Deps, article: Article, template: Template, wanted: string | undefined) {
  const { posts, priceUsd, problems, link } = compose(article, {
    template,
    link: wanted ?? null,
    siteUrl: deps.siteUrl,
    prices: deps.xSettings.prices,
  });
  return {
    template: template.name,
    posts: posts.map(({ text, weight }) => ({ text, weight })),
    link,
    priceUsd,
    problems: [...problems],
  };
}
