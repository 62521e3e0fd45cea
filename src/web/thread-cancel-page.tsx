import { Back } from './back.tsx';
import { PostForm } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';
import { PostCard } from './parts/post-card.tsx';
import type { ThreadView } from './thread-view.ts';

type Props = { readonly frame: FrameData; readonly view: ThreadView };

/** The step before a thread is cancelled, which cannot be taken back. */
export function CancelPage({ frame, view }: Props) {
  const { thread, account, posts } = view;
  return (
    <Frame title="Cancel the thread" at="/" frame={frame}>
      <Back to={`/threads/${thread.id}`}>
        <bdi>{thread.title}</bdi>
      </Back>
      <h1>Cancel this thread?</h1>
      {mayCancel(view) ? (
        <>
          <p>Nothing of it is live. It will not be sent, and this cannot be undone.</p>
          <PostForm action={`/threads/${thread.id}/cancel`} csrf={frame.csrf} class="buttons">
            <button type="submit" class="danger">
              Cancel the thread
            </button>
            <a href={`/threads/${thread.id}`}>Keep it</a>
          </PostForm>
          <ol class="thread">
            {posts.map(({ text }) => (
              <PostCard handle={account.handle} text={text} link={thread.link} />
            ))}
          </ol>
        </>
      ) : (
        <p>
          It cannot be cancelled as it stands now: <a href={`/threads/${thread.id}`}>see the thread</a>.
        </p>
      )}
    </Frame>
  );
}

/** What has begun is stopped, not cancelled, from its own page. */
function mayCancel({ thread, live }: ThreadView): boolean {
  return live === 0 && ['draft', 'scheduled', 'awaiting-approval', 'held'].includes(thread.status);
}
