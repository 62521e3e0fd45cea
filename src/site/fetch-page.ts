import type { IncomingMessage } from 'node:http';
import { type FetchOptions, fetchFrom } from './fetch.ts';
import { readBody } from './page-body.ts';
import { failures, type PageFailure } from './page-failure.ts';
import { decodePage, mediaType } from './page-text.ts';

export type Page = {
  readonly ok: true;
  /** Where it was in the end, after redirects. */
  readonly url: string;
  /** The text as it came: HTML, or plain text or Markdown where `contentType` says so. */
  readonly html: string;
  readonly contentType: PageType;
};

const pageTypes = ['text/html', 'application/xhtml+xml', 'text/plain', 'text/markdown'] as const;
export type PageType = (typeof pageTypes)[number];

const accepted = 'text/html, application/xhtml+xml, text/markdown;q=0.8, text/plain;q=0.8, */*;q=0.1';

/**
 * Fetches a public web page, at most 5 MB in 10 s. What the network or the site did wrong is returned in
 * words, never thrown.
 */
export async function fetchPage(url: string, options: FetchOptions = {}): Promise<Page | PageFailure> {
  return await fetchFrom(url, accepted, readPage, options);
}

async function readPage(response: IncomingMessage, url: URL, maxBytes: number): Promise<Page | PageFailure> {
  const declared = response.headers['content-type'] ?? 'text/html';
  const contentType = pageTypeOf(declared);
  if (!contentType) return failures.notAPage(url, declared);
  const body = await readBody(response, maxBytes);
  if (!body.ok) {
    return body.reason === 'too-large'
      ? failures.tooLarge(url, maxBytes)
      : failures.unreadable(url, body.what);
  }
  const decoded = decodePage(body.bytes, declared);
  if (!decoded.ok) return failures.unknownCharset(url, decoded.charset);
  // Servers call what they do not know text/plain.
  if (decoded.text.slice(0, 1_024).includes('\0')) return failures.unreadable(url, 'it is not text');
  return { ok: true, url: url.href, html: decoded.text, contentType };
}

function pageTypeOf(declared: string): PageType | null {
  const type = mediaType(declared);
  if (type === 'text/x-markdown') return 'text/markdown';
  return pageTypes.find((known) => known === type) ?? null;
}
