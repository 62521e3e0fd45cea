import { weighWithLink } from '../compose/weigh.ts';
import { ErrorSummary, type FieldError, PostForm } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';
import { postsWords } from './parts/hold-actions.tsx';
import { PostCard } from './parts/post-card.tsx';
import { Problems } from './parts/problems.tsx';
import { Ring } from './parts/ring.tsx';
import { ThreadLive } from './parts/thread-live.tsx';
import { usd } from './status-words.tsx';
import { editablePosts, type ThreadLiveProps, type ThreadView } from './thread-view.ts';

export function ThreadPage({ frame, ...props }: ThreadLiveProps & { readonly frame: FrameData }) {
  const { thread } = props.view;
  return (
    <Frame title={thread.title} at="/" frame={frame}>
      <p class="back">
        <a href="/">Queue</a>
      </p>
      <h1 dir="auto">{thread.title}</h1>
      <ErrorSummary errors={props.errors ?? []} />
      <ThreadLive {...props} />
    </Frame>
  );
}

type EditProps = {
  readonly frame: FrameData;
  readonly view: ThreadView;
  /** The one the editor saw when the page was opened. */
  readonly revision: number;
  readonly values: Readonly<Record<number, string>>;
  readonly errors: readonly FieldError[];
};

/** New words for the posts that were never tried. */
export function EditPage({ frame, view, revision, values, errors }: EditProps) {
  const { thread, account, problems } = view;
  const posts = editablePosts(view);
  const isStale = revision !== thread.revision;
  return (
    <Frame title={`Edit: ${thread.title}`} at="/" frame={frame}>
      <p class="back">
        <a href={`/threads/${thread.id}`}>
          <bdi>{thread.title}</bdi>
        </a>
      </p>
      <h1>Edit</h1>
      <ErrorSummary errors={errors}>
        {isStale && (
          <p>
            Your words are kept below. <a href={`/threads/${thread.id}/edit`}>Open it anew</a> to see theirs.
          </p>
        )}
      </ErrorSummary>
      {posts.length === 0 ? (
        <p>
          There is nothing to edit now: the posts were sent or tried, or one of them is still being looked
          for.
        </p>
      ) : (
        <PostForm action={`/threads/${thread.id}/edit`} csrf={frame.csrf} class="edit">
          <input type="hidden" name="revision" value={String(revision)} />
          <ol class="thread">
            {posts.map(({ position, text }) => {
              const words = values[position] ?? text;
              const name = `post-${position}`;
              return (
                <li class="post">
                  <span class="face" aria-hidden="true">
                    {position}
                  </span>
                  <div class="post-body">
                    <label for={name}>Post {position}</label>
                    <textarea id={name} name={name} rows={5} dir="auto">
                      {`\n${words}`}
                    </textarea>
                    <p class="under">
                      <Ring weight={weighWithLink(words, thread.link)} />
                      <span class="hint">Counted again when saved.</span>
                    </p>
                    <Problems problems={problems.filter(({ post }) => post === position)} />
                  </div>
                </li>
              );
            })}
          </ol>
          <button type="submit" class="main" data-enter="">
            Save for @{account.handle}
          </button>
        </PostForm>
      )}
    </Frame>
  );
}

type DeleteProps = {
  readonly frame: FrameData;
  readonly view: ThreadView;
  readonly errors: readonly FieldError[];
};

/** The step before posts are taken off X: which, at what price, and a yes. */
export function DeleteLivePage({ frame, view, errors }: DeleteProps) {
  const { thread, account, posts, live } = view;
  const price = usd(view.deletionUsd);
  return (
    <Frame title="Delete what is live" at="/" frame={frame}>
      <p class="back">
        <a href={`/threads/${thread.id}`}>
          <bdi>{thread.title}</bdi>
        </a>
      </p>
      <h1>
        Delete {postsWords(live)} of @{account.handle}
      </h1>
      <ErrorSummary errors={errors} />
      {live === 0 ? (
        <p>Nothing of this thread is live.</p>
      ) : (
        <>
          <p>
            They are deleted from {account.kind === 'practice' ? 'practice X' : 'X'}, newest first; replies of
            readers stay there without them. It costs {price}
            {account.kind === 'practice' && ' (practice: nothing is charged)'} and cannot be undone.
          </p>
          <PostForm action={`/threads/${thread.id}/delete-live`} csrf={frame.csrf} class="wide">
            <label class="choice">
              <input type="checkbox" name="confirm" value="yes" required />
              Yes, delete these posts
            </label>
            <p class="buttons">
              <button type="submit" class="danger">
                Delete {postsWords(live)} ({price})
              </button>
              <a href={`/threads/${thread.id}`}>Keep them</a>
            </p>
          </PostForm>
          <ol class="thread">
            {posts
              .filter(({ status }) => status === 'sent')
              .map(({ text }) => (
                <PostCard handle={account.handle} text={text} link={thread.link} />
              ))}
          </ol>
        </>
      )}
    </Frame>
  );
}
