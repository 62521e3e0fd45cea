import type { Article } from '../article/article.ts';

/**
 * Tells whether a text stands in an article word for word. Allowed to differ: white space, list marks,
 * the final stop, curly or straight quotation marks.
 */
export function sourceOf(article: Article): (text: string) => boolean {
  const whole = wholes.get(article) ?? wholeOf(article);
  wholes.set(article, whole);
  return (text) => {
    const wanted = bare(text).replace(/[.。]$/u, '');
    return wanted !== '' && whole.includes(wanted);
  };
}

/** An article's text made bare once: it is searched at every check of its thread. */
const wholes = new WeakMap<Article, string>();

function wholeOf(article: Article): string {
  const hook = article.socialHook === null ? [] : [article.socialHook];
  const sources = [
    article.title,
    ...hook,
    ...article.highlights,
    ...article.blocks.map((block) => block.text),
  ];
  return sources.map(bare).join('\n');
}

function bare(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/^[•·▪–—*-]\s+/u, '')
    .replace(/\s+/gu, '');
}
