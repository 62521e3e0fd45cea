import { Back } from './back.tsx';
import { ErrorSummary, type FieldError, PostForm } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';
import { postsWords } from './parts/hold-actions.tsx';
import { PostCard } from './parts/post-card.tsx';
import { ThreadLive } from './parts/thread-live.tsx';
import { usd } from './status-words.tsx';
import type { ThreadLiveProps, ThreadView } from './thread-view.ts';

export function ThreadPage({ frame, ...props }: ThreadLiveProps & { readonly frame: FrameData }) {
  const { thread } = props.view;
  return (
    <Frame title={thread.title} at="/" frame={frame}>
      <Back to="/">Queue</Back>
      <h1 dir="auto" class={thread.title.length > 120 ? 'long' : ''}>
        {thread.title}
      </h1>
      <ErrorSummary errors={props.errors ?? []} />
      <ThreadLive {...props} />
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
      <Back to={`/threads/${thread.id}`}>
        <bdi>{thread.title}</bdi>
      </Back>
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
