import type { TemplateTrouble } from '../../compose/template-trouble.ts';
import { weighWithLink } from '../../compose/weigh.ts';
import { usd } from '../status-words.tsx';
import type { TemplatePreview } from '../template-preview.ts';
import { PostCard } from './post-card.tsx';
import { Problems } from './problems.tsx';
import { Ring } from './ring.tsx';

type TryProps = {
  /** What was written, for the lines at which something is wrong. */
  readonly text: string;
  readonly troubles: readonly TemplateTrouble[];
  readonly preview: TemplatePreview | null;
  readonly handle: string;
};

/** What a template makes of an article, or what is wrong with it and where. */
export function TemplateTry({ text, troubles, preview, handle }: TryProps) {
  return (
    <div id="try" data-say={sayOf(troubles, preview)}>
      {troubles.length > 0 && <Troubles text={text} troubles={troubles} />}
      {preview && !preview.ok && <p class="field-error">{preview.message}</p>}
      {preview?.ok && <Made preview={preview} handle={handle} />}
    </div>
  );
}

function sayOf(troubles: readonly TemplateTrouble[], preview: TemplatePreview | null): string {
  if (troubles.length > 0) return `${troubles.length} to mend in the template`;
  return preview?.ok ? `${preview.composed.posts.length} posts` : (preview?.message ?? '');
}

function Troubles({ text, troubles }: { text: string; troubles: readonly TemplateTrouble[] }) {
  const lines = text.split(/\r?\n/);
  return (
    <div class="field has-error">
      <p class="field-error">
        {troubles.length === 1 ? 'One thing to mend' : `${troubles.length} things to mend`}
      </p>
      <ul class="troubles">
        {troubles.map(({ line, column, message, fix }) => (
          <li>
            <a href="#text" data-line={line} data-column={column}>
              Line {line}, column {column}
            </a>
            : {message} {fix}
            <Line words={lines[line - 1] ?? ''} column={column} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The line itself, marked from where it goes wrong. */
function Line({ words, column }: { readonly words: string; readonly column: number }) {
  if (words.trim() === '') return null;
  return (
    <code class="trouble-line" dir="auto">
      {words.slice(0, column - 1)}
      <mark>{words.slice(column - 1)}</mark>
    </code>
  );
}

function Made({ preview, handle }: { preview: TemplatePreview & { ok: true }; handle: string }) {
  const { posts, link, problems, priceUsd } = preview.composed;
  return (
    <>
      <p class="hint">
        {posts.length === 1 ? '1 post' : `${posts.length} posts`}, {usd(priceUsd)} on X
      </p>
      <Problems problems={problems.filter(({ post }) => post === null)} />
      <ol class="thread">
        {posts.map(({ text }, index) => (
          <PostCard handle={handle} text={text} link={link}>
            <p class="under">
              <span>
                Post {index + 1} of {posts.length}
              </span>
              <Ring weight={weighWithLink(text, link)} />
            </p>
            <Problems problems={problems.filter(({ post }) => post === index + 1)} />
          </PostCard>
        ))}
      </ol>
    </>
  );
}
