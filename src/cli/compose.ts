import type { Command } from 'commander';
import { parseTemplate, type Template } from '../compose/template.ts';
import { compose } from '../draft/draft-thread.ts';
import { readArticle } from '../draft/read-article.ts';
import { loadTemplates, pickTemplate } from '../draft/templates.ts';
import { templateSchema, templatesSchema } from './answers.ts';
import type { Deps } from './deps.ts';
import { jsonHelp, readLink } from './options.ts';
import { showComposed } from './show-composed.ts';
import { aboutSource, forReading, sourceHelp, takeSource } from './source.ts';
import { whileWaiting } from './waiting.ts';
import { withApi } from './with-api.ts';

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

async function run(deps: Deps, source: string, options: Options): Promise<void> {
  const { terminal } = deps;
  const { siteUrl, prices } = deps.readSettings();
  const template = await templateOf(deps, options);
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

/** Those that come with bobbin and the files need no store; any other is asked for where the desk keeps it. */
async function templateOf(deps: Deps, options: Options): Promise<Template> {
  const { template: name } = options;
  const { templatesDir } = deps.readSettings();
  const local = await loadTemplates(templatesDir);
  if (templatesDir !== null || local.has(name)) return pickTemplate(local, name);
  const kept = await withApi(deps, options, async (api) => {
    const all = await api.get(templatesSchema, '/templates');
    if (!all.some((one) => one.name === name)) return null;
    return await api.get(templateSchema, `/templates/${encodeURIComponent(name)}`);
  });
  const parsed = kept && parseTemplate(kept.text);
  return parsed?.ok ? parsed.template : pickTemplate(local, name);
}
