import type { Command } from 'commander';
import { roles } from '../account/role.ts';
import { invitationSchema, usersSchema } from './answers.ts';
import type { Deps } from './deps.ts';
import { jsonHelp, roleOption } from './options.ts';
import { withApi } from './with-api.ts';
import { table, timeIn } from './words.ts';

type Options = { readonly json?: true };

/** `users`: who works here; the way back in for an admin who lost the password. */
export function addUsers(program: Command, deps: Deps): void {
  const users = program.command('users').description('list people; invite and revoke them');
  users.option('--json', jsonHelp).action((options: Options) => list(deps, options));
  users
    .command('add')
    .description('invite somebody; the link is shown this once')
    .argument('<name>', 'as it stands on the record')
    .addOption(roleOption('what they are here for').makeOptionMandatory())
    .option('--json', jsonHelp)
    .action((name: string, options: Options & { readonly role: string }) =>
      invite(deps, '/users', { name, role: options.role }, options),
    );
  users
    .command('link')
    .description('another link, for a lost invitation or password')
    .argument('<name>')
    .option('--json', jsonHelp)
    .action((name: string, options: Options) => invite(deps, `${pathOf(name)}/link`, {}, options));
  users
    .command('role')
    .description('give somebody another role, at once')
    .argument('<name>')
    .argument('<role>', roles.join(', '))
    .option('--json', jsonHelp)
    .action(async (name: string, role: string, options: Options) => {
      const all = await withApi(deps, options, (api) =>
        api.post(usersSchema, `${pathOf(name)}/role`, { role }),
      );
      if (options.json) deps.terminal.printJson(all);
      else deps.terminal.print(`${name} is ${role} now.`);
    });
  users
    .command('revoke')
    .description('shut somebody out at once, everywhere')
    .argument('<name>')
    .option('--json', jsonHelp)
    .action(async (name: string, options: Options) => {
      const all = await withApi(deps, options, (api) => api.remove(usersSchema, pathOf(name)));
      if (options.json) deps.terminal.printJson(all);
      else deps.terminal.print(`Revoked ${name}.`);
    });
}

function pathOf(name: string): string {
  return `/users/${encodeURIComponent(name)}`;
}

async function list({ terminal, ...deps }: Deps, options: Options): Promise<void> {
  const all = await withApi({ terminal, ...deps }, options, (api) => api.get(usersSchema, '/users'));
  if (options.json) return terminal.printJson(all);
  if (all.length === 0)
    terminal.print('Nobody yet. Invite an admin with: bobbin users add NAME --role admin');
  const rows = all.map(({ name, role, state, invitationUntil }) => [
    name,
    role,
    state,
    invitationUntil === null ? '' : `link good until ${timeIn(invitationUntil, 'UTC')}`,
  ]);
  for (const row of table(rows)) terminal.print(row);
}

/** The link alone goes to stdout, so that a script can take it. */
async function invite(deps: Deps, path: string, body: object, options: Options): Promise<void> {
  const { terminal } = deps;
  const made = await withApi(deps, options, (api) => api.post(invitationSchema, path, body));
  if (options.json) return terminal.printJson(made);
  terminal.say(`The invitation of ${made.name}, good once and for 72 hours. It is not shown again.`);
  terminal.print(made.link);
}
