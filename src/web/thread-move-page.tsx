import type { TimeWarning } from '../schedule/clashes.ts';
import { Back } from './back.tsx';
import { PostForm } from './forms.tsx';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';
import { ThreeZones } from './parts/three-zones.tsx';
import { TimeWarnings } from './parts/time-warnings.tsx';
import type { ThreadView } from './thread-view.ts';
import { timeWords } from './times.tsx';

type Props = {
  readonly frame: FrameData;
  readonly view: ThreadView;
  readonly at: Date;
  readonly isNow: boolean;
  readonly warnings: readonly TimeWarning[];
  /** Where it leads once done. */
  readonly back: string;
};

/** Something speaks against the time: looked at before it is saved. */
export function MovePage({ frame, view, at, isNow, warnings, back }: Props) {
  const { thread, account, now } = view;
  const { timeZone } = account;
  const words = isNow ? 'now' : timeWords({ at, timeZone, now });
  return (
    <Frame title={`Move: ${thread.title}`} at="/" frame={frame}>
      <Back to={back}>{back.startsWith('/calendar') ? 'Calendar' : <bdi>{thread.title}</bdi>}</Back>
      <h1>Post it {words}?</h1>
      <p>
        <bdi>{thread.title}</bdi>
      </p>
      {!isNow && (
        <p>
          <ThreeZones at={at} timeZone={timeZone} now={now} />
        </p>
      )}
      <TimeWarnings warnings={warnings} timeZone={timeZone} now={now} />
      <div class="buttons">
        <PostForm action={`/threads/${thread.id}/move`} csrf={frame.csrf}>
          <input type="hidden" name="when" value={isNow ? 'now' : 'at'} />
          <input type="hidden" name="at" value={at.toISOString()} />
          <input type="hidden" name="back" value={back} />
          <button type="submit" name="sure" value="yes">
            {isNow ? 'Post it now' : `Take ${words}`} all the same
          </button>
        </PostForm>
        <PostForm action={`/threads/${thread.id}/move`} csrf={frame.csrf}>
          <input type="hidden" name="back" value={back} />
          <button type="submit" name="when" value="next" class="main">
            Next free time instead
          </button>
        </PostForm>
        <a href={back}>Leave it as it is</a>
      </div>
    </Frame>
  );
}
