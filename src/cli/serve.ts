import type { Command } from 'commander';
import { addAccount } from '../publish/accounts.ts';
import { RefusedError } from '../publish/refusal.ts';
import { findAccount, listAccounts } from '../store/accounts.ts';
import type { Deps, Running, Settings } from './deps.ts';
import { stopped, stopSignal } from './stop-signal.ts';
import { whileWaiting } from './waiting.ts';

type Options = { readonly web?: true; readonly worker?: true };

/** `serve`: the desk, the API and the worker. */
export function addServe(program: Command, deps: Deps): void {
  program
    .command('serve')
    .description('run the desk, the API and the worker')
    .option('--web', 'the desk and the API; with neither flag, both')
    .option('--worker', 'the worker; with neither flag, both')
    .action((options: Options) => run(deps, options));
}

async function run(deps: Deps, options: Options): Promise<void> {
  const { terminal } = deps;
  const settings = deps.readSettings();
  const stopping = stopSignal();
  const isBoth = !options.web && !options.worker;
  const parts = { web: isBoth || options.web === true, worker: isBoth || options.worker === true };
  const running = await whileWaiting(terminal, 'Starting', () => deps.serve(parts));
  try {
    terminal.print(door(running, settings));
    terminal.print(await whoMayPost(running, settings));
    terminal.print(whereDataLies(settings));
    terminal.print('Stop with Ctrl+C');
    await stopped(stopping);
    if (terminal.isTty) terminal.say('\nFinishing what is in hand. Ctrl+C again ends at once.');
  } finally {
    await running.stop();
  }
}

function door({ url, signInUrl }: Running, { publicUrl }: Settings): string {
  if (url === null) return 'Worker: posts what is due. There is no desk here.';
  if (signInUrl !== null) return `Open the desk: ${signInUrl}`;
  return `Sign in at ${publicUrl ?? url} with your password`;
}

async function whoMayPost({ wired }: Running, settings: Settings): Promise<string> {
  const note = await ensureMainAccount(wired, settings);
  const live = (await listAccounts(wired.db)).filter(
    ({ kind, state }) => kind !== 'practice' && state === 'enabled',
  );
  const handles = live.map(({ handle }) => `@${handle}`).join(', ');
  const mode = live.length === 0 ? 'Practice only: nothing reaches X' : `Live: ${handles} may post`;
  return note === null ? mode : `${mode}. ${note}`;
}

/** The keys in the environment make the account `main` by themselves; letting it post stays a person's step. */
async function ensureMainAccount(
  { db, xSettings }: Running['wired'],
  { credentials, timeZone }: Settings,
): Promise<string | null> {
  if (credentials === null) return null;
  const there = await findAccount(db, 'main');
  if (there) return there.state === 'disabled' ? waiting(there.handle) : null;
  try {
    const wanted = { name: 'main', credentials, apiUrl: null, timeZone };
    return waiting((await addAccount(db, xSettings, wanted, 'environment')).handle);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return `The X keys of the environment were not taken. ${error.message}`;
  }
}

function waiting(handle: string): string {
  return `@${handle} (main) is connected and may post after: bobbin accounts enable main`;
}

function whereDataLies({ databaseUrl, redisUrl, dataDir }: Settings): string {
  const redis = redisUrl && `queue on Redis at ${placeOf(redisUrl)}`;
  if (databaseUrl === null)
    return `Data: ${dataDir} (embedded, trial storage)${redis === null ? '' : `, ${redis}`}`;
  return `Data: PostgreSQL at ${placeOf(databaseUrl)}, ${redis ?? 'queue on PostgreSQL'}`;
}

/** Host and database: never the password. */
function placeOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.host}${parsed.pathname.replace(/\/$/, '')}` : 'an address that cannot be read';
}
