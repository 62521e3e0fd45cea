import { composeThread } from '../../../src/compose/compose.ts';
import { template, templateNames } from '../../compose/templates.ts';
import { goldenLink, readGolden } from './articles.ts';
import { threadText } from './thread-text.ts';

/** A golden file: its path below the golden folder, and what it should hold today. */
export type GoldenFile = { readonly path: string; readonly text: string };

/** The golden files of an article: what was read of it, and its thread by each template. */
export function goldenFiles(slug: string): GoldenFile[] {
  const article = readGolden(slug);
  const link = goldenLink(slug, article);
  return [
    { path: `${slug}/article.json`, text: `${JSON.stringify(article, null, 2)}\n` },
    ...templateNames.map((name) => ({
      path: `${slug}/thread.${name}.txt`,
      text: threadText(composeThread(article, template(name), { link })),
    })),
  ];
}
