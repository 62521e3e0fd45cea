import type { Article, Block } from '../../article/article.ts';
import type { Preview } from '../new-preview.ts';

type Props = { readonly article: Article; readonly sources: Preview['sources'] };
type Span = { readonly start: number; readonly end: number };

/** What was read: title, highlights, body with the used words marked, and what was left out, folded. */
export function ArticleAsRead({ article, sources }: Props) {
  return (
    <article class="as-read" lang={article.language} dir="auto">
      <h3>{article.title}</h3>
      {article.highlights.length > 0 && (
        <ul class="highlights" aria-label="Highlights">
          {article.highlights.map((highlight) => (
            <li>
              <mark>{highlight}</mark>
            </li>
          ))}
        </ul>
      )}
      {article.blocks.map((block, index) => (
        <BlockAsRead
          block={block}
          used={sources.filter(({ from, index: at }) => from === 'block' && at === index)}
        />
      ))}
      {article.leftOut.length > 0 && (
        <details class="left-out">
          <summary>Left out: {article.leftOut.length} lines of the site</summary>
          <ul>
            {article.leftOut.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

/** What the colours of {@link ArticleAsRead} mean. */
export function Legend({ article, sources }: Props) {
  const hasUsed = sources.some(({ from }) => from === 'block');
  if (article.highlights.length === 0 && !hasUsed) return null;
  return (
    <p class="hint legend">
      {article.highlights.length > 0 && (
        <span>
          <mark>Yellow</mark> highlights
        </span>
      )}
      {hasUsed && (
        <span>
          <span class="used">Blue</span> used in the thread
        </span>
      )}
    </p>
  );
}

function BlockAsRead({ block, used }: { readonly block: Block; readonly used: readonly Span[] }) {
  const words = piecesOf(block.text, used).map(({ text, isUsed }) =>
    isUsed ? <span class="used">{text}</span> : text,
  );
  switch (block.kind) {
    case 'heading':
      return <h4>{words}</h4>;
    case 'quote':
      return <blockquote>{words}</blockquote>;
    case 'list-item':
      return <p class="item">{words}</p>;
    case 'paragraph':
      return <p>{words}</p>;
    default:
      return block.kind satisfies never;
  }
}

/** A text cut where used spans begin and end; overlapping spans are one. */
export function piecesOf(text: string, spans: readonly Span[]): { text: string; isUsed: boolean }[] {
  const pieces: { text: string; isUsed: boolean }[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const from = Math.max(at, start);
    if (end <= from) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), isUsed: false });
    pieces.push({ text: text.slice(from, end), isUsed: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isUsed: false });
  return pieces;
}
