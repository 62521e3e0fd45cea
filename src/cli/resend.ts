import type { Command } from 'commander';
import { type ActOptions, act, idHelp } from './act.ts';
import { confirmGrave } from './confirm.ts';
import type { Deps } from './deps.ts';
import { jsonHelp } from './options.ts';

type Options = ActOptions & { readonly yes?: true };

/** `resend`: a person looked, and the post is not there. */
export function addResend(program: Command, deps: Deps): void {
  program
    .command('resend')
    .description('say that a post of unknown fate is not on X: send it again')
    .argument('<id>', idHelp)
    .option('-y, --yes', 'you looked, and it is not there')
    .option('--json', jsonHelp)
    .action((id: string, options: Options) =>
      act(deps, id, 'resend', options, async ({ posts, account }) => {
        const stuck = posts.find(({ status }) => status !== 'sent' && status !== 'skipped');
        const which = stuck ? `post ${stuck.position}` : 'the post';
        const question = `Did you look at ${account} on X, and ${which} is not there? It is sent again.`;
        await confirmGrave(deps.terminal, question, options.yes);
        return { confirm: true };
      }),
    );
}
