import type { Command } from 'commander';
import { accountsSchema } from './answers.ts';
import type { Deps } from './deps.ts';
import { jsonHelp } from './options.ts';
import { withApi } from './with-api.ts';

type Options = { readonly json?: true; readonly why?: string };

/** `restored`: the ledger may be older than what the accounts posted. */
export function addRestored(program: Command, deps: Deps): void {
  program
    .command('restored')
    .description('say that the database was put back from a backup: threads are compared with X first')
    .option('--why <words>', 'for the record')
    .option('--json', jsonHelp)
    .action((options: Options) => run(deps, options));
}

async function run(deps: Deps, { why, ...options }: Options): Promise<void> {
  const accounts = await withApi(deps, options, (api) => api.post(accountsSchema, '/restored', { why }));
  if (options.json) deps.terminal.printJson(accounts);
  else
    deps.terminal.print(
      'Noted. Every unfinished thread is compared with its account on X before it goes on.',
    );
}
