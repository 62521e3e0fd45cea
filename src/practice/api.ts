import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { type Answer, xAnswers } from './answers.ts';
import { endpointHandlers } from './endpoints.ts';
import { answerOf, carriedOutAfter, type Fault } from './faults.ts';
import { spoil } from './misbehave.ts';
import type { PracticeUser } from './post.ts';
import { identify } from './users.ts';
import { type Endpoint, endpoints, rateHeaders } from './windows.ts';
import type { World } from './world.ts';

// Without a node server around it (`app.request`) there is no socket.
type Env = { Bindings: Partial<HttpBindings> };

/** X's API over a world: identifies, counts, misbehaves if told to, and otherwise does what X does. */
export function createApi(world: World): Hono<Env> {
  const app = new Hono<Env>();
  for (const endpoint of endpoints) {
    const [method = '', path = ''] = endpoint.split(' ');
    app.on(method, path, (c) => serve(c, endpoint, world));
  }
  app.all('/2/*', () => respond(xAnswers.notFound(), {}));
  return app;
}

async function serve(c: Context<Env>, endpoint: Endpoint, world: World): Promise<Response> {
  const found = identify(c.req.header('authorization'), world.accounts);
  const fault = world.faults.next(endpoint, found?.handle ?? null);
  // Gone before the body is read: nothing was carried out.
  if (fault?.kind === 'close') return spoilt(c, fault, { status: 500, body: '' }, {});
  const body = await c.req.text();
  if (fault?.kind === 'delay') await sleep(fault.ms);
  if (found === null) return respond(xAnswers.unauthorized(), {});
  const user = world.store.see(found);
  const taken = world.windows.take(user.id, endpoint, world.now());
  if (world.settings.rateLimits && !taken.allowed) return respond(xAnswers.limited(), taken.headers);
  const carryOut = () => run(c, endpoint, world, user, body);
  if (fault === null || fault.kind === 'delay') return respond(carryOut(), taken.headers);
  return misbehave(c, fault, endpoint, carryOut, taken.headers, world);
}

function run(c: Context<Env>, endpoint: Endpoint, world: World, user: PracticeUser, body: string): Answer {
  return endpointHandlers[endpoint]({
    user,
    id: c.req.param('id') ?? '',
    query: c.req.query(),
    body,
    nowMs: world.now(),
    store: world.store,
    settings: world.settings,
    billRead: (charge, id) => world.billRead(user.id, charge, id),
  });
}

function misbehave(
  c: Context<Env>,
  fault: Fault,
  endpoint: Endpoint,
  carryOut: () => Answer,
  rates: Readonly<Record<string, string>>,
  world: World,
): Response {
  const success = endpoint === 'POST /2/tweets' ? 201 : 200;
  const when = carriedOutAfter(fault);
  const honest = when === 'at-once' ? carryOut() : { status: success, body: { data: { id: '1', text: '' } } };
  // What X's rules refuse is refused whole; only a call that went through has its answer spoilt.
  if (honest.status >= 400) return respond(honest, rates);
  if (typeof when === 'number') world.later(when, carryOut);
  const answer = answerOf(fault, honest.status);
  if (answer === null) return spoilt(c, fault, honest, rates);
  if (fault.kind !== 'limited') return respond(answer, rates);
  const limit = Number(rates['x-rate-limit-limit']);
  return respond(answer, rateHeaders(limit, 0, world.now() + fault.resetInS * 1000));
}

function spoilt(
  c: Context<Env>,
  fault: Fault,
  answer: Answer,
  rates: Readonly<Record<string, string>>,
): Response {
  const { incoming, outgoing } = c.env;
  if (incoming === undefined || outgoing === undefined) {
    throw new Error(`The fault "${fault.kind}" needs a real socket: start practice X on a port.`);
  }
  const { status, headers, text } = plain(answer, rates);
  spoil(fault, { incoming, outgoing }, { status, headers, body: text });
  return RESPONSE_ALREADY_SENT;
}

function respond(answer: Answer, rates: Readonly<Record<string, string>>): Response {
  const { status, headers, text } = plain(answer, rates);
  return new Response(text, { status, headers });
}

function plain(answer: Answer, rates: Readonly<Record<string, string>>) {
  const type = answer.status < 400 ? 'application/json' : 'application/problem+json';
  return {
    status: answer.status,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'x-transaction-id': randomBytes(8).toString('hex'),
      ...rates,
      ...answer.headers,
    },
    text: typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body),
  };
}
