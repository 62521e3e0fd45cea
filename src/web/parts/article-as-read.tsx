import type { Article, Block } from '../../article/article.ts';
import type { JudgedThread } from '../editor-view.ts';
import { sourceRef } from './post-words.tsx';

type Props = { readonly article: Article; readonly judged: JudgedThread };
type Span = { readonly start: number; readonly end: number };

/** A stretch of the article that a post has its words from. */
type Used = Span & { readonly ref: string; readonly posts: readonly number[] };

/** What was read: title, highlights, body with the used words marked, and what was left out, folded. */
export function ArticleAsRead({ article, judged }: Props) {
  const used = usedBy(judged);
  return (
    <div id="as-read">
      <Legend hasHighlights={article.highlights.length > 0} hasUsed={used.size > 0} />
      <article class="as-read" lang={article.language} dir="auto">
        <h3>
          <Marked text={article.title} used={used.get('title-0')} />
        </h3>
        {article.highlights.length > 0 && (
          <ul class="highlights" aria-label="Highlights">
            {article.highlights.map((highlight, index) => (
              <li>
                <mark>
                  <Marked text={highlight} used={used.get(`highlight-${index}`)} />
                </mark>
              </li>
            ))}
          </ul>
        )}
        {article.blocks.map((block, index) => (
          <BlockAsRead block={block} used={used.get(`block-${index}`)} />
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
    </div>
  );
}

/** What the colours of {@link ArticleAsRead} mean. */
function Legend({ hasHighlights, hasUsed }: { readonly hasHighlights: boolean; readonly hasUsed: boolean }) {
  if (!hasHighlights && !hasUsed) return null;
  return (
    <p class="hint legend">
      {hasHighlights && (
        <span>
          <mark>Yellow</mark> highlights
        </span>
      )}
      {hasUsed && (
        <span>
          <span class="used">Blue</span> used in the thread, with the post’s number
        </span>
      )}
    </p>
  );
}

/** By where it stands: what of the title, of each highlight and of each block is used, in order. */
function usedBy({ posts }: JudgedThread): ReadonlyMap<string, readonly Used[]> {
  const used = new Map<string, Used[]>();
  for (const { position, said } of posts) {
    for (const { source } of said) {
      if (typeof source === 'string') continue;
      const key = `${source.from}-${source.index}`;
      const ref = sourceRef(source);
      const there = used.get(key) ?? [];
      const same = there.find((each) => each.ref === ref);
      const kept = there.filter((each) => each !== same);
      const before = same?.posts ?? [];
      const posts = before.includes(position) ? before : [...before, position];
      used.set(key, [...kept, { start: source.start, end: source.end, ref, posts }]);
    }
  }
  return used;
}

type MarkedProps = { readonly text: string; readonly used: readonly Used[] | undefined };

function Marked({ text, used = [] }: MarkedProps) {
  return (
    <>
      {piecesOf(text, used).map((piece) => {
        const first = piece.spans[0];
        if (first === undefined) return piece.text;
        return (
          <span class="used" id={first.ref} data-source={first.ref}>
            {piece.text}
            {first.posts.map((post) => (
              <a class="to-post" href={`#at-${post}`}>
                <span class="sr"> Post </span>
                {post}
              </a>
            ))}
          </span>
        );
      })}
    </>
  );
}

function BlockAsRead({ block, used }: { readonly block: Block; readonly used: readonly Used[] | undefined }) {
  const words = <Marked text={block.text} used={used} />;
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

type Piece<Of extends Span> = {
  readonly text: string;
  readonly isUsed: boolean;
  readonly spans: readonly Of[];
};

/** A text cut where used spans begin and end; of overlapping spans the later shows what the earlier left of it. */
export function piecesOf<Of extends Span>(text: string, spans: readonly Of[]): readonly Piece<Of>[] {
  const pieces: Piece<Of>[] = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const from = Math.max(at, span.start);
    if (span.end <= from) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), isUsed: false, spans: [] });
    pieces.push({ text: text.slice(from, span.end), isUsed: true, spans: [span] });
    at = span.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isUsed: false, spans: [] });
  return pieces;
}
