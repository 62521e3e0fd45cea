import type { Article } from './article.ts';
import { firstInstant } from './instant.ts';
import type { Page } from './page.ts';
import { authorShownIn } from './page-byline.ts';
import { altOfImage } from './page-image.ts';
import { titleOf } from './page-title.ts';
import { type StoryData, storyDataIn } from './story-data.ts';
import { tidyText } from './tidy.ts';
import { resolveAddress, withoutTracking } from './web-address.ts';

/** What a page says about itself outside its text. */
export type PageMetadata = Pick<
  Article,
  'author' | 'publishedAt' | 'url' | 'siteName' | 'image' | 'section'
> & {
  readonly title: string | null;
  readonly language: string | null;
  /** The story's text as the page's data has it, for pages that show nothing without script. */
  readonly dataBody: string | null;
};

type Meta = (...names: readonly string[]) => string | null;

/** Reads a page's title, address, author, time, image, section and language: JSON-LD first, then meta tags. */
export function readMetadata(document: Page, url: string | null): PageMetadata {
  const meta = metaReader(document);
  const story = storyDataIn(document, url);
  const siteName = meta('og:site_name', 'application-name') ?? story?.publisher ?? null;
  return {
    title: titleOf(document, {
      inData: story?.headline ?? null,
      inCard: meta('og:title', 'twitter:title'),
      siteName,
      url,
    }),
    url: addressOf(document, meta, story, url),
    author:
      story?.author ??
      plainAuthor(meta('author', 'article:author', 'byl', 'parsely-author', 'sailthru.author')) ??
      authorShownIn(document, siteName),
    publishedAt: firstInstant(
      story?.publishedAt,
      meta('article:published_time', 'og:published_time'),
      meta('parsely-pub-date', 'datepublished', 'dc.date.issued', 'date', 'pubdate'),
      document
        .querySelector('article time[datetime], time[pubdate], time[itemprop="datePublished"]')
        ?.getAttribute('datetime'),
    ),
    siteName,
    image: imageOf(document, meta, story, url),
    section: story?.section ?? meta('article:section', 'parsely-section'),
    language:
      document.documentElement?.getAttribute('lang')?.trim() ||
      story?.language ||
      meta('content-language', 'og:locale', 'language'),
    dataBody: story?.body ?? null,
  };
}

function metaReader(document: Page): Meta {
  const found = new Map<string, string>();
  for (const tag of document.querySelectorAll('meta')) {
    const name = tag.getAttribute('property') ?? tag.getAttribute('name') ?? tag.getAttribute('itemprop');
    const key = (name ?? tag.getAttribute('http-equiv') ?? '').trim().toLowerCase();
    const content = tidyText(tag.getAttribute('content') ?? '');
    if (content !== '' && !found.has(key)) found.set(key, content);
  }
  return (...names) => names.map((name) => found.get(name)).find((value) => value !== undefined) ?? null;
}

function plainAuthor(author: string | null): string | null {
  return author === null || /^(?:https?:|www\.|@)/i.test(author)
    ? null
    : tidyText(author.replace(/^by\s+/i, '')) || null;
}

/** The canonical address; one that names only the site's front page on a page within it is a template's mistake. */
function addressOf(document: Page, meta: Meta, story: StoryData | null, url: string | null): string | null {
  const stated = [
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href'),
    meta('og:url'),
    story?.url,
  ].map((address) => resolveAddress(address, url));
  const found = stated.find(
    (address) => address !== null && (url === null || !isFrontPage(address) || isFrontPage(url)),
  );
  const address = found ?? url;
  return address === null ? null : (withoutTracking(address) ?? address);
}

function isFrontPage(address: string): boolean {
  return URL.canParse(address) && new URL(address).pathname === '/' && new URL(address).search === '';
}

function imageOf(document: Page, meta: Meta, story: StoryData | null, url: string | null): Article['image'] {
  const card = resolveAddress(
    meta('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'),
    url,
  );
  const image = card ?? story?.image ?? null;
  if (image === null) return null;
  const alt = card === null ? null : meta('og:image:alt', 'twitter:image:alt');
  return { url: image, alt: alt ?? altOfImage(document, image) };
}
