import type { Article, ReadResult } from './article.ts';
import { assembleArticle, type Draft } from './assemble.ts';
import { instantOf } from './instant.ts';
import { readHtml } from './read-html.ts';
import { readText } from './read-text.ts';
import { tidyText } from './tidy.ts';

/** What a CMS has at hand about a story; `body` is HTML or plain text. */
export type CmsArticle = {
  readonly title: string;
  readonly body: string;
  readonly externalId?: string | null | undefined;
  readonly socialHook?: string | null | undefined;
  readonly highlights?: readonly string[] | undefined;
  readonly image?: { readonly url: string; readonly alt?: string | null | undefined } | null | undefined;
  readonly canonicalUrl?: string | null | undefined;
  readonly section?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly author?: string | null | undefined;
  readonly publishedAt?: string | null | undefined;
  readonly siteName?: string | null | undefined;
};

/** Builds an article from what a CMS pushed. What the CMS states wins over what its body suggests. */
export function articleFromCms(source: CmsArticle): ReadResult {
  const title = tidyText(source.title);
  const body = bodyOf(title, source.body);
  if (!body.ok && body.why.code !== 'no-body') return body;
  const read = body.ok ? body.article : null;
  const highlights = (source.highlights ?? []).map(tidyText).filter((line) => line !== '');
  return assembleArticle({
    title,
    blocks: read?.blocks ?? [],
    leftOut: read?.leftOut ?? [],
    highlights: highlights.length > 0 ? highlights : (read?.highlights ?? []),
    ...stated(source, read),
  });
}

function stated(source: CmsArticle, read: Article | null): Partial<Draft> {
  const language = textOrNull(source.language) ?? read?.language;
  return {
    externalId: textOrNull(source.externalId),
    socialHook: textOrNull(source.socialHook),
    section: textOrNull(source.section),
    author: textOrNull(source.author) ?? read?.author ?? null,
    publishedAt: instantOf(source.publishedAt) ?? read?.publishedAt ?? null,
    siteName: textOrNull(source.siteName) ?? read?.siteName ?? null,
    url: textOrNull(source.canonicalUrl),
    image: source.image ? { url: source.image.url, alt: textOrNull(source.image.alt) } : null,
    ...(language === undefined ? {} : { language }),
  };
}

/** Read under its title, so that the readers never take the first paragraph for one. */
function bodyOf(title: string, body: string): ReadResult {
  if (title === '' || body.trim() === '') return readText(`${title}\n${body}`);
  if (!/<(?:p|div|br|h[1-6]|ul|ol|blockquote|article|section)\b/i.test(body))
    return readText(`${title}\n\n${body}`);
  return readHtml(`<html><body><article><h1>${escapeHtml(title)}</h1>${body}</article></body></html>`);
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function textOrNull(value: string | null | undefined): string | null {
  const tidy = tidyText(value ?? '');
  return tidy === '' ? null : tidy;
}
