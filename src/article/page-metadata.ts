import { z } from 'zod';
import type { Article } from './article.ts';
import type { Page } from './page.ts';
import { stripInvisible, tidyText } from './tidy.ts';

/** What a page says about itself outside its text. */
export type PageMetadata = Pick<
  Article,
  'author' | 'publishedAt' | 'url' | 'siteName' | 'image' | 'section'
> & {
  readonly title: string | null;
  readonly language: string | null;
};

const storySchema = z.looseObject({
  '@type': z.union([z.string(), z.array(z.string())]).optional(),
  headline: z.string().optional(),
  datePublished: z.string().optional(),
  author: z.unknown().optional(),
  articleSection: z.union([z.string(), z.array(z.string())]).optional(),
});
type Story = z.infer<typeof storySchema>;

/** Reads a page's title, address, author, time, image, section and language: JSON-LD first, then meta tags. */
export function readMetadata(document: Page, url: string | null): PageMetadata {
  const meta = metaReader(document);
  const story = storyIn(document);
  const image = meta('og:image', 'og:image:url', 'twitter:image');
  const siteName = meta('og:site_name', 'application-name');
  const headline = story?.headline ?? meta('og:title', 'twitter:title') ?? headingOf(document);
  return {
    title: withoutSiteName(headline ?? document.querySelector('title')?.textContent ?? null, siteName),
    url: addressOf(document, url) ?? meta('og:url') ?? url,
    author: nameIn(story?.author) ?? plainAuthor(meta('author', 'article:author', 'byl')),
    publishedAt: instant(story?.datePublished ?? meta('article:published_time', 'date', 'pubdate')),
    siteName,
    image: image === null ? null : imageAt(image, meta('og:image:alt', 'twitter:image:alt'), url),
    section: firstOf(story?.articleSection) ?? meta('article:section'),
    language: document.documentElement?.getAttribute('lang')?.trim() || null,
  };
}

function metaReader(document: Page): (...names: readonly string[]) => string | null {
  const found = new Map<string, string>();
  for (const tag of document.querySelectorAll('meta')) {
    const name = (tag.getAttribute('property') ?? tag.getAttribute('name') ?? '').toLowerCase();
    const content = tidyText(tag.getAttribute('content') ?? '');
    if (content !== '' && !found.has(name)) found.set(name, content);
  }
  return (...names) => names.map((name) => found.get(name)).find((value) => value !== undefined) ?? null;
}

function storyIn(document: Page): Story | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const stories = flatten(parseJson(script.textContent ?? '')).map((item) => storySchema.safeParse(item));
    const story = stories.find((parsed) => parsed.success && isStory(parsed.data));
    if (story?.success) return story.data;
  }
  return null;
}

function isStory(story: Story): boolean {
  const types = [story['@type'] ?? []].flat();
  return types.some((type) => /(?:Article|Report|BlogPosting)$/.test(type));
}

function flatten(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(flatten);
  if (typeof value === 'object' && value !== null && '@graph' in value) return flatten(value['@graph']);
  return [value];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function nameIn(author: unknown): string | null {
  if (Array.isArray(author))
    return (
      author
        .map(nameIn)
        .filter((name) => name !== null)
        .join(', ') || null
    );
  if (typeof author === 'string') return plainAuthor(author);
  if (typeof author !== 'object' || author === null || !('name' in author)) return null;
  return typeof author.name === 'string' ? tidyText(author.name) || null : null;
}

function plainAuthor(author: string | null): string | null {
  return author === null || /^https?:/i.test(author) ? null : tidyText(author.replace(/^by\s+/i, '')) || null;
}

function headingOf(document: Page): string | null {
  return tidyText(document.querySelector('h1')?.textContent ?? '') || null;
}

function withoutSiteName(title: string | null, siteName: string | null): string | null {
  if (title === null) return null;
  const tidy = tidyText(title);
  const end = siteName === null ? -1 : tidy.toLowerCase().lastIndexOf(siteName.toLowerCase());
  const before = end > 0 ? tidy.slice(0, end) : '';
  return /\s[|–—·-]\s*$/.test(before) ? before.replace(/\s[|–—·-]\s*$/, '') : tidy;
}

function addressOf(document: Page, url: string | null): string | null {
  return resolve(document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null, url);
}

function imageAt(address: string, alt: string | null, url: string | null): Article['image'] {
  const resolved = resolve(address, url);
  return resolved === null ? null : { url: resolved, alt };
}

function resolve(address: string | null, base: string | null): string | null {
  const clean = stripInvisible(address ?? '').trim();
  if (clean === '') return null;
  if (URL.canParse(clean)) return clean;
  return base !== null && URL.canParse(clean, base) ? new URL(clean, base).href : null;
}

function firstOf(value: string | readonly string[] | undefined): string | null {
  return (typeof value === 'string' ? value : value?.[0]) ?? null;
}

/** A time that says its zone, as ISO 8601; one without a zone is left out rather than guessed. */
function instant(value: string | null): string | null {
  if (value === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/.test(value)) return null;
  const time = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
