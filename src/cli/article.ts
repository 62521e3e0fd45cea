import type { Command } from 'commander';
import { readArticle } from '../draft/read-article.ts';
import type { Deps } from './deps.ts';
import { jsonHelp } from './options.ts';
import { showArticle } from './show-composed.ts';
import { aboutSource, forReading, sourceHelp, takeSource } from './source.ts';
import { whileWaiting } from './waiting.ts';

type Options = { readonly json?: true };

/** `article`: what bobbin reads of an article. Nothing is stored. */
export function addArticle(program: Command, deps: Deps): void {
  program
    .command('article')
    .description('show what is read of an article; stores nothing')
    .argument('<source>', sourceHelp)
    .option('--json', jsonHelp)
    .action((source: string, options: Options) => run(deps, source, options));
}

async function run({ terminal }: Deps, source: string, { json }: Options): Promise<void> {
  const given = await takeSource(source, terminal);
  const article = await aboutSource(source, () =>
    whileWaiting(json ? null : terminal, 'Reading', () => readArticle(forReading(given))),
  );
  if (!json) return showArticle(terminal, article);
  const { title, language, author, publishedAt, url, siteName, image, blocks, highlights, leftOut } = article;
  const shown = { title, language, author, publishedAt, url, siteName, image, blocks, highlights, leftOut };
  terminal.printJson(shown);
}
