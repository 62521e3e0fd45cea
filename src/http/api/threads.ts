import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Source } from '../../draft/read-article.ts';
import { queueArticle } from '../../intake/queue-article.ts';
import { listThreadLines } from '../../store/board.ts';
import { searchThreads } from '../../store/search.ts';
import { threadStatuses } from '../../thread/thread.ts';
import type { Env } from '../auth.ts';
import type { Deps } from '../deps.ts';
import { idForKey } from '../idempotency.ts';
import { viewQueued, viewThread, viewThreads } from '../view.ts';
import { pictureOf } from './picture.ts';
import { createRoutes, idempotencyHeader, json, problems } from './routing.ts';
import { queuedSchema, queueRequest, type SourceRequest, threadListSchema } from './shapes.ts';
import { addThreadActions, idParam, threadAnswer, threadId } from './thread-actions.ts';

const queueRoute = createRoute({
  method: 'post',
  path: '/threads',
  summary: 'Compose an article and queue it, or store it as a draft',
  request: { headers: idempotencyHeader, body: { required: true, content: json(queueRequest) } },
  responses: { 201: { description: 'Stored', content: json(queuedSchema) }, ...problems },
});

const instant = z.iso.datetime({ offset: true });

const listQuery = z
  .object({
    status: z.enum(threadStatuses).optional(),
    before: instant
      .optional()
      .openapi({ description: 'Made before this instant; to page back, createdAt of the last one' }),
    q: z.string().max(200).optional().openapi({
      description: 'Words that are all in title or posts. This and what follows: the latest due first.',
    }),
    account: z.string().optional(),
    author: z.string().optional().openapi({ description: 'Who made it, as its record names them' }),
    from: instant.optional().openapi({ description: 'Due, live or else made from then on' }),
    to: instant.optional().openapi({ description: 'Up to, but without, this instant' }),
    after: z.string().optional().openapi({ description: 'To page a search: the id of the last one' }),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine(({ before, ...rest }) => before === undefined || !isSearched(rest), {
    path: ['before'],
    error: 'pages the list of all; a search is paged with “after”',
  });

/** More is asked than the list of all, or of one status. */
function isSearched(query: Readonly<Record<string, unknown>>): boolean {
  return ['q', 'account', 'author', 'from', 'to', 'after'].some((name) => query[name] !== undefined);
}

const listRoute = createRoute({
  method: 'get',
  path: '/threads',
  summary: 'Threads, newest first, or those that are searched for, without their texts',
  request: { query: listQuery },
  responses: { 200: { description: 'Threads', content: json(threadListSchema) }, ...problems },
});

const showRoute = createRoute({
  method: 'get',
  path: '/threads/{id}',
  summary: 'One thread with its posts and its record',
  request: { params: idParam },
  responses: threadAnswer,
});

/** Queue, list, show and steer threads. */
export function threadRoutes(deps: Deps): OpenAPIHono<Env> {
  const app = createRoutes();
  const wake = deps.queue.wake;

  app.openapi(queueRoute, async (c) => {
    const request = c.req.valid('json');
    const { source, posts, picture, ...wish } = request;
    const actor = c.get('actor');
    const id = await queueArticle(
      { ...deps, wake },
      {
        ...wish,
        source: sourceOf(source),
        picture: picture ? pictureOf(picture) : null,
        link: wish.link ?? null,
        account: wish.account ?? null,
        at: wish.at ?? null,
        notBefore: wish.notBefore ?? null,
        texts: posts ?? null,
        id: idForKey('th', actor, c.req.header('idempotency-key'), request),
      },
      actor,
    );
    return c.json(await viewQueued(deps, id), 201);
  });

  app.openapi(listRoute, async (c) => {
    const query = c.req.valid('query');
    const { before, limit, q = null, account = null, status = null, author = null, after = null } = query;
    const [from, to] = [query.from, query.to].map((at) => (at === undefined ? null : new Date(at)));
    const narrowed = { account, status, author, after, limit, from: from ?? null, to: to ?? null };
    const lines = isSearched(query)
      ? await searchThreads(deps.db, { words: q, ...narrowed })
      : await listThreadLines(deps.db, { status, before: before ? new Date(before) : null, limit });
    return c.json([...(await viewThreads(deps.db, deps.publicUrl, lines))], 200);
  });

  app.openapi(showRoute, async (c) => {
    const id = await threadId(deps, c.req.valid('param').id);
    return c.json(await viewThread(deps, id), 200);
  });

  addThreadActions(app, deps);
  return app;
}

/** The request's source as the reading has it; the schema made sure that one is given. */
export function sourceOf(given: SourceRequest): Source {
  if (given.article) return { kind: 'article', article: given.article };
  if (given.url !== undefined) return { kind: 'url', url: given.url };
  if (given.text !== undefined && given.name !== undefined)
    return { kind: 'file', text: given.text, name: given.name };
  if (given.text !== undefined) return { kind: 'text', text: given.text };
  if (given.markdown !== undefined) return { kind: 'markdown', text: given.markdown };
  return { kind: 'html', text: given.html ?? '' };
}
