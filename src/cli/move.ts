import type { Command } from 'commander';
import { type ActOptions, act, idHelp } from './act.ts';
import { UsageError } from './command-error.ts';
import type { Deps } from './deps.ts';
import { jsonHelp, type TimeOptions, timeGiven, timeOptions } from './options.ts';

/** `move`: gives a draft, or a thread of which nothing is live, a time. */
export function addMove(program: Command, deps: Deps): void {
  const command = program
    .command('move')
    .description('give a thread another time, or a draft its first')
    .argument('<id>', idHelp)
    .option('--json', jsonHelp);
  for (const option of timeOptions()) command.addOption(option);
  command.action(async (id: string, options: ActOptions & TimeOptions) => {
    const at = timeGiven(options);
    if (at === undefined) {
      throw new UsageError('No time was given.', 'Say one of --at TIME, --in SPAN, --now, --next.');
    }
    await act(deps, id, 'move', options, () => ({ at }));
  });
}
