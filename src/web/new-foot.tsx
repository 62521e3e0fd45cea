import type { Child } from 'hono/jsx';
import type { DraftState } from './new-draft.ts';
import type { NewValues } from './new-form.ts';
import type { Preview } from './new-preview.ts';
import { DraftStanding } from './parts/draft-state.tsx';
import { EditorPrice } from './parts/editor-price.tsx';
import { ThreeZones } from './parts/three-zones.tsx';
import { TimeWarnings } from './parts/time-warnings.tsx';

type Props = {
  readonly state: DraftState;
  readonly preview: Preview;
  /** When it goes out, as the preview has it. */
  readonly chosen: NewValues['when'];
  readonly again: boolean;
  /** The choice of the time. */
  readonly children?: Child;
};

/** Beside the button that queues: when, for how much, and as whom. */
export function NewFoot({ state, preview, chosen, again, children }: Props) {
  const { account, scheduledAt, now, judged } = preview;
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
        <EditorPrice judged={judged} isPractice={account.kind === 'practice'} />
        <DraftStanding state={state} />
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
