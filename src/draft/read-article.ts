import type { Article, ReadResult } from '../article/article.ts';
import { articleFromCms, type CmsArticle } from '../article/from-cms.ts';
import { readSource } from '../article/read-source.ts';
import { fetchPage } from '../site/fetch-page.ts';

/** Where an article comes from. */
export type Source =
  | { readonly kind: 'text' | 'markdown' | 'html'; readonly text: string; readonly url?: string | undefined }
  /** Text of a kind to be guessed, from a file of this name. */
  | { readonly kind: 'file'; readonly text: string; readonly name: string; readonly url?: string | undefined }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'article'; readonly article: CmsArticle };

/** The article could not be read; says why, and what to do. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
  readonly code: string;
  readonly fix: string;
  constructor(code: string, message: string, fix: string) {
    super(message);
    this.code = code;
    this.fix = fix;
  }
}

/** Reads an article from any source, fetching a page where one is named. @throws UnreadableError */
export async function readArticle(source: Source): Promise<Article> {
  const read = await readFrom(source);
  if (!read.ok) throw new UnreadableError(read.why.code, read.why.message, read.why.fix);
  return read.article;
}

async function readFrom(source: Source): Promise<ReadResult> {
  switch (source.kind) {
    case 'article':
      return articleFromCms(source.article);
    case 'file':
      return readSource(source.text, { name: source.name, url: source.url });
    case 'text':
    case 'markdown':
    case 'html':
      return readSource(source.text, { kind: source.kind, url: source.url });
    case 'url': {
      const page = await fetchPage(source.url);
      if (!page.ok) throw new UnreadableError(page.code, page.message, page.fix);
      const kind = page.contentType.includes('html') ? 'html' : undefined;
      const name = new URL(page.url).pathname;
      return readSource(page.html, { url: page.url, name, kind });
    }
    default:
      return source satisfies never;
  }
}
