import type { Article } from '../../article/article.ts';
import { splitSentences } from '../../article/sentences.ts';
import { isFixedText } from '../check-source.ts';
import type { Place } from '../material.ts';
import { isInvitation } from '../sayings.ts';
import type { Template } from '../template.ts';
import { placeIn } from './source-place.ts';

/** A sentence of a post, and where it comes from: UTF-16 offsets in the post's words. */
export type Said = {
  readonly start: number;
  readonly end: number;
  /** Where in the article; `own`: the editor's words; `fixed`: the template's, or the link. */
  readonly source: Place | 'own' | 'fixed';
};

export type SaidContext = {
  readonly article: Article;
  readonly link: string | null;
  readonly template: Template | null;
};

/** A post longer than this is refused for its length. */
const longestRead = 3000;

/** The sentences of a post's words in order, each with its source. */
export function saidIn(words: string, context: SaidContext): readonly Said[] {
  const { article, link } = context;
  const said: Said[] = [];
  let lineStart = 0;
  for (const line of words.slice(0, longestRead).split('\n')) {
    const mark = /^(?:[•·▪–—*-]\s+)?(?:\d{1,2}\.\s+(?=\p{L}))?/u.exec(line)?.[0].length ?? 0;
    if (isInvitation(line, link)) {
      if (line.trim() !== '') said.push({ start: lineStart, end: lineStart + line.length, source: 'fixed' });
    } else {
      for (const { text, start, end } of splitSentences(line.slice(mark), article.language)) {
        const from = lineStart + mark + start;
        said.push({ start: from, end: from + end - start, source: sourceFor(text, context) });
      }
    }
    lineStart += line.length + 1;
  }
  return said;
}

function sourceFor(text: string, { article, ...known }: SaidContext): Said['source'] {
  const isTag = /^#[\p{L}\p{N}_]+$/u.test(text);
  return placeIn(article, text) ?? (isTag || isFixedText(text, known) ? 'fixed' : 'own');
}
