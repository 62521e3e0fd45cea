import { Hono } from 'hono';
import { countByStatus, type EventLine, listEvents } from '../store/board.ts';
import type { Db } from '../store/db.ts';
import { readNow, readThread } from '../store/threads.ts';
import { type ThreadStatus, threadStatuses } from '../thread/thread.ts';
import { type Health, readHealth } from '../watch/health.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';
import { Frame } from './frame.tsx';
import { type FrameData, readFrame } from './frame-data.ts';
import { eventWords } from './record.ts';
import { Badge, type Look, threadLooks } from './status-words.tsx';
import { Time } from './times.tsx';

/** Is it well, how much is where, who did what. */
export function statusRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/status', async (c) => {
    const events = await listEvents(deps.db, { threadId: null, limit: 50 });
    const props = {
      frame: await readFrame(deps, c),
      health: await readHealth(deps.db, deps.queue),
      counts: await countByStatus(deps.db),
      events,
      titles: await readTitles(deps.db, events),
      now: await readNow(deps.db),
      timeZone: deps.timeZone,
    };
    return c.html(<StatusPage {...props} />);
  });
  return app;
}

/** Of the threads these events are about. */
async function readTitles(db: Db, events: readonly EventLine[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(events.flatMap(({ threadId }) => threadId ?? []));
  const threads = await Promise.all([...ids].map((id) => readThread(db, id)));
  return new Map(threads.flatMap((thread) => (thread ? [[thread.id, thread.title] as const] : [])));
}

type Props = {
  readonly frame: FrameData;
  readonly health: Health;
  readonly counts: Readonly<Partial<Record<ThreadStatus, number>>>;
  readonly events: readonly EventLine[];
  readonly titles: ReadonlyMap<string, string>;
  readonly now: Date;
  readonly timeZone: string;
};

const ready: Look = { word: 'Ready', icon: 'check', tone: 'good' };
const paused: Look = { word: 'Paused', icon: 'pause', tone: 'waits' };

function StatusPage({ frame, health, counts, events, titles, now, timeZone }: Props) {
  return (
    <Frame title="Status" at="/status" frame={frame}>
      <h1>Status</h1>
      <section class={health.ok ? 'health' : 'health wrong'}>
        {health.ok ? (
          <p>
            {frame.pause ? <Badge look={paused} /> : <Badge look={ready} />} The store, the queue and a worker
            answer, and nothing is late.
          </p>
        ) : (
          <>
            <Badge look={{ word: 'Not ready', icon: 'triangle', tone: 'wrong' }} />
            <ul>
              {health.reasons.map((reason) => (
                <li>{reason}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <h2>Threads</h2>
      <dl class="counts">
        {threadStatuses.map((status) => (
          <div>
            <dt>
              <a href={`/?status=${status}`}>{threadLooks[status].word}</a>
            </dt>
            <dd>{counts[status] ?? 0}</dd>
          </div>
        ))}
      </dl>
      <h2>Who did what</h2>
      {events.length === 0 ? (
        <p class="hint">Nothing yet.</p>
      ) : (
        <ol class="record">
          {events.map((event) => (
            <li>
              <Time at={event.at} timeZone={timeZone} now={now} />
              <p>
                <strong>
                  <bdi>{event.actor}</bdi>
                </strong>{' '}
                {eventWords(event, timeZone, now)}
                {event.handle && ` (@${event.handle})`}
                {event.threadId && (
                  <>
                    {' · '}
                    <a href={`/threads/${event.threadId}`}>
                      <bdi>{titles.get(event.threadId) ?? event.threadId}</bdi>
                    </a>
                  </>
                )}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Frame>
  );
}
