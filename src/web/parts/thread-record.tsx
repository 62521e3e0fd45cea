import type { Entry } from '../record.ts';
import { usd } from '../status-words.tsx';
import type { ThreadView } from '../thread-view.ts';
import { Time } from '../times.tsx';
import { Words } from './words.tsx';

/** What happened, in order: when, who, what, with the words that were given to X. */
export function Record(props: { entries: readonly Entry[]; timeZone: string; now: Date }) {
  const { entries, timeZone, now } = props;
  return (
    <ol class="record">
      {entries.map(({ at, who, what, detail, sent, changes }) => (
        <li>
          <Time at={at} timeZone={timeZone} now={now} only="to-the-second" />
          <div>
            <p>
              <strong>
                <bdi>{who}</bdi>
              </strong>{' '}
              {what}
            </p>
            {detail && (
              <p class="hint" dir="auto">
                {detail}
              </p>
            )}
            {sent !== null && (
              <details>
                <summary>
                  Exact text<span class="sr">, {what}</span>
                </summary>
                <p class="sent" dir="auto">
                  {sent}
                </p>
              </details>
            )}
            {changes.map(({ position, difference }) => (
              <p class="difference" dir="auto">
                <span class="hint">Post {position}:</span>{' '}
                {difference.map(({ kind, words }) => {
                  const shown = <Words text={words} />;
                  return kind === 'came' ? <ins>{shown}</ins> : kind === 'went' ? <del>{shown}</del> : shown;
                })}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

export function Money({ view }: { readonly view: ThreadView }) {
  const { account, priceUsd, spentUsd } = view;
  return (
    <p class="price">
      Price on X {usd(priceUsd)}, spent so far {usd(spentUsd)}
      {account.kind === 'practice' && ' (practice: nothing is charged)'}
    </p>
  );
}
