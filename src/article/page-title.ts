import type { Page } from './page.ts';
import { tidyText } from './tidy.ts';

const separator = /\s+(?:[|–—·•»›]|::?|-|\/)\s+/u;

/** What may be a page's headline, each as the page has it. */
export type Headlines = {
  readonly inData: string | null;
  readonly inCard: string | null;
  readonly siteName: string | null;
  readonly url: string | null;
};

/** A page's headline without the site's name: from its data, card, first fitting `h1`, or `<title>`. */
export function titleOf(document: Page, { inData, inCard, siteName, url }: Headlines): string | null {
  const inTab = tidyText(document.querySelector('title')?.textContent ?? '') || null;
  const names = [siteName, hostName(url)].filter((name) => name !== null);
  const isName = (text: string) => names.some((name) => sameName(text, name));
  const headings = headingsOf(document).filter((heading) => !isName(heading));
  const card = withoutSite(inCard, names, false);
  const tab = withoutSite(inTab, names, headings.length === 0);
  const stated = withoutSite(inData, names, false) ?? card;
  const named = [stated, tab].filter((title) => title !== null && !isName(title));
  const fitting = headings.find((heading) => named.some((title) => title !== null && agree(heading, title)));
  const title = named[0] ?? null;
  if (stated === null || isName(stated)) return fitting ?? headings[0] ?? tab;
  if (isCutShort(stated)) return fitting ?? stated.replace(/\s*(?:…|\.\.\.)$/, '');
  return headings.find((heading) => goesOn(heading, stated) && tab !== null && agree(tab, heading)) ?? title;
}

/** The headings of the first rank, those of the story first; a word processor's own title is one. */
function headingsOf(document: Page): string[] {
  const words = (selector: string) =>
    [...document.querySelectorAll(selector)].map((heading) => tidyText(heading.textContent ?? ''));
  return [...words('article h1, main h1'), ...words('h1'), ...words('p.MsoTitle')].filter(
    (heading) => heading !== '' && heading.length <= 400,
  );
}

/** The card or the data have the headline's beginning; the page and its tab have all of it. */
function goesOn(heading: string, stated: string): boolean {
  return heading.length <= 200 && heading.startsWith(`${stated} `);
}

function isCutShort(title: string): boolean {
  return /(?:…|\.\.\.)$/.test(title);
}

function agree(heading: string, title: string): boolean {
  const [a, b] = [plain(heading), plain(title)];
  return a !== '' && (a.startsWith(b) || b.startsWith(a));
}

/** A title without the site's name at its end or beginning; with `daring`, without any short last part after a bar. */
function withoutSite(title: string | null, names: readonly string[], daring: boolean): string | null {
  if (title === null || title === '') return null;
  const parts = title.split(new RegExp(`(${separator.source})`, 'u'));
  let end = parts.length;
  let start = 0;
  const isName = (part: string) => names.some((name) => sameName(part, name));
  for (let at = 2; at < parts.length; at += 2) {
    if (isName(parts[at] ?? '')) {
      end = at - 1;
      break;
    }
  }
  if (end === parts.length && parts.length > 2 && isName(parts[0] ?? '')) start = 2;
  if (daring && end === parts.length && start === 0) end = withoutTail(parts);
  return parts.slice(start, end).join('').trim() || title;
}

/** Nothing names the site: a bar parts it off, or a dash if what is before it is plainly a headline. */
function withoutTail(parts: readonly string[]): number {
  const last = parts.at(-1) ?? '';
  const mark = (parts.at(-2) ?? '').trim();
  const before = parts.slice(0, -2).join('');
  if (parts.length < 3 || last.length > 40 || before.split(' ').length < 3) return parts.length;
  return /^[|»›·•]$|^::$/.test(mark) || /\.(?:com|org|net|[a-z]{2})$/i.test(last)
    ? parts.length - 2
    : parts.length;
}

function hostName(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return new URL(url).hostname.replace(/^(?:www|m|amp)\./, '').replace(/\.(?:[a-z]{2,3}\.)?[a-z]{2,12}$/, '');
}

/** "The Rotterby Ledger", "rotterbyledger.com" and "Rotterby Ledger" are one name. */
function sameName(one: string, other: string): boolean {
  return plain(one) !== '' && plain(one) === plain(other);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^the\s+|^www\.|\.(?:com|org|net|co\.uk|[a-z]{2})$/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^the(?=\p{L}{6})/u, '');
}
