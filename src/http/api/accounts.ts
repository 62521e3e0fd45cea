import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  addAccount,
  chooseDefaultAccount,
  dropAccount,
  enableAccount,
  existingAccount,
  limitSpending,
} from '../../publish/accounts.ts';
import { requireApproval } from '../../publish/approval-rule.ts';
import { distrustLedger } from '../../publish/distrust.ts';
import { pause, unpause } from '../../publish/pause.ts';
import { reconnectAccount } from '../../publish/reconnect-account.ts';
import { RefusedError } from '../../publish/refusal.ts';
import { changeSchedule } from '../../publish/schedules.ts';
import { isTimeZone } from '../../schedule/parse-time.ts';
import { parseSchedule, type Schedule } from '../../schedule/schedule.ts';
import { viewAccounts } from '../account-view.ts';
import type { Env } from '../auth.ts';
import type { Deps } from '../deps.ts';
import { accountSchema, scheduleRequest } from './account-shapes.ts';
import { createRoutes, emptyIsNothing, idempotencyHeader, json, problems } from './routing.ts';

const list = { 200: { description: 'All accounts', content: json(z.array(accountSchema)) }, ...problems };
const nameParam = z.object({ name: z.string() });

const listRoute = createRoute({ method: 'get', path: '/accounts', summary: 'Accounts', responses: list });

const keySchemas = {
  apiKey: z.string().min(1),
  apiKeySecret: z.string().min(1),
  accessToken: z.string().min(1),
  accessTokenSecret: z.string().min(1),
};

const addRoute = createRoute({
  method: 'post',
  path: '/accounts',
  summary: 'Add an account by its OAuth 1.0a keys; it may not post until enabled',
  request: {
    headers: idempotencyHeader,
    body: {
      required: true,
      content: json(
        z.strictObject({
          name: z.string(),
          ...keySchemas,
          apiUrl: z.url({ protocol: /^https?$/ }).nullish(),
          timeZone: z.string().refine(isTimeZone, { error: 'must be an IANA time zone' }).optional(),
        }),
      ),
    },
  },
  responses: list,
});

const keysRoute = createRoute({
  method: 'post',
  path: '/accounts/{name}/keys',
  summary: 'Give an account new keys of the same X account; all else of it stays',
  request: {
    params: nameParam,
    headers: idempotencyHeader,
    body: { required: true, content: json(z.strictObject(keySchemas)) },
  },
  responses: list,
});

const changes = {
  enable: 'Let an account post',
  default: 'Make it the account that posts when none is named',
  'skip-approval': 'Have its threads wait for nobody',
  remove: 'Remove an account and its keys',
} as const;
type Change = keyof typeof changes;

const changeRoute = (change: Change) =>
  createRoute({
    method: 'post',
    path: `/accounts/{name}/${change}`,
    summary: changes[change],
    request: { headers: idempotencyHeader, params: nameParam },
    responses: list,
  });

const approvalRoute = createRoute({
  method: 'post',
  path: '/accounts/{name}/require-approval',
  summary: 'Have its threads wait for the yes of somebody who wrote nothing of them',
  request: {
    params: nameParam,
    headers: idempotencyHeader,
    body: {
      required: true,
      content: json(
        z.strictObject({
          by: z.string().optional().openapi({ description: 'An approver by name; none: any approver' }),
        }),
      ),
    },
  },
  responses: list,
});

const switchRoute = (turn: 'pause' | 'resume') =>
  createRoute({
    method: 'post',
    path: `/${turn}`,
    summary: `${turn} all posting, or one account’s, from the next post on`,
    middleware: emptyIsNothing,
    request: {
      headers: idempotencyHeader,
      body: { required: false, content: json(z.strictObject({ account: z.string().optional() })) },
    },
    responses: list,
  });

const budgetRoute = createRoute({
  method: 'post',
  path: '/accounts/{name}/budget',
  summary: 'The most an account may spend in a day and in a month of its time zone; none: no bound',
  request: {
    params: nameParam,
    headers: idempotencyHeader,
    body: {
      required: true,
      content: json(
        z.strictObject({
          dayUsd: z.number().min(0.001).max(999_999).optional(),
          monthUsd: z.number().min(0.001).max(999_999).optional(),
        }),
      ),
    },
  },
  responses: list,
});

const scheduleRoute = createRoute({
  method: 'post',
  path: '/accounts/{name}/schedule',
  summary: 'When an account posts: slots by weekday, hours without posts, least gap, in its time zone',
  request: {
    params: nameParam,
    headers: idempotencyHeader,
    body: { required: true, content: json(scheduleRequest) },
  },
  responses: list,
});

const restoredRoute = createRoute({
  method: 'post',
  path: '/restored',
  summary:
    'The database was put back from a backup: compare every unfinished thread with X before it goes on',
  middleware: emptyIsNothing,
  request: {
    headers: idempotencyHeader,
    body: { required: false, content: json(z.strictObject({ why: z.string().max(200).optional() })) },
  },
  responses: list,
});

/** Who speaks on X, and whether they may. */
export function accountRoutes(deps: Deps): OpenAPIHono<Env> {
  const app = createRoutes();
  const { db } = deps;
  const wake = deps.queue.wake;

  app.openapi(listRoute, async (c) => c.json(await viewAccounts(deps), 200));

  app.openapi(addRoute, async (c) => {
    const { name, apiUrl, timeZone, ...credentials } = c.req.valid('json');
    const wanted = { name, credentials, apiUrl: apiUrl ?? null, timeZone: timeZone ?? deps.timeZone };
    await addAccount(db, deps.xSettings, wanted, c.get('actor'));
    return c.json(await viewAccounts(deps), 200);
  });

  // The names are the keys of the table above.
  for (const change of Object.keys(changes) as Change[]) {
    app.openapi(changeRoute(change), async (c) => {
      const { name } = c.req.valid('param');
      const actor = c.get('actor');
      if (change === 'enable') await enableAccount(db, wake, name, actor);
      else if (change === 'default') await chooseDefaultAccount(db, name, actor);
      else if (change === 'remove') await dropAccount(db, name, actor);
      else await requireApproval(db, name, { kind: 'nobody' }, actor);
      return c.json(await viewAccounts(deps), 200);
    });
  }

  app.openapi(approvalRoute, async (c) => {
    const { by } = c.req.valid('json');
    const rule =
      by === undefined ? ({ kind: 'any-approver' } as const) : ({ kind: 'named', name: by } as const);
    await requireApproval(db, c.req.valid('param').name, rule, c.get('actor'));
    return c.json(await viewAccounts(deps), 200);
  });

  app.openapi(keysRoute, async (c) => {
    const { name } = c.req.valid('param');
    const settings = deps.xSettings;
    await reconnectAccount({ db, wake, settings }, name, c.req.valid('json'), c.get('actor'));
    return c.json(await viewAccounts(deps), 200);
  });

  app.openapi(budgetRoute, async (c) => {
    const { dayUsd = null, monthUsd = null } = c.req.valid('json');
    await limitSpending(db, c.req.valid('param').name, { dayUsd, monthUsd }, c.get('actor'));
    return c.json(await viewAccounts(deps), 200);
  });

  app.openapi(scheduleRoute, async (c) => {
    const { name } = c.req.valid('param');
    const { schedule } = c.req.valid('json');
    await changeSchedule(db, name, schedule && (await readWritten(deps, name, schedule)), c.get('actor'));
    return c.json(await viewAccounts(deps), 200);
  });

  app.openapi(restoredRoute, async (c) => {
    await distrustLedger(db, c.req.valid('json').why ?? 'told by hand', c.get('actor'));
    return c.json(await viewAccounts(deps), 200);
  });

  app.openapi(switchRoute('pause'), async (c) => {
    await pause(db, c.req.valid('json').account ?? null, c.get('actor'));
    return c.json(await viewAccounts(deps), 200);
  });

  app.openapi(switchRoute('resume'), async (c) => {
    await unpause(db, wake, c.req.valid('json').account ?? null, c.get('actor'));
    return c.json(await viewAccounts(deps), 200);
  });
  return app;
}

type Written = NonNullable<z.infer<typeof scheduleRequest>['schedule']>;

/** @throws RefusedError with everything that is wrong with it. */
async function readWritten({ db }: Deps, name: string, written: Written): Promise<Schedule> {
  const text = { ...written, gap: String(written.leastGapMinutes) };
  const read = parseSchedule(text, (await existingAccount(db, name)).timeZone);
  if (read.ok) return read.schedule;
  const messages = read.errors.map(({ field, message }) => `${field}: ${message}`);
  throw new RefusedError('invalid', messages.join(' '));
}
