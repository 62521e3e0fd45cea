import { weighWithLink } from '../../compose/weigh.ts';
import type { Preview } from '../new-preview.ts';
import { PostCard } from './post-card.tsx';
import { Problems } from './problems.tsx';
import { Ring } from './ring.tsx';

/** The posts of a preview, each with its words to edit and what is wrong with it. */
export function PreviewThread({ preview }: { readonly preview: Preview }) {
  const { texts, problems, link, account } = preview;
  return (
    <>
      <Problems problems={problems.filter(({ post }) => post === null)} />
      <ol class="thread">
        {texts.map((text, index) => {
          const own = problems.filter(({ post }) => post === index + 1);
          const weight = weighWithLink(text, link);
          return (
            <PostCard handle={account.handle} text={text} link={link}>
              <p class="under">
                <span>
                  Post {index + 1} of {texts.length}
                </span>
                <Ring weight={weight} />
              </p>
              <Problems problems={own} />
              <PostEditor
                position={index + 1}
                text={text}
                open={own.some(({ severity }) => severity === 'block')}
              />
            </PostCard>
          );
        })}
      </ol>
      {preview.isEdited && (
        <p class="buttons">
          <button type="submit" name="do" value="afresh">
            Drop the edits, compose afresh
          </button>
        </p>
      )}
    </>
  );
}

function PostEditor({ position, text, open }: { position: number; text: string; open: boolean }) {
  const id = `post-${position}`;
  return (
    <details class="editor" open={open}>
      <summary>
        Edit<span class="sr"> post {position}</span>
      </summary>
      <label class="sr" for={id}>
        Words of post {position}
      </label>
      <textarea id={id} name={id} rows={5} dir="auto">
        {`\n${text}`}
      </textarea>
      <p class="buttons">
        <button type="submit" name="do" value="preview">
          Check again
        </button>
        <span class="hint">Check again to count it anew. Empty it to take the post out.</span>
      </p>
    </details>
  );
}
