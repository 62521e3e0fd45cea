import type { WorkingDraft } from '../store/draft-pages.ts';
import { hiddenFields } from './editor-form.ts';
import { ErrorSummary } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';
import type { Continued } from './new-continue.ts';
import type { DraftState } from './new-draft.ts';
import { NewFields, type NewFieldsProps, zoneOf } from './new-fields.tsx';
import { NewFoot } from './new-foot.tsx';
import type { Preview } from './new-preview.ts';
import { isInPosts } from './new-refusals.ts';
import { ArticleAsRead } from './parts/article-as-read.tsx';
import { DraftStanding } from './parts/draft-state.tsx';
import { ContinuedNote, LeftDrafts } from './parts/left-drafts.tsx';
import { PostEditor } from './parts/post-editor.tsx';
import { type Meeting, TwoVersions } from './parts/two-versions.tsx';
import { WhenFields } from './parts/when-fields.tsx';
import { usd } from './status-words.tsx';

type NewPageProps = NewFieldsProps & {
  readonly frame: FrameData;
  readonly preview: Preview | null;
  readonly state: DraftState;
  /** Somebody else saved the draft meanwhile. */
  readonly meeting: Meeting | null;
  /** The thread this article has already. */
  readonly earlier: string | null;
  /** A draft of the same article, begun before, that this page goes on with. */
  readonly continued: Continued | null;
  /** What this person began and left. */
  readonly left: readonly WorkingDraft[];
  readonly now: Date;
};

/** Paste, glance, queue: the form, and under it the thread as X will show it. */
export function NewPage(props: NewPageProps) {
  const { frame, preview, errors, earlier } = props;
  return (
    <Frame title="New thread" at="/new" frame={frame}>
      <h1>New thread</h1>
      <ErrorSummary errors={errors}>{earlier && <Earlier id={earlier} />}</ErrorSummary>
      <LeftDrafts drafts={props.left} now={props.now} />
      {props.continued && preview && (
        <ContinuedNote continued={props.continued} timeZone={preview.account.timeZone} now={props.now} />
      )}
      <form method="post" action="/new" enctype="multipart/form-data" data-main="">
        <input type="hidden" name="csrf" value={frame.csrf} />
        {preview === null ? (
          <>
            <KeptPosts values={props.values} />
            <DraftStanding state={props.state} />
            <NewFields {...props} when={<When {...props} />} />
            <p class="buttons">
              <button type="submit" name="do" value="preview" class="main" data-enter="">
                Preview
              </button>
              <a href="/new?sample=1">Try the sample instead</a>
            </p>
          </>
        ) : (
          <Previewed {...props} preview={preview} />
        )}
      </form>
    </Frame>
  );
}

function Previewed(props: NewPageProps & { readonly preview: Preview }) {
  const { preview, errors } = props;
  const inSettings = errors.some(({ field }) => field !== null && field !== 'at' && !isInPosts(field));
  const values = { ...props.values, template: preview.template };
  if (props.meeting) {
    return (
      <>
        <input type="hidden" name="madeOf" value={preview.madeOf} />
        <DraftStanding state={{ ...props.state, refused: null }} />
        <TwoVersions meeting={props.meeting} view={preview.view} />
        <details>
          <summary>Article, link, template and account</summary>
          <NewFields {...props} values={values} />
        </details>
      </>
    );
  }
  return (
    <>
      <input type="hidden" name="madeOf" value={preview.madeOf} />
      <input type="hidden" name="timeSeen" value={props.values.when === 'at' ? props.values.at : ''} />
      <input type="hidden" name="speaksAs" value={props.values.account} />
      <details class="settings" open={inSettings}>
        <summary>Article, link, template and account: change them</summary>
        <NewFields {...props} values={values} />
        <p class="buttons">
          {/* The first button of the form is the one Enter in a field presses: it stores nothing. */}
          <button type="submit" name="do" value="preview">
            Preview again
          </button>
        </p>
      </details>
      <div class="two">
        <section class="read" aria-labelledby="read-title">
          <h2 id="read-title">The article as read</h2>
          <ArticleAsRead article={preview.article} judged={preview.judged} />
        </section>
        <section class="made" aria-labelledby="made-title">
          <h2 id="made-title">The thread as X will show it</h2>
          <Templates preview={preview} />
          <PostEditor view={preview.view} judged={preview.judged} />
          {preview.isEdited && (
            <p class="buttons">
              <button type="submit" name="do" value="afresh">
                Compose it afresh
              </button>
              <span class="hint">Undo brings your words back.</span>
            </p>
          )}
        </section>
      </div>
      <NewFoot
        state={props.state}
        preview={preview}
        chosen={props.values.when}
        again={props.earlier !== null}
        isOpen={errors.some(({ field }) => field === 'at')}
      >
        <When {...props} />
      </NewFoot>
    </>
  );
}

/** The same article by each template; one more press and its thread is shown instead. */
function Templates({ preview: { byTemplate, isEdited } }: { readonly preview: Preview }) {
  return (
    <fieldset class="tabs" id="templates">
      <legend class="sr">Template</legend>
      {byTemplate.map(({ name, description, posts, priceUsd, isShown }) => (
        <button
          type="submit"
          name="as"
          value={name}
          title={description}
          aria-pressed={isShown ? 'true' : 'false'}
          disabled={isShown}
        >
          {name} <span class="hint">{`${posts === 1 ? '1 post' : `${posts} posts`}, ${usd(priceUsd)}`}</span>
        </button>
      ))}
      <p class="hint">{byTemplate.find(({ isShown }) => isShown)?.description}</p>
      {isEdited && <p class="hint">Another template starts afresh; Undo brings your words back.</p>}
    </fieldset>
  );
}

function When({ accounts, values, errors }: NewPageProps) {
  const timeZone = zoneOf(accounts, values);
  const look = `/parts/when?account=${encodeURIComponent(values.account)}`;
  return (
    <WhenFields prefix="" legend="When" timeZone={timeZone} look={look} values={values} errors={errors} />
  );
}

/** Words edited by hand outlast a field that was wrong. */
function KeptPosts({ values: { editor, madeOf } }: { readonly values: NewPageProps['values'] }) {
  const { wording, history } = editor;
  if (!wording) return null;
  return (
    <>
      <input type="hidden" name="madeOf" value={madeOf} />
      {Object.entries(hiddenFields({ wording, history })).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {wording.posts.map(({ words }, index) => (
        <input type="hidden" name={`post-${index + 1}`} value={words} />
      ))}
    </>
  );
}

function Earlier({ id }: { readonly id: string }) {
  return (
    <p>
      It is <a href={`/threads/${id}`}>the earlier thread</a>. Look at it first; to have a second one, queue
      it again below.
    </p>
  );
}
