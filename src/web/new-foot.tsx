import type { Child } from 'hono/jsx';
import type { NewValues } from './new-form.ts';
import type { Preview } from './new-preview.ts';
import { ThreeZones } from './parts/three-zones.tsx';
import { TimeWarnings } from './parts/time-warnings.tsx';
import { usd } from './status-words.tsx';

type Props = {
  readonly preview: Preview;
  /** When it goes out, as the preview has it. */
  readonly chosen: NewValues['when'];
  readonly again: boolean;
  /** The choice of the time. */
  readonly children?: Child;
};

/** Beside the button that queues: when, for how much, and as whom. */
export function NewFoot({ preview, chosen, again, children }: Props) {
  const { account, scheduledAt, now, priceUsd } = preview;
  const isAccidental = preview.problems.some(({ rule, severity }) => rule === 'link' && severity !== 'note');
  const isBlocked = preview.problems.some(({ severity }) => severity === 'block');
  const mayPost = account.state === 'enabled';
  const asks = account.requiresApproval ? 'Ask for approval as' : 'Queue as';
  const words = (speaker: string) => `${asks} ${speaker}${again ? ' again' : ''}`;
  return (
    <div class="foot" data-chosen={chosen}>
      {children}
      <div>
        {(scheduledAt > now || preview.warnings.length > 0) && (
          <div class="planned">
            {scheduledAt > now && <ThreeZones at={scheduledAt} timeZone={account.timeZone} now={now} />}
            <TimeWarnings warnings={preview.warnings} timeZone={account.timeZone} now={now} />
          </div>
        )}
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
      </div>
      <div class="buttons">
        <button type="submit" name="do" value={again ? 'draft-again' : 'draft'}>
          Save as draft
        </button>
        {mayPost && (
          <button
            type="submit"
            name="do"
            value={again ? 'queue-again' : 'queue'}
            class="main"
            data-enter=""
            data-speaks={words('{account}')}
          >
            {words(`@${account.handle}`)}
          </button>
        )}
      </div>
    </div>
  );
}
