import type { Account } from '../../account/account.ts';
import type { ThreadLine } from '../../store/board.ts';
import type { Entry } from '../calendar-week.ts';
import { PostForm } from '../forms.tsx';
import { Badge, threadLook } from '../status-words.tsx';
import { fieldTime, Time } from '../times.tsx';
import { UtcAndHere } from './three-zones.tsx';

type Props = {
  readonly entry: Entry;
  /** The account shown; null: all. */
  readonly account: Account | null;
  readonly timeZone: string;
  /** Moving is left to the thread's own page. */
  readonly isCrowded: boolean;
  readonly now: Date;
  readonly csrf: string;
  /** The calendar as it is looked at: where a move leads back to. */
  readonly back: string;
};

/** A thread on its day, with its Move; or a free slot that leads to a new thread. */
export function CalendarEntry(props: Props) {
  const { entry, account, timeZone, now } = props;
  if (entry.kind === 'free') {
    const clock = fieldTime(entry.at, timeZone);
    return (
      <li class="free">
        <a href={`/new?account=${account?.name ?? ''}&at=${clock}`}>free {clock.slice(11)}</a>
      </li>
    );
  }
  const { line } = entry;
  return (
    <li class="due">
      <p class="due-time">
        <strong>
          <Time at={entry.at} timeZone={timeZone} now={now} only="clock" />
        </strong>{' '}
        <UtcAndHere at={entry.at} timeZone={timeZone} now={now} />
      </p>
      <a class="due-title" href={`/threads/${line.id}`}>
        <bdi>{line.title}</bdi>
      </a>
      <p class="due-more">
        <Badge look={threadLook(line.status, line.unknown > 0)} />
        {account === null && <span class="hint">@{line.handle}</span>}
      </p>
      {['scheduled', 'awaiting-approval'].includes(line.status) &&
        (props.isCrowded ? <MoveElsewhere line={line} /> : <Move {...props} line={line} />)}
    </li>
  );
}

function MoveElsewhere({ line }: { readonly line: ThreadLine }) {
  return (
    <a class="move" href={`/threads/${line.id}#move`}>
      Move…<span class="sr"> {line.title}</span>
    </a>
  );
}

function Move({ entry, csrf, back, line }: Props & { readonly line: ThreadLine }) {
  const name = `at-${line.id}`;
  return (
    <details class="move">
      <summary>
        Move<span class="sr"> {line.title}</span>
      </summary>
      <div class="move-panel">
        <PostForm action={`/threads/${line.id}/move`} csrf={csrf} class="move-form">
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="when" value="at" />
          <label for={name}>To, in {line.timeZone}</label>
          <input type="datetime-local" id={name} name="at" value={fieldTime(entry.at, line.timeZone)} />
          <div class="told" data-look={`/parts/when?thread=${line.id}`} role="status"></div>
          <button type="submit">
            Move it<span class="sr">: {line.title}</span>
          </button>
        </PostForm>
        <PostForm action={`/threads/${line.id}/move`} csrf={csrf}>
          <input type="hidden" name="back" value={back} />
          <button type="submit" name="when" value="next">
            Next free time<span class="sr"> for {line.title}</span>
          </button>
        </PostForm>
      </div>
    </details>
  );
}
