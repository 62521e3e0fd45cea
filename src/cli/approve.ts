import type { Command } from 'commander';
import { type ActOptions, act, idHelp } from './act.ts';
import type { Deps } from './deps.ts';
import { jsonHelp, type TimeOptions, timeGiven, timeOptions } from './options.ts';

/** `approve`: the yes of somebody other than the author. */
export function addApprove(program: Command, deps: Deps): void {
  const command = program
    .command('approve')
    .description(
      'say yes to a thread that waits for it and of which you wrote nothing; where its time has passed: --now or --next',
    )
    .argument('<id>', idHelp)
    .option('--json', jsonHelp);
  for (const option of timeOptions()) command.addOption(option);
  command.action((id: string, options: ActOptions & TimeOptions) =>
    act(deps, id, 'approve', options, () => ({ at: timeGiven(options) })),
  );
}
