import { accountsSchema, type ThreadSeen, threadSchema } from './answers.ts';
import { threadPath } from './api.ts';
import type { Deps } from './deps.ts';
import { showProblems } from './show-composed.ts';
import { showThread, statusLine, zonesOf } from './show-thread.ts';
import { withApi } from './with-api.ts';
import { tomorrowWords } from './words.ts';

export const idHelp = 'a thread’s id, or external: and the CMS’s own';

export type ActOptions = { readonly json?: true };

/** What to send for an action, decided after a look at the thread; throws when the person says no. */
export type Deciding = (thread: ThreadSeen) => Promise<object> | object;

/** Does one action on a thread and shows how it stands then. */
export async function act(
  deps: Deps,
  id: string,
  action: string,
  options: ActOptions,
  decide: Deciding = () => ({}),
): Promise<void> {
  const { terminal } = deps;
  await withApi(deps, options, async (api) => {
    const before = await api.get(threadSchema, threadPath(id));
    const body = await decide(before);
    const asked = new Date();
    const thread = await api.post(threadSchema, threadPath(before.id, action), body);
    const zoneOf = zonesOf(await api.get(accountsSchema, '/accounts'));
    const at = 'at' in body && typeof body.at === 'string' ? body.at : '';
    const passed = tomorrowWords(at, zoneOf(thread.account), asked);
    if (passed) terminal.say(`${passed}: it goes out tomorrow.`);
    if (options.json) return terminal.printJson(thread);
    if (terminal.isTty) showThread(terminal, thread, zoneOf(thread.account));
    else {
      terminal.print(`${thread.id} on ${thread.account}: ${statusLine(thread, zoneOf(thread.account))}`);
      for (const { message } of thread.warnings) terminal.say(message);
    }
    if (action === 'edit') showProblems(terminal, thread.problems);
  });
}
