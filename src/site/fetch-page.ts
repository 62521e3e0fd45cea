import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { readBody } from './page-body.ts';
import { failures, type PageFailure } from './page-failure.ts';
import { PrivateAddressError, type RequestRules, requestPage, systemLookup } from './page-request.ts';
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

export type FetchPageOptions = {
  /** Reads private addresses and any port as well (or only the addresses listed). For tests. */
  readonly allowPrivate?: boolean | readonly string[];
  readonly maxBytes?: number;
  /** For all of it: names, redirects, body. */
  readonly deadlineMs?: number;
  readonly lookup?: LookupFunction;
};

const maxRedirects = 5;

/**
 * Fetches a public web page, at most 5 MB in 10 s. What the network or the site did wrong is returned in
 * words, never thrown.
 */
export async function fetchPage(url: string, options: FetchPageOptions = {}): Promise<Page | PageFailure> {
  const { allowPrivate = false, maxBytes = 5_000_000, deadlineMs = 10_000, lookup = systemLookup } = options;
  const rules = { allowPrivate, lookup, signal: AbortSignal.timeout(deadlineMs) };
  let next: Step = readAddress(url, allowPrivate);
  for (let asked = 0; next instanceof URL; asked += 1) {
    if (asked > maxRedirects) return failures.tooManyRedirects(url, maxRedirects);
    const target: URL = next;
    try {
      next = await visit(target, rules, maxBytes);
    } catch (error) {
      return rules.signal.aborted ? failures.tooSlow(url, deadlineMs) : explain(error, target);
    }
  }
  return next;
}

/** The page, why there is none, or where to look instead. */
type Step = Page | PageFailure | URL;

async function visit(url: URL, rules: RequestRules, maxBytes: number): Promise<Step> {
  const response = await requestPage(url, rules);
  try {
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status >= 300 && status < 400 && location) return follow(location, url, rules.allowPrivate);
    if (status < 200 || status > 299) return failures.badStatus(url, status);
    return await readPage(response, url, maxBytes);
  } finally {
    response.destroy();
  }
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

function follow(location: string, from: URL, allowPrivate: RequestRules['allowPrivate']): URL | PageFailure {
  // Node reads headers as Latin-1; sites that do not escape their addresses write UTF-8.
  const text = Buffer.from(location, 'latin1').toString('utf8');
  const target = URL.parse(text, from.href);
  return target ? checkAddress(target, allowPrivate) : failures.badRedirect(from, text);
}

function readAddress(text: string, allowPrivate: RequestRules['allowPrivate']): URL | PageFailure {
  const url = URL.parse(text.trim());
  return url ? checkAddress(url, allowPrivate) : failures.notAnAddress(text);
}

function checkAddress(url: URL, allowPrivate: RequestRules['allowPrivate']): URL | PageFailure {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return failures.protocol(url);
  if (url.username || url.password) return failures.password(url);
  if (allowPrivate === false && !['', '80', '443'].includes(url.port)) return failures.port(url);
  return url;
}

function explain(error: unknown, url: URL): PageFailure {
  if (error instanceof PrivateAddressError) return failures.privateAddress(url);
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  // What the network does carries a code; all else is a mistake of ours.
  if (code === null) throw error;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return failures.noSuchHost(url);
  return failures.unreachable(url, reasons[code] ?? reasonOf(code));
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it broke the connection off',
  ERR_STREAM_PREMATURE_CLOSE: 'it broke the connection off',
};

function reasonOf(code: string): string {
  if (code.startsWith('HPE_')) return `what it says is not HTTP (${code})`;
  if (/CERT|TLS|SSL|SIGNATURE|ALTNAME/.test(code)) return `its certificate is not in order (${code})`;
  return code;
}
