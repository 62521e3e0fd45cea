import type { Command } from 'commander';
import { accountsSchema } from './answers.ts';
import type { Deps } from './deps.ts';
import { jsonHelp } from './options.ts';
import { withApi } from './with-api.ts';
import { plain } from './words.ts';

/** `resume`: lets posting go on. */
export function addResume(program: Command, deps: Deps): void {
  program
    .command('resume')
    .description('let posting go on')
    .argument('[account]', 'only this one')
    .option('--json', jsonHelp)
    .action((account: string | undefined, options: { readonly json?: true }) => run(deps, account, options));
}

/** Practice X takes any keys: there it is enough to let it post again. */
function mendWith(name: string): string {
  return name === 'practice'
    ? 'bobbin accounts enable practice'
    : 'Give it new keys at the desk, under Accounts.';
}

async function run(
  deps: Deps,
  account: string | undefined,
  options: { readonly json?: true },
): Promise<void> {
  const { terminal } = deps;
  const accounts = await withApi(deps, options, (api) => api.post(accountsSchema, '/resume', { account }));
  if (options.json) terminal.printJson(accounts);
  else {
    terminal.print(`Posting goes on${account === undefined ? '' : ` for ${account}`}.`);
    for (const { name } of accounts.filter(({ paused }) => paused)) {
      if (account === undefined || account === name)
        terminal.print(`${name} stays paused by itself: bobbin resume ${name}`);
    }
    for (const { name, health } of accounts.filter(({ state }) => state === 'reconnect')) {
      if (account === undefined || account === name)
        terminal.print(`${name} does not post yet: ${plain(health)} ${mendWith(name)}`);
    }
  }
}
