import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import type { Command } from 'commander';
import { loadTemplates } from '../draft/templates.ts';
import { accountsSchema } from './answers.ts';
import type { Api } from './api.ts';
import { CommandError } from './command-error.ts';
import type { Deps, Settings } from './deps.ts';
import { jsonHelp } from './options.ts';
import { withApi } from './with-api.ts';
import { count, plain } from './words.ts';

/** One thing looked at: `ok` null is neither well nor wrong, but good to know. */
type Finding = { readonly ok: boolean | null; readonly what: string; readonly words: string };

type Options = { readonly json?: true };

/** `doctor`: looks at everything bobbin needs, a line each with what to do. */
export function addDoctor(program: Command, deps: Deps): void {
  program
    .command('doctor')
    .description('check the settings, the data, the queue, practice X and the accounts')
    .option('--json', jsonHelp)
    .action((options: Options) => run(deps, options));
}

async function run(deps: Deps, { json }: Options): Promise<void> {
  const { terminal } = deps;
  const findings: Finding[] = [];
  for await (const finding of examine(deps, { ...(json ? { json } : {}) })) {
    findings.push(finding);
    if (!json) terminal.print(lineOf(deps, finding));
  }
  if (json) terminal.printJson(findings);
  const wrong = findings.filter(({ ok }) => ok === false).length;
  if (wrong > 0) throw new CommandError(`${count(wrong, 'thing')} to mend.`);
}

function lineOf({ terminal: { style } }: Deps, { ok, what, words }: Finding): string {
  const mark = ok === null ? style('dim', '·') : ok ? style('green', '✓') : style('red', '✗');
  return `${mark} ${what}: ${plain(words)}`;
}

async function* examine(deps: Deps, options: Options): AsyncGenerator<Finding> {
  const settings = await tried('Settings', async () => deps.readSettings());
  if ('ok' in settings) return yield settings;
  yield good('Settings', 'can be used');
  yield* findingOf(
    await tried('Templates', async () => {
      const { templatesDir } = settings.value;
      return `${(await loadTemplates(templatesDir)).size} can be used`;
    }),
    'Templates',
  );
  yield* findingOf(await tried('Data folder', () => writable(settings.value)), 'Data folder');
  const seen = await tried('Store', () =>
    withApi(deps, options, async (api) => await examineParts(api, settings.value)),
  );
  if ('ok' in seen) yield seen;
  else yield* seen.value;
}

async function writable({ dataDir }: Settings): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await access(dataDir, constants.W_OK | constants.X_OK);
  return `${dataDir} can be written to`;
}

async function examineParts(api: Api, settings: Settings): Promise<readonly Finding[]> {
  const accounts = await api.get(accountsSchema, '/accounts');
  const { databaseUrl, redisUrl } = settings;
  return [
    good('Store', databaseUrl === null ? 'the embedded one answers (trial storage)' : 'PostgreSQL answers'),
    ...health(await api.reasons(), api.via, databaseUrl === null, redisUrl === null ? 'the store' : 'Redis'),
    await examinePractice(settings.practiceXUrl),
    ...accounts.map(({ name, handle, state, health, paused }): Finding => {
      const ok = state === 'reconnect' ? false : state === 'disabled' || paused ? null : true;
      return { ok, what: `Account ${name} (@${handle})`, words: health };
    }),
  ];
}

/** Without a server on the embedded store nobody can be alive to post: that is no illness, but good to know. */
function health(
  reasons: readonly string[],
  via: Api['via'],
  isEmbedded: boolean,
  queueOn: string,
): readonly Finding[] {
  const isIdle = via === 'store' && isEmbedded;
  const real = reasons.filter((reason) => !(isIdle && reason.startsWith('No worker')));
  const isQueueIll = real.some((reason) => reason.startsWith('The queue'));
  return [
    ...(isQueueIll ? [] : [good('Queue', `answers, on ${queueOn}`)]),
    ...(isIdle
      ? [{ ok: null, what: 'Server', words: 'none is running: start one with npm start (or bobbin serve)' }]
      : []),
    ...real.map((words): Finding => ({ ok: false, what: 'Health', words })),
  ];
}

/** Connecting has started our own already; one that runs elsewhere is asked who we are. */
async function examinePractice(url: string | null): Promise<Finding> {
  if (url === null) return good('Practice X', 'runs within bobbin');
  try {
    const headers = { authorization: 'Bearer practice' };
    const answer = await fetch(`${url}/2/users/me`, { headers, signal: AbortSignal.timeout(5_000) });
    if (answer.ok) return good('Practice X', `answers at ${url}`);
    return { ok: false, what: 'Practice X', words: `${url} answers ${answer.status}. Is it practice X?` };
  } catch {
    const words = `nothing answers at ${url}. Start it with bobbin practice, or unset PRACTICE_X_URL.`;
    return { ok: false, what: 'Practice X', words };
  }
}

function good(what: string, words: string): Finding {
  return { ok: true, what, words };
}

async function tried<T>(what: string, work: () => Promise<T>): Promise<{ readonly value: T } | Finding> {
  try {
    return { value: await work() };
  } catch (error) {
    return { ok: false, what, words: error instanceof Error ? error.message : String(error) };
  }
}

function* findingOf(seen: { readonly value: string } | Finding, what: string): Generator<Finding> {
  yield 'ok' in seen ? seen : good(what, seen.value);
}
