import type { Command } from 'commander';
import { type ActOptions, act, idHelp } from './act.ts';
import type { Deps } from './deps.ts';
import { jsonHelp } from './options.ts';

type Options = ActOptions & { readonly reason: string };

/** `reject`: the no of somebody who may approve, and why. */
export function addReject(program: Command, deps: Deps): void {
  program
    .command('reject')
    .description('say no to a thread that waits for a yes: it is a draft again, and its author reads why')
    .argument('<id>', idHelp)
    .requiredOption('--reason <sentence>', 'why, in one sentence')
    .option('--json', jsonHelp)
    .action((id: string, { reason, ...options }: Options) =>
      act(deps, id, 'reject', options, () => ({ reason })),
    );
}
