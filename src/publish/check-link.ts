import { readHtml } from '../article/read-html.ts';
import { fetchPage } from '../site/fetch-page.ts';

/** What became of the page a thread links to. `gone`: a reader would find nothing there. */
export type LinkState =
  | { readonly state: 'good' }
  | { readonly state: 'odd'; readonly why: string }
  | { readonly state: 'gone'; readonly why: string };
/** `title` is the headline the thread was made from. Never throws. */
export type CheckLink = (link: string, title: string) => Promise<LinkState>;

/** A page that asks search engines to leave it out was withdrawn, or never meant to be found. */
const noindex = /<meta\b[^>]*\bname\s*=\s*["']?robots["']?[^>]*\bnoindex\b/i;

/**
 * Looks whether the page behind a link is there and still carries the headline the thread was made from. Only what
 * is surely gone counts as gone: a refusal or a slow site proves nothing.
 */
export async function checkLink(link: string, title: string): Promise<LinkState> {
  const page = await fetchPage(link);
  if (!page.ok) {
    const why = `${link}: ${page.message}`;
    return page.code === 'gone' ? { state: 'gone', why } : { state: 'odd', why };
  }
  if (noindex.test(page.html))
    return { state: 'gone', why: `${link} asks not to be indexed, so it may have been withdrawn.` };
  const read = readHtml(page.html, page.url);
  if (read.ok && words(read.article.title) !== words(title)) {
    return { state: 'odd', why: `The headline at ${link} now reads “${read.article.title}”.` };
  }
  return { state: 'good' };
}

function words(title: string): string {
  return (
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}
