import type { Command } from 'commander';
import { type ActOptions, act, idHelp } from './act.ts';
import { confirmGrave } from './confirm.ts';
import type { Deps } from './deps.ts';
import { jsonHelp } from './options.ts';

type Options = ActOptions & { readonly yes?: true };

/** `skip`: leaves the stuck post out; asks first when that post bears the thread's link. */
export function addSkip(program: Command, deps: Deps): void {
  program
    .command('skip')
    .description('leave out the post a held thread is stuck at')
    .argument('<id>', idHelp)
    .option('-y, --yes', 'do not ask, even if the post bears the link')
    .option('--json', jsonHelp)
    .action((id: string, options: Options) =>
      act(deps, id, 'skip', options, async ({ posts, link }) => {
        const stuck = posts.find(({ status }) => status !== 'sent' && status !== 'skipped');
        if (stuck && link !== null && stuck.text.includes(link)) {
          const question = `Post ${stuck.position} bears the link: without it nothing leads to the article. Skip it?`;
          await confirmGrave(deps.terminal, question, options.yes);
        }
        return {};
      }),
    );
}
