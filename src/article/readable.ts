import { maxSourceBytes, type Unreadable } from './article.ts';

/** How large what is read may be. */
type Limit = { readonly what: 'an article' | 'a feed'; readonly most: number };
const articleLimit: Limit = { what: 'an article', most: maxSourceBytes };

/** Why a source cannot be read whatever its format, or null when it may be; the limit in bytes of UTF-8. */
export function whyUnreadable(source: string, { what, most }: Limit = articleLimit): Unreadable | null {
  const start = source.slice(0, 2000).trimStart();
  const file = fileKinds.find(([signatures]) => signatures.some((signature) => start.startsWith(signature)));
  if (file !== undefined) return { code: 'not-text', message: `This is ${file[1]}, not text.`, fix: file[2] };
  if (what === 'an article' && looksLikeFeed.test(start)) return aFeed;
  if (source.trim() === '') {
    return {
      code: 'empty',
      message: 'There is nothing in it.',
      fix: 'Paste the article, or choose another file.',
    };
  }
  const bytes = source.length > most ? source.length : new TextEncoder().encode(source).length;
  if (bytes > most) {
    return {
      code: 'too-large',
      message: `It is ${(bytes / 1_000_000).toFixed(1)} MB; ${what} may have up to ${most / 1_000_000} MB.`,
      fix: what === 'an article' ? 'Paste only the article’s text.' : 'Offer a feed of fewer items.',
    };
  }
  return isText(source) ? null : notText;
}

const copyText = 'Open it, copy the article’s text and paste that, or save it as plain text in UTF-8.';

/** What files that are no text begin with (broken bytes decode to U+FFFD), their name, and what to do. */
const fileKinds: readonly (readonly [readonly string[], string, string])[] = [
  [['%PDF-'], 'a PDF file', copyText],
  [['PK\u0003\u0004'], 'a Word, OpenDocument or ZIP file', copyText],
  [['{\\rtf'], 'an RTF file', copyText],
  [['\ufffd\ufffd\u0011\u0871\u001a', '\ufffd\ufffd\u0011\ufffd\ufffd'], 'an old Word file', copyText],
  [
    ['\ufffdPNG', '\u0089PNG', 'GIF87a', 'GIF89a', '\ufffd\ufffd\ufffd\ufffd\u0000'],
    'an image',
    'Paste the article’s text.',
  ],
];

const looksLikeFeed =
  /^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b|^\{\s*"version"\s*:\s*"https:\/\/jsonfeed\.org/is;
const aFeed: Unreadable = {
  code: 'not-text',
  message: 'This is a feed of many articles, not one of them.',
  fix: 'Give the address or the text of one of its articles.',
};

const notText: Unreadable = {
  code: 'not-text',
  message: 'This is not text that can be read: it looks like a binary file or an unknown character set.',
  fix: 'Save the article as UTF-8 text, Markdown or HTML and try again.',
};

/** A few replacement characters are one bad quotation mark; many are another character set. */
function isText(source: string): boolean {
  if (source.includes('\u0000')) return false;
  const broken = source.split('\ufffd').length - 1;
  return broken <= Math.max(2, source.length / 500) && /[\p{L}\p{N}]/u.test(source);
}
