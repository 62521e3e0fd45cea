import type { Api } from '../../src/cli/api.ts';
import type { Deps, Settings } from '../../src/cli/deps.ts';
import { runCli } from '../../src/cli/run.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { xPrices } from '../../src/compose/price-list.ts';

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

export type Given = {
  readonly settings?: Partial<Settings>;
  readonly input?: string;
  readonly editor?: string;
  /** Answers of a person at a terminal, in order; without them nobody is there. */
  readonly answers?: readonly string[];
  readonly connect?: () => Promise<Api>;
};

const settings: Settings = {
  databaseUrl: null,
  redisUrl: null,
  dataDir: '/nowhere',
  templatesDir: null,
  publicUrl: null,
  siteUrl: null,
  timeZone: 'UTC',
  prices: xPrices,
  practiceXUrl: null,
  credentials: null,
};

/** Runs a command in this process, with a person or a program before it as `given` says. */
export async function command(args: readonly string[], given: Given = {}): Promise<Ended> {
  const printed: string[] = [];
  const said: string[] = [];
  const answers = [...(given.answers ?? [])];
  const isTty = given.answers !== undefined;
  const ask = async (question: string): Promise<string> => {
    printed.push(question);
    return answers.shift() ?? '';
  };
  const terminal: Terminal = {
    isTty,
    canAsk: isTty,
    width: isTty ? 80 : Number.POSITIVE_INFINITY,
    isGone: () => false,
    print: (text = '') => void printed.push(text),
    printJson: (value) => void printed.push(JSON.stringify(value)),
    say: (text) => void said.push(text),
    draw: () => {},
    style: (_style, text) => text,
    ask,
    askSecret: ask,
    input: inputOf(given.input ?? ''),
  };
  const deps: Deps = {
    terminal,
    debug: false,
    editor: given.editor ?? null,
    readSettings: () => ({ ...settings, ...given.settings }),
    connect: given.connect ?? refuse('connect'),
    serve: refuse('serve'),
    startPractice: refuse('startPractice'),
    withEnvironment: () => deps,
  };
  const code = await runCli(args, deps);
  return { code, stdout: printed.join('\n'), stderr: said.join('\n') };
}

async function* inputOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

function refuse(what: string): () => Promise<never> {
  return async () => {
    throw new Error(`This command was not meant to call ${what}.`);
  };
}
