import { forgottenAfterDays } from '../../intake/forgotten-drafts.ts';
import type { WorkingDraft } from '../../store/draft-pages.ts';
import type { Continued } from '../new-continue.ts';
import { Time } from '../times.tsx';

/** What this person began and neither kept nor queued, a press away. */
export function LeftDrafts({
  drafts,
  now,
}: {
  readonly drafts: readonly WorkingDraft[];
  readonly now: Date;
}) {
  if (drafts.length === 0) return null;
  return (
    <section class="left-drafts" aria-labelledby="left-title">
      <h2 id="left-title">Go on with</h2>
      <ul>
        {drafts.map(({ id, title, handle, timeZone, keptAt }) => (
          <li>
            <a href={`/new?draft=${id}`}>
              <bdi>{title}</bdi>
            </a>{' '}
            <span class="hint">
              <Time at={keptAt} timeZone={timeZone} now={now} />, @{handle}
            </span>
          </li>
        ))}
      </ul>
      <p class="hint">
        A draft that nobody saves or queues goes {forgottenAfterDays} days after its last word.
      </p>
    </section>
  );
}

type ContinuedProps = { readonly continued: Continued; readonly timeZone: string; readonly now: Date };

/** Says that a pasted article is a draft begun before. */
export function ContinuedNote({ continued: { keptAt, isAsLeft }, timeZone, now }: ContinuedProps) {
  return (
    <p role="status">
      You began this article <Time at={keptAt} timeZone={timeZone} now={now} />: this is that draft,{' '}
      {isAsLeft ? 'as you left it.' : 'with the template and link chosen now. Undo brings back its words.'}
    </p>
  );
}
