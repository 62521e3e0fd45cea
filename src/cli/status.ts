import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { accountsSchema, type ThreadSeen, threadSchema } from './answers.ts';
import { type Api, threadPath } from './api.ts';
import { CommandError } from './command-error.ts';
import type { Deps } from './deps.ts';
import { jsonHelp } from './options.ts';
import { sayPaused, showThread, statusLine, zonesOf } from './show-thread.ts';
import { withApi } from './with-api.ts';
import { plain } from './words.ts';

type Options = { readonly watch?: true; readonly json?: true };

/** `status`: one thread, its posts and what became of each. */
export function addStatus(program: Command, deps: Deps): void {
  program
    .command('status')
    .description('show a thread and what became of its posts')
    .argument('<id>', 'a thread’s id, or external: and the CMS’s own')
    .option('--watch', 'follow it until it is published, held or cancelled')
    .option('--json', jsonHelp)
    .action((id: string, options: Options) => run(deps, id, options));
}

async function run(deps: Deps, id: string, options: Options): Promise<void> {
  const { terminal } = deps;
  await withApi(deps, options, async (api) => {
    const accounts = await api.get(accountsSchema, '/accounts');
    const zoneOf = zonesOf(accounts);
    const { account, status } = await look(api, id);
    if (['scheduled', 'publishing', 'awaiting-approval'].includes(status))
      sayPaused(terminal, accounts, account);
    const thread = options.watch ? await watch(deps, api, id, options) : await look(api, id);
    if (options.json) terminal.printJson(thread);
    else showThread(terminal, thread, zoneOf(thread.account));
    if (options.watch && thread.status !== 'published' && !terminal.isGone()) {
      throw new CommandError(`Thread ${thread.id} is ${thread.status}.`, plain(thread.reason?.message ?? ''));
    }
  });
}

const look = (api: Api, id: string): Promise<ThreadSeen> => api.get(threadSchema, threadPath(id));

const lookEveryMs = 1_000;

/** Looks again and again, telling each change once, until nothing more happens by itself. */
async function watch({ terminal, readSettings }: Deps, api: Api, id: string, { json }: Options) {
  let told = '';
  for (;;) {
    const thread = await look(api, id);
    if (!['scheduled', 'publishing', 'awaiting-approval'].includes(thread.status)) return thread;
    if (api.via === 'store' && readSettings().databaseUrl === null) {
      throw new CommandError(
        `Thread ${thread.id} is ${thread.status}, and no server is running to change that.`,
        'Start one with `npm start` (or bobbin serve), then watch it.',
      );
    }
    const line = statusLine(thread, 'UTC');
    if (line !== told && !json) terminal.say(line);
    told = line;
    if (terminal.isGone()) return thread;
    await sleep(lookEveryMs);
  }
}
