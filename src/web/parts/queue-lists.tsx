import type { Approval } from '../../account/approval.ts';
import type { Role } from '../../account/role.ts';
import type { Prices } from '../../compose/price-list.ts';
import type { ThreadLine } from '../../store/board.ts';
import type { ThreadStatus } from '../../thread/thread.ts';
import { threadLooks } from '../status-words.tsx';
import { NeedsYouList } from './needs-you.tsx';
import { ThreadDays, ThreadRows } from './thread-rows.tsx';

/** What the queue shows: everything that matters now, or one status page by page. */
export type QueueView =
  | {
      readonly kind: 'all';
      readonly needsYou: readonly ThreadLine[];
      readonly coming: readonly ThreadLine[];
      readonly drafts: readonly ThreadLine[];
      readonly done: readonly ThreadLine[];
    }
  | {
      readonly kind: 'status';
      readonly status: ThreadStatus;
      readonly lines: readonly ThreadLine[];
      /** Where the next page begins, if there is one. */
      readonly after: string | null;
    };

export type QueueProps = {
  readonly view: QueueView;
  /** Of the threads shown that wait for a yes, by id. */
  readonly approvals: ReadonlyMap<string, Approval>;
  readonly now: Date;
  readonly csrf: string;
  readonly actor: string;
  readonly role: Role;
  readonly prices: Prices;
  /** Where this part is fetched again. */
  readonly refresh: string;
};

/** The part of the queue that keeps itself up to date. */
export function QueueLists({ view, refresh, ...rest }: QueueProps) {
  const isBusy = linesOf(view).some((line) => isMoving(line, rest.now));
  return (
    <div id="queue" data-refresh={refresh} data-every={isBusy ? '2s' : '15s'}>
      {view.kind === 'all' ? <All view={view} {...rest} /> : <One view={view} {...rest} />}
    </div>
  );
}

type Of<Kind extends QueueView['kind']> = Omit<QueueProps, 'view' | 'refresh'> & {
  readonly view: Extract<QueueView, { kind: Kind }>;
};

function All({ view, ...rest }: Of<'all'>) {
  const { now } = rest;
  return (
    <>
      {view.needsYou.length > 0 && (
        <section class="needs-section">
          <h2>Needs you</h2>
          <NeedsYouList lines={view.needsYou} {...rest} />
        </section>
      )}
      <section>
        <h2>Coming</h2>
        {view.coming.length === 0 ? (
          <p class="hint">
            Nothing is scheduled. <a href="/new">Write the next thread</a>.
          </p>
        ) : (
          <ThreadDays lines={view.coming} now={now} />
        )}
      </section>
      {view.drafts.length > 0 && (
        <section>
          <h2>Drafts</h2>
          <ThreadRows lines={view.drafts} now={now} />
        </section>
      )}
      {view.done.length > 0 && (
        <section>
          <h2>Live</h2>
          <ThreadDays lines={view.done} now={now} />
          <p>
            <a href="/?status=published">All that is live</a>
          </p>
        </section>
      )}
    </>
  );
}

function One({ view, ...rest }: Of<'status'>) {
  const { now } = rest;
  const { status, lines, after } = view;
  const waits = status === 'held' || status === 'awaiting-approval';
  return (
    <section>
      <h2>{threadLooks[status].word}</h2>
      {lines.length === 0 && <p class="hint">No thread stands here.</p>}
      {waits && <NeedsYouList lines={lines} {...rest} />}
      {!waits && <ThreadDays lines={lines} now={now} />}
      {after && (
        <p>
          <a rel="next" href={`/?status=${status}&after=${after}`}>
            More
          </a>
        </p>
      )}
    </section>
  );
}

function linesOf(view: QueueView): readonly ThreadLine[] {
  return view.kind === 'all' ? view.coming : view.lines;
}

/** Something may change within seconds. */
function isMoving({ status, scheduledAt }: ThreadLine, now: Date): boolean {
  if (status === 'publishing') return true;
  return status === 'scheduled' && scheduledAt !== null && scheduledAt.getTime() - now.getTime() < 60_000;
}
