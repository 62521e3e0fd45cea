import type { Command } from 'commander';
import { type ActOptions, act, idHelp } from './act.ts';
import type { Deps } from './deps.ts';
import { jsonHelp } from './options.ts';

/** `found`: a person looked, and the post is there; its link is checked with X. */
export function addFound(program: Command, deps: Deps): void {
  program
    .command('found')
    .description('say that a post of unknown fate is on X, and where')
    .argument('<id>', idHelp)
    .argument('<link>', 'the post’s link on X, or its number')
    .option('--json', jsonHelp)
    .action((id: string, link: string, options: ActOptions) =>
      act(deps, id, 'found', options, () => ({ post: link })),
    );
}
