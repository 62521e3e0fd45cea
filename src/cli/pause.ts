import type { Command } from 'commander';
import { accountsSchema } from './answers.ts';
import type { Deps } from './deps.ts';
import { jsonHelp } from './options.ts';
import { withApi } from './with-api.ts';

/** `pause`: stops posting before the next post. */
export function addPause(program: Command, deps: Deps): void {
  program
    .command('pause')
    .description('stop all posting, or one account’s, before the next post')
    .argument('[account]', 'only this one')
    .option('--json', jsonHelp)
    .action((account: string | undefined, options: { readonly json?: true }) => run(deps, account, options));
}

async function run(
  deps: Deps,
  account: string | undefined,
  options: { readonly json?: true },
): Promise<void> {
  const { terminal } = deps;
  const accounts = await withApi(deps, options, (api) => api.post(accountsSchema, '/pause', { account }));
  if (options.json) terminal.printJson(accounts);
  else
    terminal.print(
      `Paused ${account ?? 'all posting'}. Let it go on with: bobbin resume${account === undefined ? '' : ` ${account}`}`,
    );
}
