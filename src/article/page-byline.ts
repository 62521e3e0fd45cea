import { authorOfByline, namesAlone } from './byline.ts';
import { type Page, type PageElement, textOfSmall } from './page.ts';
import { tidyText } from './tidy.ts';

/** Where templates put the author's name alone. */
const names =
  '[itemprop="author"] [itemprop="name"],[rel~="author"],.author.vcard .fn,.author-name,.byline__name,.byline-name,.entry-author-name,.c-byline__author,.amp-wp-author';
/** Where they put it with "By". */
const lines =
  '[class*="byline"],[class*="Byline"],[class*="author"],[class*="signa"],[class*="publication-data"]';
const around = 'aside,nav,footer,[class*="related"],[class*="comment"],[class*="sidebar"]';
const longestLine = 120;
const mostNodes = 30;

/** The author that a page shows and its data does not name, or null; the first one shown is the story's. */
export function authorShownIn(document: Page, siteName: string | null): string | null {
  for (const element of document.querySelectorAll(names)) {
    const name = lineOf(element);
    if (name !== null && !isAround(element)) {
      const found = authorOfByline(name) ?? namesAlone(name);
      if (found !== null) return together(element, found);
    }
  }
  for (const element of document.querySelectorAll(lines)) {
    const line = lineOf(element);
    if (line !== null && !isAround(element)) {
      const found = authorOfByline(withoutSite(line, siteName));
      if (found !== null) return found;
    }
  }
  return null;
}

/** The author with those whose links stand in the same line. */
function together(first: PageElement, found: string): string {
  const links = [...(first.parentElement?.querySelectorAll('a[rel~="author"]') ?? [])];
  const others = links.map((link) => namesAlone(tidyText(link.textContent ?? '')) ?? found);
  return [...new Set([found, ...others])].join(', ');
}

function lineOf(element: PageElement): string | null {
  const line = tidyText(textOfSmall(element, mostNodes) ?? '');
  return line === '' || line.length > longestLine ? null : line;
}

function isAround(element: PageElement): boolean {
  for (let at: PageElement | null = element; at !== null; at = at.parentElement) {
    if (at.matches(around)) return true;
  }
  return false;
}

/** "Por Lívia Andrade, Folha do Vale — Serra Alta" without the site and what follows it. */
function withoutSite(line: string, siteName: string | null): string {
  const at = siteName === null ? -1 : line.indexOf(siteName);
  return at <= 0 ? line : line.slice(0, at).replace(/[\s,|·•–—/-]+$/u, '');
}
