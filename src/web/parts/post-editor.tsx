import { fixesFor } from '../../compose/edits/fixes.ts';
import { findLinks } from '../../compose/links.ts';
import { weighWithLink } from '../../compose/weigh.ts';
import { hiddenFields } from '../editor-form.ts';
import type { EditorView, Judged, JudgedThread } from '../editor-view.ts';
import { EditorBar } from './editor-bar.tsx';
import { LinkCard } from './link-card.tsx';
import { PictureFields, PostPicture } from './picture-fields.tsx';
import { PostCard } from './post-card.tsx';
import { PostWords, Sources } from './post-words.tsx';
import { Problems } from './problems.tsx';
import { Ring } from './ring.tsx';

type Props = { readonly view: EditorView; readonly judged: JudgedThread };

/** What X counts for a link, whatever its length. */
const linkWeight = 23;

/** A thread's posts as X will show them, each with its words to write in, what is wrong, and what can be done. */
export function PostEditor({ view, judged }: Props) {
  const { standing, handle, link } = view;
  return (
    <div id="editor">
      {Object.entries(hiddenFields(view)).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <EditorBar view={view} />
      <WholeProblems view={view} judged={judged} />
      <ol class="thread">
        {standing.map((text, at) => (
          <PostCard handle={handle} text={text} link={link}>
            {at === 0 && view.picture && <PostPicture picture={view.picture} />}
            <p class="under">It went out, or was tried: it stays as it is.</p>
          </PostCard>
        ))}
        {judged.posts.map((post, at) => (
          <PostInHand view={view} judged={judged} post={post} at={at} />
        ))}
      </ol>
    </div>
  );
}

/** What of an editor changes while somebody types: everything but the fields. */
export function EditorLive({ view, judged }: Props) {
  return (
    <>
      <WholeProblems view={view} judged={judged} />
      {judged.posts.map((post) => (
        <PostLive view={view} judged={judged} post={post} />
      ))}
    </>
  );
}

function WholeProblems({ view, judged }: Props) {
  return (
    <div id="live-0">
      <Problems problems={judged.problems} fixes={(problem) => fixesFor(problem, view)} />
    </div>
  );
}

type PostProps = Props & { readonly post: Judged };

function PostLive({ view, judged, post }: PostProps) {
  const { link, title, article } = view;
  const { position, words, number, text, said } = post;
  const links = findLinks(text, link);
  return (
    <div id={`live-${position}`} class="live">
      <PostWords words={words} number={number} said={said} link={link} />
      {link !== null && links.some(({ own }) => own) && (
        <LinkCard link={link} title={title} article={article} />
      )}
      <p class="under">
        <span>
          Post {position} of {judged.texts.length}
        </span>
        <Ring weight={weighWithLink(text, link)} linkWeight={links.length * linkWeight} />
        <Sources said={said} />
      </p>
      <Problems problems={post.problems} fixes={(problem) => fixesFor(problem, view)} />
    </div>
  );
}

function PostInHand(props: PostProps & { readonly at: number }) {
  const { view, post, at } = props;
  const { position, words, problems } = post;
  const isInHand = view.inHand.includes(at);
  const isOpen = isInHand || problems.some(({ severity }) => severity === 'block');
  const name = `post-${at + 1}`;
  return (
    <PostCard
      handle={view.handle}
      text={words}
      link={view.link}
      id={`at-${position}`}
      drawn={<PostLive {...props} />}
    >
      <input type="hidden" name={`id-${at + 1}`} value={post.id} />
      <details class="editor" open={isOpen} data-post={String(at + 1)}>
        <summary>
          Edit<span class="sr"> post {position}</span>
        </summary>
        <label class="sr" for={name}>
          Words of post {position}
        </label>
        <textarea id={name} name={name} rows={4} dir="auto" autofocus={view.inHand[0] === at}>
          {`\n${words}`}
        </textarea>
      </details>
      {position === 1 && <PictureFields picture={view.picture} offered={view.article?.image?.url ?? null} />}
      <Tools at={at} count={view.wording.posts.length} position={position} />
    </PostCard>
  );
}

/** Without script each press shows the whole page anew; the words stay as they were typed. */
function Tools({
  at,
  count,
  position,
}: {
  readonly at: number;
  readonly count: number;
  readonly position: number;
}) {
  const tools = [
    ['split', 'Split', true],
    ['join', 'Join with next', at < count - 1],
    ['up', 'Up', at > 0],
    ['down', 'Down', at < count - 1],
    ['add', 'Add after', true],
    ['remove', 'Take out', count > 1],
  ] as const;
  return (
    <p class="tools">
      {tools
        .filter(([, , isThere]) => isThere)
        .map(([verb, word]) => (
          <button type="submit" name="edit" value={`${verb} ${at + 1}`} class="link">
            {word}
            <span class="sr">, post {position}</span>
          </button>
        ))}
      <noscript>
        <button type="submit" name="edit" value="check" class="link">
          Check again<span class="sr">, post {position}</span>
        </button>
      </noscript>
    </p>
  );
}
