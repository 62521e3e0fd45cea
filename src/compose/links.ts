import twitterText from 'twitter-text';

/** A stretch of a text that X makes a link of, and bills as one. UTF-16 offsets, `end` exclusive. */
export type Link = {
  readonly url: string;
  readonly start: number;
  readonly end: number;
  readonly own: boolean;
};

/** Texts are cut here before the search: a longer one is no post anyway, and hostile ones take quadratic time. */
const longestSearched = 5000;

/** A stop with the start of a top-level domain after it; no such domain begins with a digit or has one letter. */
const beforeDomain = /\.[^\s.\d][^\s.]/g;

/** Where the next stop stands that a link may have in it, or -1; most texts have none but at their sentences' ends. */
export function findDomain(text: string, from: number): number {
  beforeDomain.lastIndex = from;
  return beforeDomain.exec(text)?.index ?? -1;
}

/** Finds what X counts as links: with a protocol or without (`Amazon.com`, `ended.In`), and always our own. */
export function findLinks(text: string, ownLink: string | null = null): Link[] {
  const own = ownLink === null ? [] : occurrences(text, ownLink);
  if (findDomain(text, 0) === -1) return own;
  const found = twitterText
    .extractUrlsWithIndices(text.slice(0, longestSearched), { extractUrlsWithoutProtocol: true })
    .map(({ url, indices: [start, end] }) => ({ url, start, end, own: false }))
    .filter((link) => !own.some((ours) => link.start < ours.end && ours.start < link.end));
  return [...own, ...found].sort((a, b) => a.start - b.start);
}

/** Whether X would see any link in a text. */
export function hasLink(text: string): boolean {
  return findLinks(text).length > 0;
}

function occurrences(text: string, ownLink: string): Link[] {
  const found: Link[] = [];
  if (ownLink === '') return found;
  for (let at = text.indexOf(ownLink); at !== -1; at = text.indexOf(ownLink, at + ownLink.length)) {
    found.push({ url: ownLink, start: at, end: at + ownLink.length, own: true });
  }
  return found;
}

/** The link with a template's campaign parameters, keeping those it has. */
export function withCampaign(link: string, campaign: Readonly<Record<string, string>>): string {
  const entries = Object.entries(campaign);
  if (entries.length === 0 || !URL.canParse(link)) return link;
  const url = new URL(link);
  for (const [name, value] of entries) {
    if (!url.searchParams.has(`utm_${name}`)) url.searchParams.set(`utm_${name}`, value);
  }
  return url.href;
}

/** Whether a text can stand in a thread as its link: http or https, no blanks. */
export function isWebLink(link: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(link) && link.length <= 4000 && URL.canParse(link);
}
