import { accountsSchema, type ThreadSeen, threadListSchema, threadSchema } from './answers.ts';
import { type Api, threadPath } from './api.ts';
import { CommandError } from './command-error.ts';
import { confirm } from './confirm.ts';
import type { Deps } from './deps.ts';
import { showPost } from './show-composed.ts';
import type { Terminal } from './terminal.ts';
import { withApi } from './with-api.ts';
import { plain, timeIn } from './words.ts';

type Options = { readonly json?: true; readonly yes?: true };

/** Lets an account post: shows whose it is and what it would post first, and asks. */
export async function enableAccount(deps: Deps, name: string, options: Options): Promise<void> {
  const { terminal } = deps;
  await withApi(deps, options, async (api) => {
    const account = (await api.get(accountsSchema, '/accounts')).find((one) => one.name === name);
    if (!account) throw new CommandError(`There is no account "${name}".`, 'bobbin accounts lists them.');
    if (!options.json) {
      terminal.print(`@${account.handle} (${account.kind === 'practice' ? 'practice X' : 'live on X'})`);
      showFirst(terminal, await firstThread(api, name), account.timeZone);
    }
    if (terminal.canAsk && !options.yes && !options.json) {
      await confirm(terminal, `Let @${account.handle} post?`, 'no');
    }
    const accounts = await api.post(accountsSchema, `/accounts/${encodeURIComponent(name)}/enable`, {});
    if (options.json) terminal.printJson(accounts);
    else terminal.print(`@${account.handle} may post.`);
  });
}

/** What goes out first: the earliest of those with a time, else the newest draft. */
async function firstThread(api: Api, account: string): Promise<ThreadSeen | null> {
  const threads = await api.get(threadListSchema, '/threads?limit=200');
  const own = threads.filter((thread) => thread.account === account);
  const due = own
    .filter(({ status }) => ['scheduled', 'publishing', 'awaiting-approval'].includes(status))
    .sort((one, other) => (one.scheduledAt ?? '').localeCompare(other.scheduledAt ?? ''));
  const first = due[0] ?? own.find(({ status }) => status === 'draft');
  return first ? await api.get(threadSchema, threadPath(first.id)) : null;
}

function showFirst(terminal: Terminal, thread: ThreadSeen | null, timeZone: string): void {
  if (!thread) {
    terminal.print('Nothing is queued for it yet, so enabling it posts nothing by itself.');
    return;
  }
  const when = thread.scheduledAt === null ? 'a draft' : `for ${timeIn(thread.scheduledAt, timeZone)}`;
  terminal.print(`It would post first (${when}): ${plain(thread.title)}\n`);
  for (const { position, text, weight } of thread.posts)
    showPost(terminal, position, thread.posts.length, text, weight);
}
