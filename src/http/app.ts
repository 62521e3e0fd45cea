import { OpenAPIHono } from '@hono/zod-openapi';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { assetRoutes } from '../web/assets.ts';
import type { DeskEnv } from '../web/deps.ts';
import { answerNoPage, answerPage, deskRoutes } from '../web/desk.tsx';
import { accountRoutes } from './api/accounts.ts';
import { composeRoutes } from './api/compose.ts';
import { templateRoutes } from './api/templates.ts';
import { threadRoutes } from './api/threads.ts';
import { tokenRoutes } from './api/tokens.ts';
import { userRoutes } from './api/users.ts';
import { type Env, requireToken } from './auth.ts';
import type { Deps } from './deps.ts';
import { doorRoutes } from './door.ts';
import { guard } from './guard.ts';
import { healthRoutes } from './health.ts';
import { keepIdempotent } from './idempotency.ts';
import { answerProblem, problemOf } from './problem.ts';
import { isSignedIn, requireSession, signOutRoutes } from './session.ts';

/** An article is text; with a picture in base64 beside it a request may be larger. */
const maxBodyBytes = 2_000_000;
const maxWithPicture = 9_000_000;
const mayCarryPicture = /^(\/new|\/threads\/[^/]+\/edit|\/api\/threads(\/[^/]+\/edit)?)$/;

/** The whole of what answers over HTTP: health, the API under /api, the desk. */
export function createApp(deps: Deps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.use(secureHeaders({ contentSecurityPolicy: contentPolicy, referrerPolicy: 'same-origin' }));
  // A page may echo what was searched for beside the form's token: the length of a packed page may betray the token,
  // which is no use from any other origin.
  app.use(compress());
  app.use(limitForms(deps));
  app.route('/', healthRoutes(deps));
  app.route('/api', createApi(deps));
  app.route('/', assetRoutes());
  app.use(readForm);
  app.route('/', doorRoutes(deps));
  app.use(requireSession(deps));
  app.route('/', guardDesk(deps));
  app.route('/', signOutRoutes(deps));
  app.route('/', deskRoutes(deps));
  app.onError((error, c) => {
    const known = problemOf(error, deps.publicUrl);
    if (known) return c.json(known.body, known.status);
    deps.onError(error, `${c.req.method} ${c.req.path}`);
    return answerProblem(
      c,
      500,
      'internal',
      'Something went wrong here. It is logged; try again, and tell whoever runs bobbin.',
    );
  });
  return app;
}

const articles = bodyLimit({ maxSize: maxBodyBytes, onError: tooLarge });
const pictures = bodyLimit({ maxSize: maxWithPicture, onError: tooLarge });

/** Of a stranger no picture is read: many at once would fill the memory. The API asks for its token first of all. */
function limitForms(deps: Deps): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    if (c.req.path.startsWith('/api/')) return await next();
    const isLarge = mayCarryPicture.test(c.req.path) && (await isSignedIn(deps, c));
    return await (isLarge ? pictures : articles)(c, next);
  };
}

function tooLarge(c: Context): Response {
  const message = 'The request is too large: an article is at most 1 MB, a picture at most 5 MB.';
  if (!c.req.path.startsWith('/api/')) return c.text(`${message} Go back, and choose a smaller file.`, 413);
  return answerProblem(c, 413, 'too-large', message);
}

/** A form cut short or put together wrongly is its sender's mistake, and is told before anybody works with it. */
const readForm: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'POST') {
    try {
      await c.req.parseBody();
    } catch {
      return c.text('This form did not arrive whole. Go back, reload the page, and send it again.', 400);
    }
  }
  return await next();
};

/** Nothing from other hosts, no inline script or style, and nobody may frame the desk. */
const contentPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

function createApi(deps: Deps): OpenAPIHono<Env> {
  const api = new OpenAPIHono<Env>();
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'bobbin', version: '1', description: 'Articles in, X threads out, each post once.' },
    servers: [{ url: '/api' }],
    security: [{ bearer: [] }],
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  api.use(requireToken(deps));
  api.use((c, next) => (mayCarryPicture.test(c.req.path) ? pictures : articles)(c, next));
  api.route('/', guardApi());
  api.use(keepIdempotent(deps));
  api.route('/', composeRoutes(deps));
  api.route('/', threadRoutes(deps));
  api.route('/', templateRoutes(deps));
  api.route('/', tokenRoutes(deps));
  api.route('/', userRoutes(deps));
  api.route('/', accountRoutes(deps));
  // A mounted app's notFound is not asked, and what falls through meets the desk's door.
  api.all('*', answerNoCall);
  return api;
}

function answerNoCall(c: Context): Response {
  return answerProblem(c, 404, 'not-found', 'There is no such call. /api/openapi.json lists them.');
}

function guardApi() {
  return guard({
    under: '/api/',
    forbidden: (c, message) => answerProblem(c, 403, 'forbidden', message),
    unknown: answerNoCall,
  });
}

function guardDesk(deps: Deps) {
  return guard({
    under: '/',
    forbidden: (c, message) => answerPage(deps, c, 403, 'Not for you', message),
    unknown: (c) => answerNoPage(deps, c),
  });
}
