import { parseFeed } from 'feedsmith';
import type { ReadResult, Unreadable } from './article.ts';
import { entriesOf, type FeedEntry } from './feed-entries.ts';
import { wholeOrExcerpt } from './feed-text.ts';
import { articleFromCms } from './from-cms.ts';
import { parsePage } from './page.ts';
import { firstImageIn } from './page-image.ts';
import { whyUnreadable } from './readable.ts';
import { resolveAddress, withoutTracking } from './web-address.ts';

/** One item of a feed: an article read from the feed itself, or an excerpt whose page must be fetched. */
export type FeedItem = {
  /** The item's own id, else its address: the same item has the same id at each reading. */
  readonly id: string;
  /** Without tracking parameters; null for an item without a page. */
  readonly url: string | null;
  readonly title: string;
  /** ISO 8601 instant; null where the feed gives none. */
  readonly publishedAt: string | null;
  readonly body:
    | { readonly kind: 'article'; readonly result: ReadResult }
    | { readonly kind: 'excerpt'; readonly text: string };
};

export type FeedResult =
  | { readonly ok: true; readonly title: string | null; readonly items: readonly FeedItem[] }
  | { readonly ok: false; readonly why: Unreadable };

/** A feed carries many articles: larger than one may be, in bytes of UTF-8. */
const maxFeedBytes = 8_000_000;
const mostItems = 500;

/**
 * Reads RSS, Atom, RDF or JSON Feed. An item is an article where the feed carries its whole text, and an excerpt
 * where it is short, cut ("[…]", "Read more") or a mere description. `url` is the feed's own, for relative addresses.
 */
export function readFeed(source: string, url?: string): FeedResult {
  const why = whyUnreadable(source, { what: 'a feed', most: maxFeedBytes });
  if (why !== null) return { ok: false, why };
  try {
    const { title, siteUrl, language, entries } = entriesOf(parseFeed(source.trimStart()));
    const base = resolveAddress(siteUrl, url ?? null) ?? url ?? null;
    const items = entries
      .slice(0, mostItems)
      .flatMap((entry) => itemOf(entry, { title, language, base }) ?? []);
    return { ok: true, title, items: uniqueById(items) };
  } catch {
    // feedsmith throws one class for what is no feed and another for a broken one; either way there is none to read
    return { ok: false, why: notFeed };
  }
}

const notFeed: Unreadable = {
  code: 'not-feed',
  message: 'This is not a feed that can be read: RSS, Atom and JSON Feed are.',
  fix: 'Give the address of the feed itself; a web page often links to it as “RSS”.',
};

type Around = {
  readonly title: string | null;
  readonly language: string | null;
  readonly base: string | null;
};

/** Null for an item that has neither an address nor an id: it could never be told from another. */
function itemOf(entry: FeedEntry, around: Around): FeedItem | null {
  const address = resolveAddress(entry.url, around.base);
  const url = address === null ? null : (withoutTracking(address) ?? address);
  const id = entry.id ?? url;
  if (id === null) return null;
  const text = wholeOrExcerpt(entry.content, entry.summary);
  const { title, publishedAt } = entry;
  if (!text.isWhole && url !== null)
    return { id, url, title, publishedAt, body: { kind: 'excerpt', text: text.plain } };
  const result = articleFromCms({
    externalId: entry.id,
    title,
    body: text.html,
    canonicalUrl: url,
    siteName: around.title,
    language: entry.language ?? around.language,
    author: entry.author,
    section: entry.section,
    publishedAt,
    image: entry.image ?? firstImageIn(parsePage(text.html), url ?? around.base),
  });
  return { id, url, title, publishedAt, body: { kind: 'article', result } };
}

function uniqueById(items: readonly FeedItem[]): FeedItem[] {
  return [...new Map(items.toReversed().map((item) => [item.id, item])).values()].toReversed();
}
