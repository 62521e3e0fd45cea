import { readdirSync, readFileSync } from 'node:fs';
import type { Article, ReadResult } from '../../../src/article/article.ts';
import { articleFromCms, type CmsArticle } from '../../../src/article/from-cms.ts';
import { readFeed } from '../../../src/article/read-feed.ts';
import { readSource } from '../../../src/article/read-source.ts';

/** Where the golden articles live, a folder each, named by its slug. */
export const goldenFolder = new URL('../../fixtures/articles/', import.meta.url);

/** What an article may be read from; `item.json` is a `CmsArticle`, as a webhook gives it, `feed.xml` a feed of one item. */
const sourceNames = ['article.txt', 'article.md', 'page.html', 'item.json', 'feed.xml'] as const;

/** The slugs of all golden articles, in order. */
export function goldenSlugs(): string[] {
  return readdirSync(goldenFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** A golden article, read anew from its source. Throws where the folder has not one source, or it cannot be read. */
export function readGolden(slug: string): Article {
  const folder = new URL(`${slug}/`, goldenFolder);
  const files = readdirSync(folder);
  const [name, ...others] = sourceNames.filter((each) => files.includes(each));
  if (name === undefined || others.length > 0)
    throw new Error(`${slug} must hold one of ${sourceNames.join(', ')}, and only one.`);
  const read = readNamed(name, readFileSync(new URL(name, folder), 'utf8'));
  if (!read.ok) throw new Error(`${slug}/${name} cannot be read: ${read.why.message}`);
  return read.article;
}

function readNamed(name: (typeof sourceNames)[number], text: string): ReadResult {
  // Our own fixture, in the shape its name promises.
  if (name === 'item.json') return articleFromCms(JSON.parse(text) as CmsArticle);
  if (name === 'feed.xml') return readItem(text);
  return readSource(text, { name });
}

function readItem(text: string): ReadResult {
  const feed = readFeed(text);
  const body = feed.ok ? feed.items[0]?.body : undefined;
  if (body?.kind !== 'article') throw new Error('feed.xml must hold one item with its whole text.');
  return body.result;
}

/** The thread's link: the article's own address, or an invented one. */
export function goldenLink(slug: string, article: Article): string {
  return article.url ?? `https://news.example/${slug}`;
}
