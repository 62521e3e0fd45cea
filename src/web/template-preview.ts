import type { Article } from '../article/article.ts';
import { sampleArticleText, sampleArticleUrl } from '../article/sample.ts';
import type { Template } from '../compose/template.ts';
import { type Composed, compose, DraftRefusedError } from '../draft/draft-thread.ts';
import { readArticle as readSource } from '../draft/read-article.ts';
import { listNewestArticles, readArticle } from '../store/articles.ts';
import type { DeskDeps } from './deps.ts';

/** An article a template can be tried on. */
export type Choice = { readonly id: string; readonly title: string };

export const sampleId = 'sample';

/** The sample, and the newest that were stored. */
export async function listChoices({ db }: DeskDeps): Promise<readonly Choice[]> {
  const sample = { id: sampleId, title: 'The sample article' };
  const newest = await listNewestArticles(db, 20);
  return [sample, ...newest.map(({ id, title }) => ({ id, title: title.slice(0, 80) }))];
}

/** What a template makes of an article, or why nothing. */
export type TemplatePreview =
  | { readonly ok: true; readonly composed: Composed }
  | { readonly ok: false; readonly message: string };

/** Composes the article of this id, the sample when there is none such; nothing is stored. */
export async function previewTemplate(
  deps: DeskDeps,
  template: Template,
  articleId: string,
): Promise<TemplatePreview> {
  const article = await articleOf(deps, articleId);
  const link = article.url ?? sampleArticleUrl;
  try {
    return {
      ok: true,
      composed: compose(article, { template, link, siteUrl: null, prices: deps.xSettings.prices }),
    };
  } catch (error) {
    if (error instanceof DraftRefusedError) return { ok: false, message: error.message };
    throw error;
  }
}

async function articleOf({ db }: DeskDeps, id: string): Promise<Article> {
  const kept = id === sampleId ? null : await readArticle(db, id);
  return kept ?? (await readSource({ kind: 'text', text: sampleArticleText, url: sampleArticleUrl }));
}
