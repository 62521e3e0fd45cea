import type { Command } from 'commander';
import { type AccountSeen, accountsSchema, composedSchema, type Queued } from './answers.ts';
import type { Api } from './api.ts';
import { CommandError } from './command-error.ts';
import { confirm } from './confirm.ts';
import type { Deps } from './deps.ts';
import { type TimeOptions, timeGiven, timeOptions } from './options.ts';
import { showComposed, showProblems } from './show-composed.ts';
import { sayPaused, zonesOf } from './show-thread.ts';
import { aboutSource, forApi, type Given, takeSource } from './source.ts';
import type { Terminal } from './terminal.ts';
import { sendWish, type WishOptions, withWishOptions } from './wish.ts';
import { withApi } from './with-api.ts';
import { timeIn, tomorrowWords } from './words.ts';

type Options = WishOptions & TimeOptions & { readonly yes?: true };

/** `queue`: an article in, a thread on the schedule. */
export function addQueue(program: Command, deps: Deps): void {
  const command = withWishOptions(program.command('queue'))
    .description('queue an article’s thread; no time: the next free one')
    .option('-y, --yes', 'do not ask first');
  for (const option of timeOptions()) command.addOption(option);
  command.action((source: string, options: Options) => run(deps, source, options));
}

async function run(deps: Deps, source: string, options: Options): Promise<void> {
  const { terminal } = deps;
  const given = await takeSource(source, terminal);
  const at = timeGiven(options) ?? 'next';
  const mustAsk = terminal.canAsk && !options.yes && !options.json;
  await withApi(deps, options, async (api) => {
    const accounts = await api.get(accountsSchema, '/accounts');
    if (mustAsk) await showAndAsk(api, terminal, source, given, options, at, accounts);
    const asked = new Date();
    const queued = await aboutSource(source, () => sendWish(api, given, options, at));
    const zone = zonesOf(accounts)(queued.account);
    const passed = tomorrowWords(at, zone, asked);
    if (passed) terminal.say(`${passed}: queued for tomorrow.`);
    if (options.json) terminal.printJson(queued);
    else showQueued(terminal, queued, zone, !mustAsk);
    sayPaused(terminal, accounts, queued.account);
    if (await nobodyPosts(deps, api)) terminal.say(startOne);
  });
}

const startOne =
  'Queued. No server is running: start one with `npm start` (or bobbin serve) for it to go out.';

async function showAndAsk(
  api: Api,
  terminal: Terminal,
  source: string,
  given: Given,
  options: Options,
  at: string,
  accounts: readonly AccountSeen[],
): Promise<void> {
  const account = accounts.find(({ name, isDefault }) =>
    options.account === undefined ? isDefault : name === options.account,
  );
  if (!account) {
    throw new CommandError(`There is no account "${options.account ?? ''}".`, 'bobbin accounts lists them.');
  }
  const body = { source: forApi(given), link: options.url, template: options.template };
  const composed = await aboutSource(source, () => api.post(composedSchema, '/compose', body));
  showComposed(terminal, composed);
  const who = account.kind === 'practice' ? 'on practice X' : `as @${account.handle}, live on X`;
  await confirm(terminal, `\nQueue it ${who}, ${timeWords(at, account.timeZone)}?`, 'yes');
}

function timeWords(at: string, timeZone: string): string {
  if (at === 'now') return 'now';
  if (at === 'next') return 'at the next free time';
  const passed = tomorrowWords(at, timeZone, new Date());
  if (passed) return `tomorrow at ${at} (${passed})`;
  return /Z$/.test(at) ? `for ${timeIn(at, timeZone, true)}` : `for ${at} ${timeZone}`;
}

function showQueued(terminal: Terminal, queued: Queued, timeZone: string, withProblems: boolean): void {
  if (withProblems) showProblems(terminal, queued.problems);
  const { id, status, account, scheduledAt } = queued;
  const when = scheduledAt === null ? '' : ` for ${timeIn(scheduledAt, timeZone)}`;
  const waits = status === 'awaiting-approval' ? '. It waits for the yes of somebody else' : '';
  terminal.print(`Queued ${id} on ${account}${when}${waits}.`);
  for (const { message } of queued.warnings) terminal.say(message);
  terminal.print(`Follow it with: bobbin status ${id} --watch`);
  terminal.print(`At the desk: ${queued.deskUrl}`);
}

/** A worker may run elsewhere on a real database; the embedded store is ours alone. */
async function nobodyPosts({ readSettings }: Deps, api: Api): Promise<boolean> {
  if (api.via === 'server') return false;
  if (readSettings().databaseUrl === null) return true;
  return (await api.reasons()).some((reason) => reason.startsWith('No worker'));
}
