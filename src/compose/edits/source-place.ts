import type { Article } from '../../article/article.ts';
import type { Place } from '../material.ts';

/** A text of the article without its blanks, and where each character of that stands in the text itself. */
type Bared = {
  readonly place: Omit<Place, 'start' | 'end'>;
  readonly bare: string;
  readonly at: readonly number[];
};

const known = new WeakMap<Article, readonly Bared[]>();

/**
 * Where a sentence stands in an article word for word; null where it does not. White space, list marks, the final stop
 * and curly or straight quotation marks may differ. UTF-16 offsets in the title, highlight or block.
 */
export function placeIn(article: Article, sentence: string): Place | null {
  const wanted = bared(sentence.replace(/^(?:[•·▪–—*-]|\d{1,2}[.)])\s+/u, '')).bare.replace(/[.。]$/u, '');
  if (wanted === '') return null;
  const sources = known.get(article) ?? sourcesOf(article);
  known.set(article, sources);
  for (const { place, bare, at } of sources) {
    const start = bare.indexOf(wanted);
    if (start === -1) continue;
    const last = start + wanted.length;
    // The final stop belongs to what is shown, where it stands there.
    const end = /[.。]/u.test(bare.charAt(last)) ? last : last - 1;
    return { ...place, start: at[start] ?? 0, end: (at[end] ?? 0) + 1 };
  }
  return null;
}

/** Highlights before the body: what an editor chose is what a post tells. */
function sourcesOf(article: Article): readonly Bared[] {
  return [
    ...article.highlights.map((text, index) => ({
      place: { from: 'highlight' as const, index },
      ...bared(text),
    })),
    ...article.blocks.map(({ text }, index) => ({
      place: { from: 'block' as const, index },
      ...bared(text),
    })),
    { place: { from: 'title' as const, index: 0 }, ...bared(article.title) },
  ];
}

/** Decomposed characters stay as they are: the check of the words tells those, and here only a light is lost. */
function bared(text: string): { readonly bare: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let bare = '';
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (char.trim() === '') continue;
    bare += /[“”„«»]/.test(char) ? '"' : /[‘’]/.test(char) ? "'" : char;
    at.push(index);
  }
  return { bare, at };
}
