import type { Command } from 'commander';
import { type ActOptions, act, idHelp } from './act.ts';
import type { Deps } from './deps.ts';
import { jsonHelp } from './options.ts';

/** `cancel`: stops a thread; one in mid-flight stops after the post in hand. */
export function addCancel(program: Command, deps: Deps): void {
  program
    .command('cancel')
    .description('cancel a thread, or stop it after the post in hand')
    .argument('<id>', idHelp)
    .option('--json', jsonHelp)
    .action((id: string, options: ActOptions) => act(deps, id, 'cancel', options));
}
