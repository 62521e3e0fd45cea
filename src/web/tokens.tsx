import { type Context, Hono } from 'hono';
import { roles } from '../account/role.ts';
import { RefusedError } from '../publish/refusal.ts';
import { readNow } from '../store/threads.ts';
import { listTokens } from '../store/tokens.ts';
import { dropToken, makeToken } from '../team/tokens.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';
import type { FieldError } from './forms.tsx';
import { readFrame } from './frame-data.ts';
import { type TokenForm, TokenMadePage, TokensPage } from './tokens-page.tsx';

/** Tokens of programs: list, make, revoke. */
export function tokenRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/tokens', async (c) => await show(deps, c, [], { name: '', role: 'editor', days: '90' }));
  app.post('/tokens', async (c) => await make(deps, c));
  app.post('/tokens/:name/revoke', async (c) => {
    await dropToken(deps.db, c.req.param('name'), c.var.actor);
    return c.redirect('/tokens', 303);
  });
  return app;
}

async function make(deps: DeskDeps, c: Context<DeskEnv>): Promise<Response> {
  const form = await c.req.parseBody();
  const entered = {
    name: String(form['name'] ?? '').trim(),
    role: String(form['role'] ?? ''),
    days: String(form['days'] ?? ''),
  };
  const role = roles.find((one) => one === entered.role);
  const days = entered.days === '' ? null : Number(entered.days);
  if (!role) return await show(deps, c, [{ field: 'role', message: 'Choose one of the roles.' }], entered);
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= 3_650)) {
    const error = { field: 'days', message: 'Choose how long it is good, 3,650 days at most.' };
    return await show(deps, c, [error], entered);
  }
  try {
    const secret = await makeToken(deps.db, { name: entered.name, role, days }, c.var.actor);
    c.header('Cache-Control', 'no-store');
    return c.html(<TokenMadePage frame={await readFrame(deps, c)} name={entered.name} secret={secret} />);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return await show(deps, c, [{ field: 'name', message: error.message }], entered);
  }
}

async function show(
  deps: DeskDeps,
  c: Context<DeskEnv>,
  errors: readonly FieldError[],
  entered: TokenForm,
): Promise<Response> {
  const props = { tokens: await listTokens(deps.db), now: await readNow(deps.db), timeZone: deps.timeZone };
  const frame = await readFrame(deps, c);
  return c.html(
    <TokensPage frame={frame} {...props} errors={errors} entered={entered} />,
    errors.length > 0 ? 422 : 200,
  );
}
