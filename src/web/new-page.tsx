import { ErrorSummary } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';
import { NewFields, type NewFieldsProps } from './new-fields.tsx';
import type { Preview } from './new-preview.ts';
import { ArticleAsRead } from './parts/article-as-read.tsx';
import { PreviewThread } from './parts/preview-thread.tsx';
import { usd } from './status-words.tsx';
import { fullWords, Time } from './times.tsx';

type NewPageProps = NewFieldsProps & {
  readonly frame: FrameData;
  readonly preview: Preview | null;
  /** The thread this article has already. */
  readonly earlier: string | null;
};

/** Paste, glance, queue: the form, and under it the thread as X will show it. */
export function NewPage(props: NewPageProps) {
  const { frame, preview, errors, earlier } = props;
  return (
    <Frame title="New thread" at="/new" frame={frame}>
      <h1>New thread</h1>
      <ErrorSummary errors={errors}>{earlier && <Earlier id={earlier} />}</ErrorSummary>
      <form method="post" action="/new" enctype="multipart/form-data" data-main="">
        <input type="hidden" name="csrf" value={frame.csrf} />
        {preview === null ? (
          <>
            <NewFields {...props} />
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
  const inSettings = errors.some(({ field }) => field !== null);
  return (
    <>
      <input type="hidden" name="madeOf" value={preview.madeOf} />
      <input type="hidden" name="madeFor" value={preview.madeFor} />
      <details class="settings" open={inSettings}>
        <summary>Article, account and time: change them</summary>
        <NewFields {...props} />
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
          <ArticleAsRead article={preview.article} sources={preview.sources} />
        </section>
        <section class="made" aria-labelledby="made-title">
          <h2 id="made-title">The thread as X will show it</h2>
          <PreviewThread preview={preview} />
        </section>
      </div>
      <Foot preview={preview} again={props.earlier !== null} />
    </>
  );
}

function Foot({ preview, again }: { readonly preview: Preview; readonly again: boolean }) {
  const { account, scheduledAt, now, priceUsd } = preview;
  const isAccidental = preview.problems.some(({ rule, severity }) => rule === 'link' && severity !== 'note');
  const isBlocked = preview.problems.some(({ severity }) => severity === 'block');
  const isNow = scheduledAt <= now;
  const mayPost = account.state === 'enabled';
  const asks = account.requiresApproval ? 'Ask for approval as' : 'Queue as';
  return (
    <div class="foot">
      <p>
        <strong>{isNow ? 'Now' : <Time at={scheduledAt} timeZone={account.timeZone} now={now} />}</strong>{' '}
        {!isNow && <span class="hint">{fullWords(scheduledAt, account.timeZone)}</span>}
        <br />
        <span class={isAccidental ? 'price accidental' : 'price'}>
          {preview.texts.length} posts, {usd(priceUsd)} on X
          {account.kind === 'practice' && ' (practice: nothing is charged)'}
        </span>
        {isBlocked && <span class="field-error"> · Mend what must be mended, then queue.</span>}
        {!mayPost && (
          <span class="field-error">
            {' '}
            · @{account.handle} may not post yet: <a href="/accounts">see Accounts</a>.
          </span>
        )}
      </p>
      <div class="buttons">
        <button type="submit" name="do" value={again ? 'draft-again' : 'draft'}>
          Save as draft
        </button>
        {mayPost && (
          <button type="submit" name="do" value={again ? 'queue-again' : 'queue'} class="main" data-enter="">
            {again ? `${asks} @${account.handle} again` : `${asks} @${account.handle}`}
          </button>
        )}
      </div>
    </div>
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
