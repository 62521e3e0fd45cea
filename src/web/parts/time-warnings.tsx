import type { TimeWarning } from '../../schedule/clashes.ts';
import { Icon } from '../icons.tsx';
import { timeWords } from '../times.tsx';

type Props = {
  readonly warnings: readonly TimeWarning[];
  readonly timeZone: string;
  readonly now: Date;
};

/** What speaks against a time, each with the thread it is about. */
export function TimeWarnings({ warnings, timeZone, now }: Props) {
  if (warnings.length === 0) return null;
  return (
    <ul class="problems">
      {warnings.map(({ message, threadId, at }) => (
        <li class="warn">
          <Icon name="triangle" />
          <p>
            <strong>Look at this:</strong> <Message text={message} />{' '}
            {threadId && (
              <a href={`/threads/${threadId}`}>
                See that thread{at && `, ${timeWords({ at, timeZone, now })}`}
              </a>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** A title stands in its own direction, the sentence around it in ours. */
function Message({ text }: { readonly text: string }) {
  const [, title, rest] = /^“(.*)”(.*)$/s.exec(text) ?? [];
  if (title === undefined) return <>{text}</>;
  return (
    <>
      “<bdi>{title}</bdi>”{rest}
    </>
  );
}
