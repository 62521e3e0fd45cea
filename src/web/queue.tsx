import { type Context, Hono } from 'hono';
import type { Approval } from '../account/approval.ts';
import { readApprovals } from '../publish/approvals.ts';
import { listRejected } from '../store/approvals.ts';
import {
  countOpen,
  listLinesByCreation,
  listLinesByTime,
  type OpenCounts,
  type ThreadLine,
} from '../store/board.ts';
import type { Db } from '../store/db.ts';
import { readNow } from '../store/threads.ts';
import { type ThreadStatus, threadStatuses } from '../thread/thread.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';
import { Frame } from './frame.tsx';
import { type FrameData, readFrame } from './frame-data.ts';
import { NeedsYouList } from './parts/needs-you.tsx';
import { QueueLists, type QueueProps, type QueueView } from './parts/queue-lists.tsx';
import { SearchForm } from './parts/search-form.tsx';
import { readSearchForm, showFound } from './queue-found.tsx';
import { isSearch, readSearchValues } from './queue-search.ts';
import { threadLooks } from './status-words.tsx';

/** What is queued, live, and waiting for a person. */
export function queueRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/', async (c) => {
    const values = readSearchValues(c);
    if (isSearch(values)) return await showFound(deps, c, values);
    const [search, frame, counts, queue] = await Promise.all([
      readSearchForm(deps, values),
      readFrame(deps, c),
      countOpen(deps.db),
      readQueue(deps, c),
    ]);
    return c.html(<QueuePage frame={frame} queue={queue} counts={counts} search={search} />);
  });
  app.get('/parts/queue', async (c) => c.html(<QueueLists {...(await readQueue(deps, c))} />));
  app.get('/needs-you', async (c) => {
    const lines = await listNeedsYou(deps.db, c.var.actor, 100);
    const approvals = await approvalsOf(deps.db, lines);
    const queue = { lines, approvals, now: await readNow(deps.db), prices: deps.xSettings.prices };
    return c.html(<NeedsYouPage frame={await readFrame(deps, c)} queue={queue} />);
  });
  return app;
}

const pageLength = 50;

async function readQueue({ db, xSettings }: DeskDeps, c: Context<DeskEnv>): Promise<QueueProps> {
  const values = readSearchValues(c);
  const [status, after] = [values.status || null, values.after || null];
  const query = status ? `?status=${status}${after ? `&after=${after}` : ''}` : '';
  const view = status ? await readOne(db, status, after) : await readAll(db, c.var.actor);
  return {
    view,
    approvals: await approvalsOf(db, view.kind === 'all' ? view.needsYou : view.lines),
    now: await readNow(db),
    csrf: c.var.csrf,
    actor: c.var.actor,
    role: c.var.role,
    prices: xSettings.prices,
    refresh: `/parts/queue${query}`,
  };
}

async function approvalsOf(db: Db, lines: readonly ThreadLine[]): Promise<ReadonlyMap<string, Approval>> {
  const waiting = lines.filter(({ status }) => status === 'awaiting-approval');
  return await readApprovals(
    db,
    waiting.map(({ id }) => id),
  );
}

async function readAll(db: Db, actor: string): Promise<QueueView> {
  const soonest = { after: null, limit: 50, soonest: true } as const;
  const [going, due, needsYou, drafts, done] = await Promise.all([
    listLinesByTime(db, { status: 'publishing', ...soonest }),
    listLinesByTime(db, { status: 'scheduled', ...soonest }),
    listNeedsYou(db, actor, 20),
    listLinesByCreation(db, { status: 'draft', after: null, limit: 10 }),
    listLinesByTime(db, { status: 'published', after: null, limit: 20 }),
  ]);
  return { kind: 'all', needsYou, coming: [...going, ...due], drafts, done };
}

async function listNeedsYou(db: Db, actor: string, limit: number): Promise<readonly ThreadLine[]> {
  const soonest = { after: null, limit, soonest: true } as const;
  const lists = await Promise.all([
    listLinesByTime(db, { status: 'held', ...soonest }),
    listRejected(db, actor, limit),
    listLinesByTime(db, { status: 'awaiting-approval', ...soonest }),
  ]);
  return lists.flat();
}

async function readOne(db: Db, status: ThreadStatus, after: string | null): Promise<QueueView> {
  const mayLackTime = status === 'draft' || status === 'cancelled';
  const wish = { status, after, limit: pageLength + 1 };
  const lines = mayLackTime ? await listLinesByCreation(db, wish) : await listLinesByTime(db, wish);
  const shown = lines.slice(0, pageLength);
  const hasMore = lines.length > pageLength;
  return { kind: 'status', status, lines: shown, after: hasMore ? (shown.at(-1)?.id ?? null) : null };
}

type PageProps = {
  readonly frame: FrameData;
  readonly queue: QueueProps;
  readonly counts: OpenCounts;
  readonly search: Parameters<typeof SearchForm>[0];
};

function QueuePage({ frame, queue, counts, search }: PageProps) {
  const isEmpty = Object.keys(counts).length === 0;
  return (
    <Frame title="Queue" at="/" frame={frame}>
      <div class="page-head">
        <h1>Queue</h1>
        <a class="button main" href="/new">
          New thread
        </a>
      </div>
      {!isEmpty && <SearchForm {...search} />}
      {isEmpty ? <Empty /> : <Filter counts={counts} view={queue.view} />}
      {!isEmpty && <QueueLists {...queue} />}
    </Frame>
  );
}

/** Nothing was ever made here: what will be, and the next step. */
function Empty() {
  return (
    <section class="empty">
      <h2>Your threads will stand here</h2>
      <p>
        Paste an article, look at the thread bobbin makes of it, and queue it. Each post goes out exactly
        once, and this page shows it happen.
      </p>
      <p class="buttons">
        <a class="button main" href="/new?sample=1">
          Try the sample
        </a>
        <a class="button" href="/new">
          Paste an article
        </a>
      </p>
      <p class="hint">The sample goes to practice X, which runs on this machine. Nothing reaches X.</p>
    </section>
  );
}

function Filter({ counts, view }: { counts: PageProps['counts']; view: QueueView }) {
  const current = view.kind === 'status' ? view.status : null;
  return (
    <nav class="filter" aria-label="Show">
      <a href="/" {...(current === null ? { 'aria-current': 'page' } : {})}>
        All
      </a>
      {threadStatuses
        .filter((status) => counts[status] !== undefined || status === current)
        .map((status) => (
          <a href={`/?status=${status}`} {...(current === status ? { 'aria-current': 'page' } : {})}>
            {threadLooks[status].word}
            {counts[status] !== null && <span class="quiet"> {counts[status] ?? 0}</span>}
          </a>
        ))}
    </nav>
  );
}

function NeedsYouPage(props: {
  frame: FrameData;
  queue: Pick<Parameters<typeof NeedsYouList>[0], 'lines' | 'approvals' | 'now' | 'prices'>;
}) {
  const { frame, queue } = props;
  return (
    <Frame title="Needs you" at="/needs-you" frame={frame}>
      <h1>Needs you</h1>
      {queue.lines.length === 0 ? (
        <p>
          Nothing waits for a person. A thread that cannot go on by itself, or asks for a yes, will stand
          here.
        </p>
      ) : (
        <NeedsYouList {...queue} csrf={frame.csrf} actor={frame.actor} role={frame.role} />
      )}
    </Frame>
  );
}
