import type { Child } from 'hono/jsx';
import { Icon } from './icons.tsx';
import type { DraftState } from './new-draft.ts';
import type { NewValues } from './new-form.ts';
import type { Preview } from './new-preview.ts';
import { Blocked } from './parts/blocked.tsx';
import { DraftStanding } from './parts/draft-state.tsx';
import { EditorPrice, ShortPrice } from './parts/editor-price.tsx';
import { ThreeZones } from './parts/three-zones.tsx';
import { TimeWarnings } from './parts/time-warnings.tsx';
import { Time } from './times.tsx';

type Props = {
  readonly state: DraftState;
  readonly preview: Preview;
  /** When it goes out, as the preview has it. */
  readonly chosen: NewValues['when'];
  readonly again: boolean;
  /** What stands in it wants to be seen. */
  readonly isOpen: boolean;
  /** The choice of the time. */
  readonly children?: Child;
};

/** Beside the button that queues: when, for how much, and as whom. On a phone one line, which opens. */
export function NewFoot({ state, preview, chosen, again, isOpen, children }: Props) {
  const { account, scheduledAt, now, judged, warnings } = preview;
  const mayPost = account.state === 'enabled';
  const asks = account.requiresApproval ? 'Ask for approval as' : 'Queue as';
  const words = (speaker: string) => `${asks} ${speaker}${again ? ' again' : ''}`;
  return (
    <div class="foot" data-chosen={chosen}>
      <details class="plan" open={isOpen}>
        <summary>
          <span class="of-now">Now</span>
          <span class="of-next">Next free</span>
          <span class="of-at">{chosen === 'at' ? 'At' : 'At the time below'}</span>
          {scheduledAt > now && (
            <span class="planned">
              {chosen === 'at' ? ' ' : ': '}
              <Time at={scheduledAt} timeZone={account.timeZone} now={now} />
            </span>
          )}
          <ShortPrice judged={judged} />
          {warnings.length > 0 && (
            <span class="time-warned planned">
              <Icon name="triangle" />
              Look at its time
            </span>
          )}
        </summary>
        {children}
        <div class="plan-more">
          <div>
            {(scheduledAt > now || warnings.length > 0) && (
              <div class="planned">
                {scheduledAt > now && <ThreeZones at={scheduledAt} timeZone={account.timeZone} now={now} />}
                <TimeWarnings warnings={warnings} timeZone={account.timeZone} now={now} />
              </div>
            )}
            <EditorPrice judged={judged} isPractice={account.kind === 'practice'} />{' '}
            <DraftStanding state={state} />
          </div>
          <button type="submit" name="do" value={again ? 'draft-again' : 'draft'}>
            Save as draft
          </button>
        </div>
      </details>
      {mayPost ? (
        <div class="go">
          <Blocked judged={judged} stops="queueing" />
          <button
            type="submit"
            name="do"
            value={again ? 'queue-again' : 'queue'}
            class="main"
            data-enter=""
            data-speaks={words('{account}')}
            aria-describedby="live-blocked"
          >
            {words(`@${account.handle}`)}
          </button>
        </div>
      ) : (
        <p class="field-error">
          @{account.handle} may not post yet: <a href="/accounts">see Accounts</a>.
        </p>
      )}
    </div>
  );
}
