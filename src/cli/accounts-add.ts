import type { OAuth1Credentials } from '../account/account.ts';
import { accountsSchema } from './answers.ts';
import { CommandError } from './command-error.ts';
import type { Deps } from './deps.ts';
import type { Terminal } from './terminal.ts';
import { withApi } from './with-api.ts';

export type AccountOptions = {
  readonly apiUrl?: string;
  readonly timeZone?: string;
  readonly json?: true;
};

/** Adds an account: X is asked whose keys they are, and they are kept sealed. It may not post yet. */
export async function addAccount(deps: Deps, name: string, options: AccountOptions): Promise<void> {
  const { terminal } = deps;
  const credentials = deps.readSettings().credentials ?? (await askForKeys(terminal));
  const { apiUrl, timeZone } = options;
  const accounts = await withApi(deps, options, (api) =>
    api.post(accountsSchema, '/accounts', { name, ...credentials, apiUrl, timeZone }),
  );
  if (options.json) return terminal.printJson(accounts);
  const handle = accounts.find((account) => account.name === name)?.handle ?? name;
  terminal.print(
    `Added ${name}: @${handle}. It may not post until you let it: bobbin accounts enable ${name}`,
  );
}

/** New keys of the same X account; all else of it stays. */
export async function changeKeys(deps: Deps, name: string, options: AccountOptions): Promise<void> {
  const { terminal } = deps;
  const credentials = deps.readSettings().credentials ?? (await askForKeys(terminal));
  const path = `/accounts/${encodeURIComponent(name)}/keys`;
  const accounts = await withApi(deps, options, (api) => api.post(accountsSchema, path, credentials));
  if (options.json) return terminal.printJson(accounts);
  const account = accounts.find((one) => one.name === name);
  terminal.print(`${name} has new keys: ${account?.health ?? 'good'}.`);
}

/** Named as X's console names them. */
async function askForKeys(terminal: Terminal): Promise<OAuth1Credentials> {
  if (!terminal.canAsk) {
    throw new CommandError(
      'The keys of the account are missing.',
      'Set X_API_KEY, X_API_KEY_SECRET, X_ACCESS_TOKEN and X_ACCESS_TOKEN_SECRET, or run it on a terminal to be asked.',
    );
  }
  terminal.say('The four keys stand in X’s developer console; what you paste does not appear here.');
  return {
    apiKey: await askForKey(terminal, 'API key'),
    apiKeySecret: await askForKey(terminal, 'API key secret'),
    accessToken: await askForKey(terminal, 'Access token'),
    accessTokenSecret: await askForKey(terminal, 'Access token secret'),
  };
}

async function askForKey(terminal: Terminal, what: string): Promise<string> {
  const key = await terminal.askSecret(`${what}: `);
  if (key === '') throw new CommandError(`${what}: nothing was given, so nothing was added.`);
  return key;
}
