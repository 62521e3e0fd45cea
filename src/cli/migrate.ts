import type { Command } from 'commander';
import { openPostgres } from '../store/db.ts';
import { openEmbedded } from '../store/embedded.ts';
import { migrate } from '../store/migrate.ts';
import type { Deps } from './deps.ts';
import { jsonHelp } from './options.ts';
import { whileWaiting } from './waiting.ts';
import { plain } from './words.ts';

type Options = { readonly json?: true };

/** `migrate`: brings the database up before a new version starts on it. */
export function addMigrate(program: Command, deps: Deps): void {
  program
    .command('migrate')
    .description('bring the database up to this version; serve does it as well')
    .option('--json', jsonHelp)
    .action((options: Options) => run(deps, options));
}

async function run({ terminal, readSettings }: Deps, { json }: Options): Promise<void> {
  const { databaseUrl, dataDir } = readSettings();
  const applied = await whileWaiting(json ? null : terminal, 'Bringing the database up', async () => {
    const onError = (error: Error): void => terminal.say(`Database connection: ${plain(error.message)}`);
    const db = databaseUrl === null ? await openEmbedded(dataDir) : await openPostgres(databaseUrl, onError);
    try {
      return await migrate(db);
    } finally {
      await db.close();
    }
  });
  if (json) return terminal.printJson({ applied });
  if (applied.length === 0) terminal.print('The database is up to date.');
  for (const name of applied) terminal.print(`Applied ${name}`);
}
