import type { parseFeed } from 'feedsmith';
import { decodeEntities } from './entities.ts';
import { firstInstant } from './instant.ts';
import { parsePage } from './page.ts';
import { tidyText } from './tidy.ts';

/** One item of a feed of any format, as the feed has it. */
export type FeedEntry = {
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string;
  /** HTML of the whole text, where the feed has a field for it. */
  readonly content: string | null;
  readonly summary: string | null;
  readonly author: string | null;
  readonly section: string | null;
  readonly language: string | null;
  readonly publishedAt: string | null;
  readonly image: { readonly url: string; readonly alt: string | null } | null;
};

/** A feed of any format: its title, its site's address, its items. */
export type FeedEntries = {
  readonly title: string | null;
  readonly siteUrl: string | null;
  readonly language: string | null;
  readonly entries: readonly FeedEntry[];
};

type Parsed = ReturnType<typeof parseFeed<string>>;
type Of<Format extends Parsed['format']> = Extract<Parsed, { format: Format }>['feed'];
type Item<Format extends 'rss' | 'rdf' | 'json'> = NonNullable<Of<Format>['items']>[number];
type AtomEntry = NonNullable<Of<'atom'>['entries']>[number];

/** Brings what feedsmith parsed to one shape. */
export function entriesOf(parsed: Parsed): FeedEntries {
  switch (parsed.format) {
    case 'rss': {
      const { feed } = parsed;
      const language = feed.language ?? null;
      return {
        title: words(feed.title),
        siteUrl: feed.link ?? null,
        language,
        entries: (feed.items ?? []).map(ofRss),
      };
    }
    case 'rdf': {
      const { feed } = parsed;
      const language = feed.dc?.languages?.[0] ?? null;
      return {
        title: words(feed.title),
        siteUrl: feed.link ?? null,
        language,
        entries: (feed.items ?? []).map(ofRdf),
      };
    }
    case 'atom': {
      const { feed } = parsed;
      const siteUrl = linkOf(feed.links) ?? feed.xml?.base ?? null;
      const entries = (feed.entries ?? []).map(ofAtom);
      return { title: atomWords(feed.title), siteUrl, language: feed.xml?.lang ?? null, entries };
    }
    case 'json': {
      const { feed } = parsed;
      const siteUrl = feed.home_page_url ?? null;
      const entries = (feed.items ?? []).map(ofJson);
      return { title: plain(feed.title), siteUrl, language: feed.language ?? null, entries };
    }
    default:
      return parsed satisfies never;
  }
}

function ofRss(item: Item<'rss'>): FeedEntry {
  const guid = item.guid?.value ?? null;
  const isLink = guid !== null && item.guid?.isPermaLink !== false && /^https?:/i.test(guid);
  const file = item.enclosures?.find((enclosure) => enclosure.type?.startsWith('image/'));
  const picture = item.media?.contents?.find(
    (media) => media.medium === 'image' || media.type?.startsWith('image/'),
  );
  const image = picture?.url ?? file?.url ?? item.media?.thumbnails?.[0]?.url ?? null;
  const alt = picture?.description?.value ?? picture?.title?.value ?? null;
  return {
    id: guid,
    url: item.link ?? (isLink ? guid : null),
    title: words(item.title ?? item.dc?.titles?.[0]) ?? '',
    content: html(item.content?.encoded),
    summary: html(item.description),
    author: words(item.dc?.creators?.join(', ')) ?? words(item.authors?.map(personName).join(', ')),
    section: words(item.categories?.[0]?.name),
    language: item.dc?.languages?.[0] ?? null,
    publishedAt: firstInstant(item.pubDate, item.dc?.dates?.[0], item.atom?.published),
    image: image === null ? null : { url: image, alt: words(alt) },
  };
}

function ofRdf(item: Item<'rdf'>): FeedEntry {
  return {
    id: item.rdf?.about ?? item.link ?? null,
    url: item.link ?? null,
    title: words(item.title) ?? '',
    content: html(item.content?.encoded),
    summary: html(item.description),
    author: words(item.dc?.creators?.join(', ')),
    section: words(item.dc?.subjects?.[0]),
    language: item.dc?.languages?.[0] ?? null,
    publishedAt: firstInstant(item.dc?.dates?.[0]),
    image: null,
  };
}

function ofAtom(entry: AtomEntry): FeedEntry {
  const file = entry.links?.find((link) => link.rel === 'enclosure' && link.type?.startsWith('image/'));
  const image = file?.href ?? entry.media?.contents?.[0]?.url ?? entry.media?.thumbnails?.[0]?.url ?? null;
  return {
    id: entry.id ?? null,
    url: linkOf(entry.links),
    title: atomWords(entry.title) ?? '',
    content: html(entry.content?.value),
    summary: html(entry.summary?.value),
    author: words(entry.authors?.map((author) => author.name ?? '').join(', ')),
    section: words(entry.categories?.[0]?.label ?? entry.categories?.[0]?.term),
    language: entry.xml?.lang ?? null,
    publishedAt: firstInstant(entry.published, entry.updated),
    image: image === null ? null : { url: image, alt: null },
  };
}

function ofJson(item: Item<'json'>): FeedEntry {
  return {
    id: item.id ?? null,
    url: item.url ?? item.external_url ?? null,
    title: plain(item.title) ?? '',
    content: html(item.content_html) ?? paragraphs(item.content_text),
    summary: paragraphs(item.summary),
    author: plain(item.authors?.map((author) => author.name ?? '').join(', ')),
    section: plain(item.tags?.[0]),
    language: item.language ?? null,
    publishedAt: firstInstant(item.date_published, item.date_modified),
    image: item.image ? { url: item.image, alt: null } : null,
  };
}

/** "ida@ledger.example (Ida Moss)" is how RSS names an author. */
function personName(person: {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}): string {
  const named = person.name ?? '';
  return /\(([^)]+)\)/.exec(named)?.[1] ?? (named.includes('@') ? '' : named);
}

function linkOf(
  links: readonly { readonly href?: string | undefined; readonly rel?: string | undefined }[] | undefined,
): string | null {
  return links?.find((link) => link.rel === undefined || link.rel === 'alternate')?.href ?? null;
}

/** RSS does not say whether a title is HTML; by custom it is, so what is left of entities and tags is read as such. */
function words(text: string | null | undefined): string | null {
  const found = text ?? '';
  const isMarkup = /<\/?(?:b|i|em|strong|span|sup|sub|cite|a|br|p)\b[^>]*>/i.test(found);
  return plain(isMarkup ? parsePage(`<p>${found}</p>`).body?.textContent : decodeEntities(found));
}

/** An Atom title says itself whether it is HTML. */
function atomWords(
  text: { readonly value?: string | undefined; readonly type?: string | undefined } | undefined,
): string | null {
  return text?.type === 'html' || text?.type === 'xhtml' ? words(text.value) : plain(text?.value);
}

function plain(text: string | null | undefined): string | null {
  return tidyText(text ?? '') || null;
}

function html(text: string | null | undefined): string | null {
  return text === undefined || text === null || text.trim() === '' ? null : text;
}

/** Plain text as the readers of HTML take it. */
function paragraphs(text: string | null | undefined): string | null {
  if (html(text) === null) return null;
  const safe = (text ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return safe
    .split(/\n+/)
    .map((line) => `<p>${line}</p>`)
    .join('');
}
