import type { Command } from 'commander';
import { type ActOptions, act, idHelp } from './act.ts';
import { confirmGrave } from './confirm.ts';
import type { Deps } from './deps.ts';
import { jsonHelp } from './options.ts';
import { count, usd } from './words.ts';

type Options = ActOptions & { readonly yes?: true };

/** `delete-live`: takes a thread's live posts off X, for money and for good. */
export function addDeleteLive(program: Command, deps: Deps): void {
  program
    .command('delete-live')
    .description('delete a thread’s live posts from X')
    .argument('<id>', idHelp)
    .option('-y, --yes', 'do not ask')
    .option('--json', jsonHelp)
    .action((id: string, options: Options) =>
      act(deps, id, 'delete-live', options, async ({ posts, account, deletionUsd }) => {
        const live = posts.filter(({ status }) => status === 'sent').length;
        const what = `Delete ${count(live, 'live post')} of ${account} (${usd(deletionUsd)})?`;
        if (live > 0) await confirmGrave(deps.terminal, what, options.yes);
        return { confirm: true };
      }),
    );
}
