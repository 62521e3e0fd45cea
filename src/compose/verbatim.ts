import type { Article } from '../article/article.ts';
import { signaturesOf } from './kinds/signature.ts';
import { withoutSpeaker } from './kinds/speaker.ts';

/**
 * Tells whether a text stands in an article word for word. Allowed to differ: white space, list marks,
 * the final stop, curly or straight quotation marks,
 * and before an interview's answer the name of who gives it.
 */
export function sourceOf(article: Article): (text: string) => boolean {
  const sources = sourcesOf(article);
  return (given) => {
    const text = withoutSpeaker(given, article);
    const isUnchanged = sources.some((source) => hasUnchanged(source, text));
    // Most sentences are as they were, and a letter stays however bare a text is made.
    if (isUnchanged && /\p{L}/u.test(text)) return true;
    const wanted = bare(text).replace(/[.。।۔]$/u, '');
    if (wanted === '') return false;
    if (isUnchanged) return true;
    const whole = wholes.get(article) ?? sources.map(bare).join('\n');
    wholes.set(article, whole);
    return whole.includes(wanted);
  };
}

/** An article's text made bare once: it is searched at every check of its thread. */
const wholes = new WeakMap<Article, string>();

/** Whether a source has the very same characters, not followed by a mark that NFC would join to the last. */
function hasUnchanged(source: string, text: string): boolean {
  const at = source.indexOf(text);
  return at !== -1 && !/^[\p{M}\u1160-\u11ff]/u.test(source.slice(at + text.length, at + text.length + 2));
}

function sourcesOf(article: Article): string[] {
  const hook = article.socialHook === null ? [] : [article.socialHook];
  const author = article.author === null ? [] : [article.author];
  return [
    article.title,
    ...hook,
    ...author,
    ...signaturesOf(article),
    ...article.highlights,
    ...article.blocks.map((block) => block.text),
  ];
}

function bare(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/^(?:[•·▪–—*-]|\d{1,2}[.)])\s+/u, '')
    .replace(/\s+/gu, '');
}
