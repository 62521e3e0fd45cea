import type { Command } from 'commander';
import { compose } from '../draft/draft-thread.ts';
import { readArticle } from '../draft/read-article.ts';
import { loadTemplates, pickTemplate } from '../draft/templates.ts';
import type { Deps } from './deps.ts';
import { jsonHelp, readLink } from './options.ts';
import { showComposed } from './show-composed.ts';
import { aboutSource, forReading, sourceHelp, takeSource } from './source.ts';
import { whileWaiting } from './waiting.ts';

type Options = { readonly url?: string; readonly template: string; readonly json?: true };

/** `compose`: the thread an article would become. Nothing is stored. */
export function addCompose(program: Command, deps: Deps): void {
  program
    .command('compose')
    .description('show the thread an article would become; stores nothing')
    .argument('<source>', sourceHelp)
    .option('--url <address>', 'what the thread links to', readLink)
    .option('--template <name>', 'highlights, breaking, long-read, or one of your own', 'highlights')
    .option('--json', jsonHelp)
    .action((source: string, options: Options) => run(deps, source, options));
}

async function run({ terminal, readSettings }: Deps, source: string, options: Options): Promise<void> {
  const { siteUrl, prices, templatesDir } = readSettings();
  const template = pickTemplate(await loadTemplates(templatesDir), options.template);
  const given = await takeSource(source, terminal);
  const article = await aboutSource(source, () =>
    whileWaiting(options.json ? null : terminal, 'Reading', () => readArticle(forReading(given))),
  );
  const made = compose(article, { template, link: options.url ?? null, siteUrl, prices });
  const { link, priceUsd, problems } = made;
  const posts = made.posts.map(({ text, weight }) => ({ text, weight }));
  const shown = { posts, link, priceUsd, problems };
  if (options.json) terminal.printJson(shown);
  else showComposed(terminal, shown);
}
