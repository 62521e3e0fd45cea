import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import { CommandError } from './failure.ts';
import type { Terminal } from './terminal.ts';

/** Asks for a line. @throws CommandError when the person stops (Ctrl+C, Ctrl+D), or `signal` does, instead. */
export function askLine(
  input: ReadStream,
  output: NodeJS.WritableStream,
  question: string,
  signal?: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = createInterface({ input, output, terminal: input.isTTY === true });
    const stopped = () => {
      output.write('\n');
      reject(new CommandError('Stopped; nothing was done.'));
    };
    reader.once('close', stopped);
    signal?.addEventListener('abort', () => reader.close(), { once: true });
    reader.question(question, (answer) => {
      reader.removeListener('close', stopped);
      reader.close();
      resolve(answer.trim());
    });
  });
}

/** Asks for a line that does not appear on the screen. */
export async function askSecretLine(
  input: ReadStream,
  output: WriteStream,
  question: string,
): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  output.write(question);
  const answer = await askLine(input, nowhere, '');
  output.write('\n');
  return answer;
}

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
