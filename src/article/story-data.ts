import { decodeEntities } from './entities.ts';
import { firstInstant } from './instant.ts';
import { isNode, nodesIn, parseJsonLd } from './json-ld.ts';
import type { Page } from './page.ts';
import { tidyText } from './tidy.ts';
import { resolveAddress } from './web-address.ts';

/** What a page's JSON-LD says of its story; null or empty where it says nothing. */
export type StoryData = {
  readonly headline: string | null;
  readonly author: string | null;
  readonly publishedAt: string | null;
  readonly section: string | null;
  readonly publisher: string | null;
  readonly language: string | null;
  readonly image: string | null;
  readonly url: string | null;
  readonly body: string | null;
};

type Node = Readonly<Record<string, unknown>>;

/** The story among a page's JSON-LD, whichever script and shape it is in. */
export function storyDataIn(document: Page, url: string | null): StoryData | null {
  const nodes: Node[] = [];
  for (const script of document.querySelectorAll('script')) {
    if (/ld\+json/i.test(script.getAttribute('type') ?? ''))
      nodes.push(...nodesIn(parseJsonLd(script.textContent ?? '')));
  }
  const stories = nodes.filter(isStory);
  const story = stories.find((node) => text(node['headline']) !== null) ?? stories[0];
  if (story === undefined) return null;
  const byId = new Map(nodes.map((node) => [node['@id'], node]));
  const whole = (value: unknown) =>
    isNode(value) && value['name'] === undefined && value['url'] === undefined
      ? (byId.get(value['@id']) ?? value)
      : value;
  return {
    headline: text(story['headline']) ?? text(story['name']),
    author: names(story['author'] ?? story['creator'], whole),
    publishedAt: firstInstant(raw(story['datePublished']), raw(story['dateCreated'])),
    section: text(story['articleSection']),
    publisher: names(story['publisher'], whole),
    language:
      raw(story['inLanguage']) ??
      (isNode(story['inLanguage']) ? raw(story['inLanguage']['alternateName']) : null),
    image: imageOf(story['image'], whole, url),
    url: resolveAddress(raw(story['url']) ?? raw(story['mainEntityOfPage']), url),
    body: raw(story['articleBody']),
  };
}

function isStory(node: Node): boolean {
  const types = [node['@type']].flat();
  return types.some((type) => typeof type === 'string' && /(?:Article|Report|BlogPosting)$/.test(type));
}

/** The first text of a value, trimmed, as it stands. */
function raw(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : null;
}

/** The same as words: pages often put HTML's entities into JSON, where nothing else decodes them. */
function text(value: unknown): string | null {
  const found = raw(value);
  return found === null ? null : tidyText(decodeEntities(found)) || null;
}

function names(value: unknown, whole: (value: unknown) => unknown, depth = 0): string | null {
  if (depth > 3) return null;
  if (Array.isArray(value)) {
    const each = value.slice(0, 20).map((item) => names(item, whole, depth + 1));
    return [...new Set(each.filter((name) => name !== null))].join(', ') || null;
  }
  if (typeof value === 'string') return /^https?:/i.test(value) ? null : text(value.replace(/^by\s+/i, ''));
  const node = whole(value);
  return isNode(node) ? names(node['name'], whole, depth + 1) : null;
}

function imageOf(value: unknown, whole: (value: unknown) => unknown, url: string | null): string | null {
  for (const item of [value].flat().slice(0, 20)) {
    const node = whole(item);
    const address = isNode(node)
      ? (raw(node['url']) ?? raw(node['contentUrl']) ?? raw(node['@id']))
      : raw(node);
    const found = resolveAddress(address, url);
    if (found !== null) return found;
  }
  return null;
}
