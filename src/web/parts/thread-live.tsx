import type { Thread, ThreadStatus } from '../../thread/thread.ts';
import { Badge, threadLook } from '../status-words.tsx';
import type { ThreadLiveProps } from '../thread-view.ts';
import { spanWords, Time } from '../times.tsx';
import { Rejected } from './approval.tsx';
import { HoldActions } from './hold-actions.tsx';
import { PostsOnX } from './posts-on-x.tsx';
import { ThreadActions } from './thread-actions.tsx';
import { Money, Record } from './thread-record.tsx';
import { countWords } from './thread-rows.tsx';

/** What of a thread changes by itself; it is fetched again until nothing more can happen. */
export function ThreadLive(props: ThreadLiveProps) {
  const { view, csrf, errors = [], entered = {} } = props;
  const { thread, account, posts, live, now } = view;
  const look = threadLook(
    thread.status,
    posts.some(({ status }) => status === 'unknown'),
    thread.rejection !== null,
  );
  const every = pace(thread.status, thread.nextTryAt ?? thread.scheduledAt, now);
  const refresh = every ? { 'data-refresh': `/parts/threads/${thread.id}`, 'data-every': every } : {};
  const count = countWords({ posts: posts.length, live });
  return (
    <div id="thread" {...refresh} data-say={`${look.word}: ${count}`}>
      <div class="standing">
        <Badge look={look} />
        <strong>{count}</strong>
        {thread.scheduledAt && thread.status !== 'published' && (
          <span>
            <Time at={thread.scheduledAt} timeZone={account.timeZone} now={now} />{' '}
            <span class="hint">{account.timeZone}</span>
          </span>
        )}
        <span>@{account.handle}</span>
        <Waits thread={thread} timeZone={account.timeZone} now={now} />
        {thread.stopRequestedAt && thread.status === 'publishing' && (
          <span>Stopping after the post in hand</span>
        )}
        {every && (
          <noscript>
            <a href={`/threads/${thread.id}`}>Look again</a>
          </noscript>
        )}
      </div>
      {account.state !== 'enabled' && !isOver(thread.status) && (
        <p class="reason">
          @{account.handle} does not post now{account.stateReason ? `: ${account.stateReason}` : ''}{' '}
          <a href="/accounts">See Accounts</a>
        </p>
      )}
      {thread.reason && (
        <section class="held" aria-label="Needs you">
          <p class="reason" dir="auto">
            {thread.reason.message}
          </p>
          {view.unapproved.length > 0 && (
            <p class="hint">
              Edited since, and approved by nobody: words of {view.unapproved.join(', ')}. Whoever lets it go
              on approves them; the record below shows what changed.
            </p>
          )}
          <HoldActions
            held={{
              id: thread.id,
              actions: thread.reason.actions,
              live,
              deletionUsd: view.deletionUsd,
              handle: account.handle,
              timeZone: account.timeZone,
            }}
            csrf={csrf}
            role={props.role}
            errors={errors}
            entered={entered}
          />
        </section>
      )}
      {thread.rejection && <Rejected rejection={thread.rejection} timeZone={account.timeZone} now={now} />}
      <ThreadActions {...props} />
      <div class="two">
        <section aria-labelledby="posts-title">
          <h2 id="posts-title">{live > 0 ? 'As it stands on X' : 'The thread'}</h2>
          <PostsOnX view={view} publicUrl={props.publicUrl} />
        </section>
        <section aria-labelledby="record-title">
          <h2 id="record-title">The record</h2>
          <Record entries={view.record} timeZone={account.timeZone} now={now} />
          <Money view={view} />
        </section>
      </div>
    </div>
  );
}

type WaitsProps = { readonly thread: Thread; readonly timeZone: string; readonly now: Date };

/** What keeps a thread that is due, and for how long: a countdown at every look. */
function Waits({ thread, timeZone, now }: WaitsProps) {
  const { status, scheduledAt, nextTryAt, waitsFor } = thread;
  const isDue =
    status === 'publishing' || (status === 'scheduled' && scheduledAt !== null && scheduledAt <= now);
  if (!isDue || waitsFor === null || nextTryAt === null || nextTryAt <= now) return null;
  return (
    <span>
      Waits: {waitsFor}. Goes on {spanWords(nextTryAt, now)} (
      <Time at={nextTryAt} timeZone={timeZone} now={now} />)
    </span>
  );
}

/** How often to look again; null when only a person can change something. */
function pace(status: ThreadStatus, dueAt: Date | null, now: Date): string | null {
  if (status === 'publishing') return '1s';
  if (status !== 'scheduled') return null;
  return dueAt && dueAt.getTime() - now.getTime() < 60_000 ? '1s' : '15s';
}

/** Nothing more will be sent of it. */
function isOver(status: ThreadStatus): boolean {
  return status === 'published' || status === 'cancelled';
}
