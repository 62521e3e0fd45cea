import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { failures, type PageFailure } from './page-failure.ts';
import { PrivateAddressError, type RequestRules, requestPage, systemLookup } from './page-request.ts';

export type FetchOptions = {
  /** Reads private addresses and any port as well (or only the addresses listed). For tests. */
  readonly allowPrivate?: boolean | readonly string[];
  readonly maxBytes?: number;
  /** For all of it: names, redirects, body. */
  readonly deadlineMs?: number;
  readonly lookup?: LookupFunction;
};

/** What is made of an answer of status 2xx. */
export type ReadAnswer<T> = (
  response: IncomingMessage,
  url: URL,
  maxBytes: number,
) => Promise<T | PageFailure>;

const maxRedirects = 5;

/**
 * Fetches something public from the web, at most 5 MB in 10 s. What the network or the site did wrong is returned
 * in words, never thrown.
 */
export async function fetchFrom<T>(
  url: string,
  accept: string,
  read: ReadAnswer<T>,
  options: FetchOptions = {},
): Promise<T | PageFailure> {
  const { allowPrivate = false, maxBytes = 5_000_000, deadlineMs = 10_000, lookup = systemLookup } = options;
  const rules = { allowPrivate, lookup, accept, signal: AbortSignal.timeout(deadlineMs) };
  let next: Step<T> = readAddress(url, allowPrivate);
  for (let asked = 0; next instanceof URL; asked += 1) {
    if (asked > maxRedirects) return failures.tooManyRedirects(url, maxRedirects);
    const target: URL = next;
    try {
      next = await visit(target, rules, (response) => read(response, target, maxBytes));
    } catch (error) {
      return rules.signal.aborted ? failures.tooSlow(url, deadlineMs) : explain(error, target);
    }
  }
  return next;
}

/** What was asked for, why there is none, or where to look instead. */
type Step<T> = T | PageFailure | URL;

async function visit<T>(
  url: URL,
  rules: RequestRules,
  read: (response: IncomingMessage) => Promise<T | PageFailure>,
): Promise<Step<T>> {
  const response = await requestPage(url, rules);
  try {
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status >= 300 && status < 400 && location) return follow(location, url, rules.allowPrivate);
    if (status < 200 || status > 299) return failures.badStatus(url, status);
    return await read(response);
  } finally {
    response.destroy();
  }
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
