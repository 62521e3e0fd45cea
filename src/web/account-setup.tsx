import { type Context, Hono } from 'hono';
import { addAccount, dropAccount, existingAccount, limitSpending } from '../publish/accounts.ts';
import { reconnectAccount } from '../publish/reconnect-account.ts';
import { RefusedError } from '../publish/refusal.ts';
import { isTimeZone } from '../schedule/parse-time.ts';
import { readBudgets } from '../store/budgets.ts';
import { BudgetPage, RemovePage } from './account-forms-page.tsx';
import { ConnectPage, keyLabels, ReconnectPage } from './account-keys-page.tsx';
import type { DeskDeps, DeskEnv } from './deps.ts';
import type { FieldError } from './forms.tsx';
import { readFrame } from './frame-data.ts';

/** Connecting an account, giving it new keys, bounding what it spends, removing it. */
export function accountSetupRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const { db, xSettings } = deps;
  app.get('/accounts/new', async (c) =>
    c.html(<ConnectPage frame={await readFrame(deps, c)} name="" timeZone={deps.timeZone} errors={[]} />),
  );
  app.post('/accounts', async (c) => await connect(deps, c));
  app.get('/accounts/:name/keys', async (c) => {
    const account = await existingAccount(db, c.req.param('name'));
    return c.html(<ReconnectPage frame={await readFrame(deps, c)} account={account} errors={[]} />);
  });
  app.post('/accounts/:name/keys', async (c) => {
    const account = await existingAccount(db, c.req.param('name'));
    const { keys, missing } = readKeys(await c.req.parseBody());
    const wake = deps.queue.wake;
    const errors =
      missing.length > 0
        ? missing
        : await refusals(() =>
            reconnectAccount({ db, wake, settings: xSettings }, account.name, keys, c.var.actor),
          );
    if (errors.length === 0) return c.redirect('/accounts', 303);
    return c.html(<ReconnectPage frame={await readFrame(deps, c)} account={account} errors={errors} />, 422);
  });
  app.get('/accounts/:name/budget', async (c) => {
    const account = await existingAccount(db, c.req.param('name'));
    const { dayUsd, monthUsd } = await readBudgets(db, account.id);
    const entered = { dayUsd: String(dayUsd ?? ''), monthUsd: String(monthUsd ?? '') };
    return c.html(
      <BudgetPage frame={await readFrame(deps, c)} account={account} entered={entered} errors={[]} />,
    );
  });
  app.post('/accounts/:name/budget', async (c) => await bound(deps, c, c.req.param('name')));
  app.get('/accounts/:name/remove', async (c) => {
    const account = await existingAccount(db, c.req.param('name'));
    return c.html(<RemovePage frame={await readFrame(deps, c)} account={account} errors={[]} />);
  });
  app.post('/accounts/:name/remove', async (c) => {
    const account = await existingAccount(db, c.req.param('name'));
    const errors = await refusals(() => dropAccount(db, account.name, c.var.actor));
    if (errors.length === 0) return c.redirect('/accounts', 303);
    return c.html(<RemovePage frame={await readFrame(deps, c)} account={account} errors={errors} />, 409);
  });
  return app;
}

async function connect(deps: DeskDeps, c: Context<DeskEnv>): Promise<Response> {
  const form = await c.req.parseBody();
  const name = textOf(form, 'name');
  const timeZone = textOf(form, 'timeZone') || deps.timeZone;
  const { keys, missing } = readKeys(form);
  const errors: FieldError[] = [...missing];
  if (!isTimeZone(timeZone))
    errors.push({
      field: 'timeZone',
      message: `“${timeZone}” is no time zone: write one such as Europe/Berlin.`,
    });
  if (errors.length === 0) {
    const wanted = { name, credentials: keys, apiUrl: null, timeZone };
    errors.push(...(await refusals(() => addAccount(deps.db, deps.xSettings, wanted, c.var.actor))));
  }
  if (errors.length === 0) return c.redirect(`/accounts/${name}/enable`, 303);
  const props = { frame: await readFrame(deps, c), name, timeZone, errors };
  return c.html(<ConnectPage {...props} />, 422);
}

async function bound(deps: DeskDeps, c: Context<DeskEnv>, name: string): Promise<Response> {
  const account = await existingAccount(deps.db, name);
  const form = await c.req.parseBody();
  const entered = { dayUsd: textOf(form, 'dayUsd'), monthUsd: textOf(form, 'monthUsd') };
  const errors: FieldError[] = [];
  const read = (field: keyof typeof entered): number | null => {
    const written = entered[field].replace(',', '.').replace(/^\$/, '');
    if (written === '') return null;
    const amount = /^\d{1,6}(\.\d{1,3})?$/.test(written) ? Number(written) : 0;
    if (amount > 0) return amount;
    errors.push({ field, message: 'Write an amount in US dollars, such as 2.50, or nothing for no bound.' });
    return null;
  };
  const budgets = { dayUsd: read('dayUsd'), monthUsd: read('monthUsd') };
  if (errors.length > 0) {
    const frame = await readFrame(deps, c);
    return c.html(<BudgetPage frame={frame} account={account} entered={entered} errors={errors} />, 422);
  }
  await limitSpending(deps.db, account.name, budgets, c.var.actor);
  return c.redirect('/accounts', 303);
}

type Form = Readonly<Record<string, unknown>>;

function textOf(form: Form, field: string): string {
  const value = form[field];
  return typeof value === 'string' ? value.trim().slice(0, 500) : '';
}

function readKeys(form: Form) {
  const keys = {
    apiKey: textOf(form, 'apiKey'),
    apiKeySecret: textOf(form, 'apiKeySecret'),
    accessToken: textOf(form, 'accessToken'),
    accessTokenSecret: textOf(form, 'accessTokenSecret'),
  };
  // The names are the keys of what stands above.
  const missing = (Object.entries(keys) as [keyof typeof keys, string][]).flatMap(([field, value]) =>
    value === '' ? [{ field, message: `${keyLabels[field]}: paste it too, all four are needed.` }] : [],
  );
  return { keys, missing };
}

/** What kept it from being done, to stand above the form; nothing when it was done. */
async function refusals(act: () => Promise<unknown>): Promise<readonly FieldError[]> {
  try {
    await act();
    return [];
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return [{ field: null, message: error.message }];
  }
}
