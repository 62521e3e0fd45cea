import { CommandError } from './command-error.ts';
import type { Terminal } from './terminal.ts';

/** Asks yes or no; Enter means `usual`. @throws CommandError on a no. */
export async function confirm(terminal: Terminal, question: string, usual: 'yes' | 'no'): Promise<void> {
  const answer = (await terminal.ask(`${question} ${usual === 'yes' ? '[Y/n]' : '[y/N]'} `)).toLowerCase();
  const isYes = answer === '' ? usual === 'yes' : answer === 'y' || answer === 'yes';
  if (!isYes) throw new CommandError('Nothing was done.');
}

/**
 * Asks before something that cannot be taken back, unless `--yes` was given.
 * @throws CommandError where nobody is there to answer.
 */
export async function confirmGrave(
  terminal: Terminal,
  question: string,
  yes: boolean | undefined,
): Promise<void> {
  if (yes) return;
  if (!terminal.canAsk) {
    throw new CommandError('Nobody is here to be asked, so nothing was done.', 'Say it with --yes.');
  }
  await confirm(terminal, question, 'no');
}
