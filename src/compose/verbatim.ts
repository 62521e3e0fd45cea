import type { Article } from '../article/article.ts';

/**
 * Tells whether a text stands in an article word for word. Allowed to differ: white space, list marks,
 * the final stop, curly or straight quotation marks.
 */
export function sourceOf(article: Article): (text: string) => boolean {
  const hook = article.socialHook === null ? [] : [article.socialHook];
  const sources = [
    article.title,
    ...hook,
    ...article.highlights,
    ...article.blocks.map((block) => block.text),
  ];
  const whole = sources.map(bare).join('\n');
  return (text) => {
    const wanted = bare(text).replace(/[.。]$/u, '');
    return wanted !== '' && whole.includes(wanted);
  };
}

function bare(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/^[•·▪–—*-]\s+/u, '')
    .replace(/\s+/gu, '');
}
