import { type Command, Option } from 'commander';
import { threadStatuses } from '../thread/thread.ts';
import { accountsSchema, threadListSchema } from './answers.ts';
import type { Deps } from './deps.ts';
import { jsonHelp, readNumber } from './options.ts';
import { showThreads, zonesOf } from './show-thread.ts';
import { withApi } from './with-api.ts';

type Options = {
  readonly status?: string;
  readonly account?: string;
  readonly author?: string;
  readonly limit: number;
  readonly json?: true;
};

/** `threads`: a line a thread, newest first. */
export function addThreads(program: Command, deps: Deps): void {
  program
    .command('threads')
    .description('list threads, newest first; searched for by words, account or author: the latest due first')
    .argument('[words...]', 'that have all of these in title or posts')
    .addOption(new Option('--status <status>', 'only those').choices(threadStatuses))
    .option('--account <name>', 'of this account')
    .option('--author <name>', 'made by this person or token')
    .option('--limit <number>', 'at most so many', readNumber(1, 200), 50)
    .option('--json', jsonHelp)
    .action((words: readonly string[], options: Options) => run(deps, words.join(' '), options));
}

async function run(deps: Deps, words: string, options: Options): Promise<void> {
  const { terminal } = deps;
  const query = new URLSearchParams({
    limit: String(options.limit),
    ...(options.status === undefined ? {} : { status: options.status }),
    ...(words === '' ? {} : { q: words }),
    ...(options.account === undefined ? {} : { account: options.account }),
    ...(options.author === undefined ? {} : { author: options.author }),
  });
  await withApi(deps, options, async (api) => {
    const threads = await api.get(threadListSchema, `/threads?${query}`);
    if (options.json) return terminal.printJson(threads);
    const accounts = await api.get(accountsSchema, '/accounts');
    const isNarrowed = [...query.keys()].length > 1;
    if (threads.length === 0) {
      terminal.print(
        isNarrowed ? 'None found.' : 'No threads. Queue one with: bobbin queue FILE --url ADDRESS',
      );
    }
    showThreads(terminal, threads, zonesOf(accounts));
  });
}
