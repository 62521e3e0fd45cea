import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { compose } from '../../draft/draft-thread.ts';
import { readArticle } from '../../draft/read-article.ts';
import { pickTemplate } from '../../draft/templates.ts';
import type { Env } from '../auth.ts';
import type { Deps } from '../deps.ts';
import { createRoutes, json, problems } from './routing.ts';
import { composedSchema, composeRequest } from './shapes.ts';
import { sourceOf } from './threads.ts';

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
    const template = pickTemplate(deps.templates, name);
    const article = await readArticle(sourceOf(source));
    const { posts, priceUsd, problems, ...made } = compose(article, {
      template,
      link: link ?? null,
      siteUrl: deps.siteUrl,
      prices: deps.xSettings.prices,
    });
    return c.json(
      {
        article,
        template: template.name,
        posts: posts.map(({ text, weight }) => ({ text, weight })),
        link: made.link,
        priceUsd,
        problems: [...problems],
      },
      200,
    );
  });
  return app;
}
