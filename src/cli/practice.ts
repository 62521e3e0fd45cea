import type { Command } from 'commander';
import type { Deps } from './deps.ts';
import { readNumber } from './options.ts';
import { stopped, stopSignal } from './stop-signal.ts';

type Options = { readonly port: number; readonly host: string; readonly file?: string };

/** `practice`: practice X alone, for a web and a worker in two processes, or for trying things out. */
export function addPractice(program: Command, deps: Deps): void {
  program
    .command('practice')
    .description('run practice X alone, a small X with X’s rules')
    .option('--port <port>', '0 takes a free one', readNumber(0, 65_535), 4100)
    .option('--host <host>', 'where to listen', '127.0.0.1')
    .option('--file <path>', 'keep its posts there across restarts')
    .action((options: Options) => run(deps, options));
}

async function run({ terminal, startPractice }: Deps, { port, host, file }: Options): Promise<void> {
  const stopping = stopSignal();
  const practice = await startPractice({ port, host, ...(file === undefined ? {} : { file }) });
  terminal.print(`Practice X: ${practice.url}`);
  terminal.print(`Have bobbin post to it with PRACTICE_X_URL=${practice.url}`);
  terminal.print(file === undefined ? 'Posts are forgotten at the end.' : `Posts are kept in ${file}`);
  terminal.print('Stop with Ctrl+C');
  await stopped(stopping);
  await practice.close();
}
