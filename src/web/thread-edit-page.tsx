import { assetUrl } from './assets.ts';
import { Back } from './back.tsx';
import type { EditorView } from './editor-view.ts';
import { judge } from './editor-view.ts';
import { ErrorSummary, type FieldError, PostForm } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';
import { ArticleAsRead } from './parts/article-as-read.tsx';
import { Blocked } from './parts/blocked.tsx';
import { EditorPrice } from './parts/editor-price.tsx';
import { PostEditor } from './parts/post-editor.tsx';
import { type Meeting, TwoVersions } from './parts/two-versions.tsx';
import type { ThreadView } from './thread-view.ts';

type EditProps = {
  readonly frame: FrameData;
  readonly stored: ThreadView;
  /** Null: nothing of it may be changed now. */
  readonly view: EditorView | null;
  /** The one the editor saw when the page was opened. */
  readonly revision: number;
  readonly errors: readonly FieldError[];
  /** It shows what was sent and is not saved. */
  readonly isSent: boolean;
  /** Somebody else saved first. */
  readonly meeting: Meeting | null;
};

/** Other words, another order, more or fewer of the posts that were never tried. */
export function EditPage({ frame, stored, view, revision, errors, isSent, meeting }: EditProps) {
  const { thread } = stored;
  return (
    <Frame title={`Edit: ${thread.title}`} at="/" frame={frame}>
      <Back to={`/threads/${thread.id}`}>
        <bdi>{thread.title}</bdi>
      </Back>
      <h1>Edit</h1>
      <ErrorSummary errors={errors} />
      {view === null ? (
        <p>
          There is nothing to edit now: the posts were sent or tried, or one of them is still being looked
          for.
        </p>
      ) : (
        <PostForm
          action={`/threads/${thread.id}/edit`}
          csrf={frame.csrf}
          class={isSent ? 'edit unsaved' : 'edit'}
          withFile
        >
          <input type="hidden" name="revision" value={String(revision)} />
          <input type="hidden" name="thread" value={thread.id} />
          {meeting ? <TwoVersions meeting={meeting} view={view} /> : <Editing stored={stored} view={view} />}
        </PostForm>
      )}
      <script src={assetUrl('unsaved.js')} defer></script>
    </Frame>
  );
}

function Editing({ stored, view }: { readonly stored: ThreadView; readonly view: EditorView }) {
  const { account, thread } = stored;
  const judged = judge(view);
  const asksAgain = thread.status === 'scheduled' && account.requiresApproval;
  return (
    <>
      <div class={view.article ? 'two' : ''}>
        {view.article && (
          <section class="read" aria-labelledby="read-title">
            <h2 id="read-title">The article as read</h2>
            <ArticleAsRead article={view.article} judged={judged} />
          </section>
        )}
        <section class="made" aria-labelledby="made-title">
          <h2 id="made-title">The thread as X will show it</h2>
          <PostEditor view={view} judged={judged} />
        </section>
      </div>
      <div class="foot">
        <div>
          <EditorPrice judged={judged} isPractice={account.kind === 'practice'} />
          {asksAgain && <span class="price"> · Saving asks for approval again.</span>}
        </div>
        <div class="go">
          <Blocked judged={judged} stops={thread.status === 'scheduled' ? 'saving' : null} />
          <div class="buttons">
            <a href={`/threads/${thread.id}`} data-leave="">
              Leave it as it was
            </a>
            <button type="submit" class="main" data-enter="" aria-describedby="live-blocked">
              Save for @{account.handle}
            </button>
          </div>
        </div>
      </div>
    </>
  );
}
