import { type Command, InvalidArgumentError } from 'commander';
import { type AccountOptions, addAccount, changeKeys } from './accounts-add.ts';
import { enableAccount } from './accounts-enable.ts';
import { type ScheduleOptions, scheduleAccount } from './accounts-schedule.ts';
import { type AccountSeen, accountsSchema } from './answers.ts';
import { CommandError, UsageError } from './command-error.ts';
import { confirmGrave } from './confirm.ts';
import type { Deps } from './deps.ts';
import { jsonHelp, readNumber } from './options.ts';
import type { Terminal } from './terminal.ts';
import { withApi } from './with-api.ts';
import { table, usd } from './words.ts';

type Options = { readonly json?: true; readonly yes?: true };

/** `accounts`: who speaks on X, and whether they may. */
export function addAccounts(program: Command, deps: Deps): void {
  const accounts = program
    .command('accounts')
    .description('list accounts; add, enable, choose and remove them');
  accounts.option('--json', jsonHelp).action((options: Options) => list(deps, options));
  accounts
    .command('add')
    .description('add an account by its four X keys, from the environment or asked for')
    .argument('<name>', 'what to call it here')
    .option('--api-url <address>', 'another X than X itself')
    .option('--time-zone <zone>', 'in which its times are read and shown, such as Europe/Berlin')
    .option('--json', jsonHelp)
    .action((name: string, options: AccountOptions) => addAccount(deps, name, options));
  accounts
    .command('keys')
    .description('give an account new keys of the same X account; all else of it stays')
    .argument('<name>')
    .option('--json', jsonHelp)
    .action((name: string, options: AccountOptions) => changeKeys(deps, name, options));
  accounts
    .command('enable')
    .description('let an account post, after a look at what it would post first')
    .argument('<name>')
    .option('-y, --yes', 'do not ask')
    .option('--json', jsonHelp)
    .action((name: string, options: Options) => enableAccount(deps, name, options));
  accounts
    .command('remove')
    .description('remove an account and its keys; what it posted stays on record')
    .argument('<name>')
    .option('-y, --yes', 'do not ask')
    .option('--json', jsonHelp)
    .action((name: string, options: Options) => removeAccount(deps, name, options));
  accounts
    .command('budget')
    .description('the most an account may spend on X; without amounts: show it')
    .argument('<name>')
    .option('--day <usd>', 'in a day of its time zone', dollars)
    .option('--month <usd>', 'in a month of its time zone', dollars)
    .option('--none', 'take both bounds away')
    .option('--json', jsonHelp)
    .action((name: string, options: BudgetOptions) => setBudget(deps, name, options));
  accounts
    .command('schedule')
    .description('when an account posts, in its time zone; without options: show it')
    .argument('<name>')
    .option('--slots <week>', 'such as "mon-fri 08:00,12:30; sat 10:00"; empty: any full five minutes')
    .option('--blackout <hours>', 'hours without posts, such as 22:00-06:00; empty: none')
    .option('--gap <minutes>', 'least time between two threads', readNumber(1, 1440))
    .option('--none', 'take all of it away')
    .option('--json', jsonHelp)
    .action((name: string, options: ScheduleOptions) => scheduleAccount(deps, name, options));
  accounts
    .command('require-approval')
    .description('its threads wait for the yes of somebody who wrote nothing of them')
    .argument('<name>')
    .option('--by <person>', 'only this approver says yes; any approver when nobody is named')
    .option('--json', jsonHelp)
    .action((name: string, options: ApprovalOptions) => requireApproval(deps, name, options));
  for (const [change, words] of Object.entries(changes)) {
    accounts
      .command(change)
      .description(words.help)
      .argument('<name>')
      .option('--json', jsonHelp)
      .action((name: string, options: Options) => changeAccount(deps, name, change, words.done, options));
  }
}

const changes = {
  default: { help: 'the account that posts when none is named', done: 'posts when no account is named' },
  'skip-approval': { help: 'its threads wait for nobody', done: 'has its threads wait for nobody' },
} as const;

type ApprovalOptions = Options & { readonly by?: string };

async function requireApproval(deps: Deps, name: string, { by, ...options }: ApprovalOptions): Promise<void> {
  const path = `/accounts/${encodeURIComponent(name)}/require-approval`;
  const accounts = await withApi(deps, options, (api) => api.post(accountsSchema, path, by ? { by } : {}));
  if (options.json) return showAccounts(deps.terminal, accounts, options);
  deps.terminal.print(`${name} has its threads wait for the yes of ${by ?? 'an approver'}.`);
}

type BudgetOptions = Options & { readonly day?: number; readonly month?: number; readonly none?: true };

function dollars(text: string): number {
  const amount = Number(text);
  if (!(amount > 0)) throw new InvalidArgumentError('It must be an amount in US dollars, such as 2.50.');
  return amount;
}

/** What is named is set, the other bound stays; nothing named: shown. */
async function setBudget(deps: Deps, name: string, options: BudgetOptions): Promise<void> {
  const { day, month, none, ...shown } = options;
  if (none && (day !== undefined || month !== undefined)) {
    throw new UsageError('--none takes both bounds away.', 'Say --none, or --day and --month.');
  }
  const accounts = await withApi(deps, shown, async (api) => {
    const now = await api.get(accountsSchema, '/accounts');
    const account = now.find((one) => one.name === name);
    const isLook = day === undefined && month === undefined && !none;
    if (isLook && account) return now;
    // What is left out has no bound.
    const wanted = none
      ? {}
      : {
          dayUsd: day ?? account?.dayBudgetUsd ?? undefined,
          monthUsd: month ?? account?.monthBudgetUsd ?? undefined,
        };
    return await api.post(accountsSchema, `/accounts/${encodeURIComponent(name)}/budget`, wanted);
  });
  if (shown.json) return showAccounts(deps.terminal, accounts, shown);
  const account = accounts.find((one) => one.name === name);
  const bounds = [
    account?.dayBudgetUsd && `${usd(account.dayBudgetUsd)} a day`,
    account?.monthBudgetUsd && `${usd(account.monthBudgetUsd)} a month`,
  ].filter(Boolean);
  deps.terminal.print(`${name} may spend ${bounds.join(' and ') || 'without a bound'}.`);
}

async function list(deps: Deps, options: Options): Promise<void> {
  const accounts = await withApi(deps, options, (api) => api.get(accountsSchema, '/accounts'));
  showAccounts(deps.terminal, accounts, options);
}

async function changeAccount(
  deps: Deps,
  name: string,
  change: string,
  done: string,
  options: Options,
): Promise<void> {
  const path = `/accounts/${encodeURIComponent(name)}/${change}`;
  const accounts = await withApi(deps, options, (api) => api.post(accountsSchema, path, {}));
  if (options.json) showAccounts(deps.terminal, accounts, options);
  else deps.terminal.print(`${name} ${done}.`);
}

async function removeAccount(deps: Deps, name: string, options: Options): Promise<void> {
  const accounts = await withApi(deps, options, async (api) => {
    const found = (await api.get(accountsSchema, '/accounts')).find((account) => account.name === name);
    if (!found) throw new CommandError(`There is no account "${name}".`, 'bobbin accounts lists them.');
    await confirmGrave(deps.terminal, `Remove ${name} (@${found.handle}) and its keys?`, options.yes);
    return await api.post(accountsSchema, `/accounts/${encodeURIComponent(name)}/remove`, {});
  });
  if (options.json) showAccounts(deps.terminal, accounts, options);
  else deps.terminal.print(`Removed ${name}. What it posted stays on record.`);
}

function showAccounts(terminal: Terminal, accounts: readonly AccountSeen[], { json }: Options): void {
  if (json) {
    terminal.printJson(accounts);
    return;
  }
  const rows = accounts.map(({ name, handle, kind, isDefault, health, timeZone }) => [
    name,
    `@${handle}`,
    kind,
    isDefault ? 'default' : '',
    timeZone,
    health,
  ]);
  for (const row of table(rows)) terminal.print(row);
}
