import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import { CommandError } from './command-error.ts';

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
