import { readFileSync } from 'node:fs';
import type { Article } from '../../src/article/article.ts';
import { readSource } from '../../src/article/read-source.ts';
import { parseTemplate, type Template } from '../../src/compose/template.ts';

export const templateNames = ['highlights', 'breaking', 'long-read'] as const;
export const link = 'https://news.example.com/a-story';

/** One of the templates that come with bobbin. */
export function template(name: (typeof templateNames)[number]): Template {
  const parsed = parseTemplate(
    readFileSync(new URL(`../../templates/${name}.mustache`, import.meta.url), 'utf8'),
  );
  if (!parsed.ok) throw new Error(parsed.troubles.map((trouble) => trouble.message).join(' '));
  return parsed.template;
}

export const fixtures = [
  'harbour-fire/article.txt',
  'court-appeal/article.md',
  'cup-final/article.txt',
  'chip-markets/article.txt',
  'rower-interview/article.txt',
  'presupuesto-valdeluz/article.txt',
  'yuki-tram/article.txt',
  'arabic-library/article.txt',
] as const;

/** A fixture article of our own writing, read. */
export function fixture(path: (typeof fixtures)[number]): Article {
  const text = readFileSync(new URL(`../fixtures/articles/${path}`, import.meta.url), 'utf8');
  return articleOf(text, path);
}

/** An article read from a source that is known to be readable. */
export function articleOf(text: string, name = 'article.txt'): Article {
  const read = readSource(text, { name });
  if (!read.ok) throw new Error(read.why.message);
  return read.article;
}
