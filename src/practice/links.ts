import { createHash } from 'node:crypto';
import twitterText from 'twitter-text';

export type Link = {
  /** As it stands in the text. */
  readonly written: string;
  /** With a scheme: X puts `http://` before a bare domain. */
  readonly expanded: string;
  readonly start: number;
  readonly end: number;
};

/** The links X finds in a text, bare domains included, in order, by UTF-16 indices. */
export function linksIn(text: string): readonly Link[] {
  return twitterText.extractUrlsWithIndices(text).map(({ url, indices: [start, end] }) => ({
    written: url,
    expanded: /^https?:\/\//i.test(url) ? url : `http://${url}`,
    start,
    end,
  }));
}

/** The t.co address of the `index`th link of a post; always the same one. */
export function shortLink(postId: string, index: number): string {
  const code = createHash('sha256').update(`${postId}/${index}`).digest('base64url').replace(/[-_]/g, 'x');
  return `https://t.co/${code.slice(0, 10)}`;
}

/** A link as X shows it: no scheme, cut after 26 characters of it. */
export function displayLink(expanded: string): string {
  const bare = expanded.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  return bare.length <= 27 ? bare : `${bare.slice(0, 26)}…`;
}
