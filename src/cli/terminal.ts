import type { ReadStream, WriteStream } from 'node:tty';
import { askLine, askSecretLine } from './ask.ts';

const styles = { bold: 1, dim: 2, red: 31, green: 32, amber: 33, cyan: 36 } as const;
export type Style = keyof typeof styles;

/** Where a command writes and asks. */
export type Terminal = {
  /** What is printed is read by a person on a terminal. */
  readonly isTty: boolean;
  /** A person is there to answer. */
  readonly canAsk: boolean;
  /** In columns; endless where it is no terminal, so that nothing is wrapped for a program. */
  readonly width: number;
  /** The reader went away (`| head -1`): there is nobody to write for. */
  readonly isGone: () => boolean;
  /** A line of the answer. */
  print(text?: string): void;
  /** The whole answer, for a program. */
  printJson(value: unknown): void;
  /** A line beside the answer: trouble, hints. */
  say(text: string): void;
  /** Shows a line that the next one replaces, on a terminal only; empty takes it away. */
  draw(text: string): void;
  style(style: Style, text: string): string;
  ask(question: string, signal?: AbortSignal): Promise<string>;
  askSecret(question: string): Promise<string>;
  /** What is piped or typed in, as it comes. */
  readonly input: AsyncIterable<Uint8Array>;
};

type Streams = {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
};

/** The terminal of this process. A reader that goes away is no error: what comes after is written to nobody. */
export function createTerminal({ stdin, stdout, stderr }: Streams, noColour: boolean): Terminal {
  const isTty = stdout.isTTY === true;
  const mayDraw = isTty && stderr.isTTY === true;
  const hasColour = isTty && !noColour;
  let isGone = false;
  let drawn = '';
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
      isGone = true;
    });
  }
  const width = () => (isTty ? (stdout.columns ?? 80) : Number.POSITIVE_INFINITY);
  const wipe = () => {
    if (drawn !== '') stderr.write('\r\u001b[2K');
  };
  const redraw = () => {
    if (drawn !== '') stderr.write(drawn);
  };
  const line = (stream: WriteStream, text: string) => {
    wipe();
    stream.write(`${text}\n`);
    redraw();
  };
  return {
    isTty,
    canAsk: isTty && stdin.isTTY === true,
    get width() {
      return width();
    },
    isGone: () => isGone,
    print: (text = '') => line(stdout, text),
    printJson: (value) => line(stdout, JSON.stringify(value, null, 2)),
    say: (text) => line(stderr, text),
    draw(text) {
      if (!mayDraw) return;
      wipe();
      drawn = text.slice(0, Math.max(1, width() - 1));
      redraw();
    },
    style: (style, text) => (hasColour ? `\u001b[${styles[style]}m${text}\u001b[0m` : text),
    ask: (question, signal) => askLine(stdin, stdout, question, signal),
    askSecret: (question) => askSecretLine(stdin, stdout, question),
    input: stdin,
  };
}
