import { type Command, InvalidArgumentError } from 'commander';
import { newTokenSchema, revokedTokenSchema, tokensSchema } from './answers.ts';
import type { Deps } from './deps.ts';
import { jsonHelp, roleOption } from './options.ts';
import { withApi } from './with-api.ts';
import { table, timeIn } from './words.ts';

type Options = { readonly json?: true };
type AddOptions = Options & { readonly role: string; readonly expires?: number };

function days(text: string): number {
  const count = Number(/^([1-9]\d{0,3})d$/.exec(text)?.[1]);
  if (!(count <= 3_650)) throw new InvalidArgumentError('It must be days, such as 90d, and 3650d at most.');
  return count;
}

/** `token`: what other programs use to call the API. */
export function addToken(program: Command, deps: Deps): void {
  const token = program.command('token').description('list the tokens of programs; add and revoke them');
  token.option('--json', jsonHelp).action((options: Options) => list(deps, options));
  token
    .command('add')
    .description('make a token; it is shown this once')
    .argument('<name>', 'the program it is for')
    .addOption(roleOption('what it may do').default('editor'))
    .option('--expires <days>', 'after how long it opens nothing, such as 90d; else never', days)
    .option('--json', jsonHelp)
    .action((name: string, options: AddOptions) => add(deps, name, options));
  token
    .command('revoke')
    .description('a token is good no longer')
    .argument('<name>')
    .option('--json', jsonHelp)
    .action((name: string, options: Options) => revoke(deps, name, options));
}

async function list(deps: Deps, options: Options): Promise<void> {
  const { terminal } = deps;
  const tokens = await withApi(deps, options, (api) => api.get(tokensSchema, '/tokens'));
  if (options.json) return terminal.printJson(tokens);
  if (tokens.length === 0) terminal.print('No tokens. Make one with: bobbin token add NAME');
  const used = (at: string | null) => (at === null ? 'never used' : `last used ${timeIn(at, 'UTC')}`);
  const ends = (at: string | null) => (at === null ? 'does not expire' : `good until ${timeIn(at, 'UTC')}`);
  const rows = tokens.map(({ name, role, createdAt, lastUsedAt, expiresAt }) => [
    name,
    role,
    `made ${timeIn(createdAt, 'UTC')}`,
    used(lastUsedAt),
    ends(expiresAt),
  ]);
  for (const row of table(rows)) terminal.print(row);
}

/** The secret alone goes to stdout, so that a script can take it. */
async function add(deps: Deps, name: string, options: AddOptions): Promise<void> {
  const { terminal } = deps;
  const { role, expires } = options;
  const wish = { name, role, ...(expires === undefined ? {} : { days: expires }) };
  const made = await withApi(deps, options, (api) => api.post(newTokenSchema, '/tokens', wish));
  if (options.json) return terminal.printJson(made);
  terminal.say(`Token ${name}. Keep it now: it is not shown again.`);
  terminal.print(made.token);
}

async function revoke(deps: Deps, name: string, options: Options): Promise<void> {
  const path = `/tokens/${encodeURIComponent(name)}`;
  const revoked = await withApi(deps, options, (api) => api.remove(revokedTokenSchema, path));
  deps.terminal.print(options.json ? JSON.stringify(revoked, null, 2) : `Revoked ${revoked.name}.`);
}
