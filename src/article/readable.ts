import { maxSourceBytes, type Unreadable } from './article.ts';

/** Why a source cannot be an article whatever its format, or null when it may be one. */
export function whyUnreadable(source: string): Unreadable | null {
  if (source.trim() === '') {
    return {
      code: 'empty',
      message: 'There is nothing in it.',
      fix: 'Paste the article, or choose another file.',
    };
  }
  const bytes = source.length > maxSourceBytes ? source.length : new TextEncoder().encode(source).length;
  if (bytes > maxSourceBytes) {
    return {
      code: 'too-large',
      message: `It is ${(bytes / 1_000_000).toFixed(1)} MB; an article may have up to ${maxSourceBytes / 1_000_000} MB.`,
      fix: 'Paste only the article’s text.',
    };
  }
  return isText(source) ? null : notText;
}

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
