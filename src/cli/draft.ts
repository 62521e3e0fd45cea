import type { Command } from 'commander';
import type { Deps } from './deps.ts';
import { showProblems } from './show-composed.ts';
import { aboutSource, takeSource } from './source.ts';
import { sendWish, type WishOptions, withWishOptions } from './wish.ts';
import { withApi } from './with-api.ts';

/** `draft`: stores the thread of an article for people to look at. */
export function addDraft(program: Command, deps: Deps): void {
  withWishOptions(program.command('draft'))
    .description('store an article’s thread as a draft')
    .action((source: string, options: WishOptions) => run(deps, source, options));
}

async function run(deps: Deps, source: string, options: WishOptions): Promise<void> {
  const { terminal } = deps;
  const given = await takeSource(source, terminal);
  const drafted = await withApi(deps, options, (api) =>
    aboutSource(source, () => sendWish(api, given, options, undefined)),
  );
  if (options.json) return terminal.printJson(drafted);
  showProblems(terminal, drafted.problems);
  terminal.print(`Draft ${drafted.id} on ${drafted.account}. At the desk: ${drafted.deskUrl}`);
  terminal.print(`Queue it with: bobbin move ${drafted.id} --next`);
}
