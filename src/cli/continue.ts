import type { Command } from 'commander';
import { type ActOptions, act, idHelp } from './act.ts';
import type { Deps } from './deps.ts';
import { jsonHelp } from './options.ts';

/** `continue`: a held thread goes on where it stopped. */
export function addContinue(program: Command, deps: Deps): void {
  program
    .command('continue')
    .description('let a held thread go on where it stopped')
    .argument('<id>', idHelp)
    .option('--json', jsonHelp)
    .action((id: string, options: ActOptions) => act(deps, id, 'continue', options));
}
