import type { WakeQueue } from '../queue/queue.ts';
import type { Db, Queryable } from '../store/db.ts';

/** Whether the whole can do its work, and if not, why in words for whoever is on call. */
export type Health = { readonly ok: boolean; readonly reasons: readonly string[] };

/** A thread that should have gone on this long ago is late. */
export const lateAfterMs = 2 * 60_000;
const workerGoneAfterMs = 60_000;

/** Ready: the store and the queue answer, a worker is alive, and no due thread is left lying. */
export async function readHealth(db: Db, queue: Pick<WakeQueue, 'check'>): Promise<Health> {
  const reasons: string[] = [];
  try {
    reasons.push(...(await lateThreads(db)), ...(await missingWorkers(db)));
  } catch (error) {
    reasons.push(`The database does not answer: ${wordsOf(error)}`);
  }
  try {
    await queue.check();
  } catch (error) {
    reasons.push(`The queue does not answer: ${wordsOf(error)}`);
  }
  return { ok: reasons.length === 0, reasons };
}

/** Says that this worker lives. */
export async function beat(db: Queryable, workerId: string): Promise<void> {
  await db.query(
    `insert into bobbin.workers (id) values ($1) on conflict (id) do update set seen_at = bobbin.now()`,
    [workerId],
  );
}

/** Takes a worker that ended in order off the list. */
export async function signOff(db: Queryable, workerId: string): Promise<void> {
  await db.query(`delete from bobbin.workers where id = $1 or seen_at < bobbin.now() - interval '1 day'`, [
    workerId,
  ]);
}

/** What a pause or a disabled account holds back is not late: a person wanted it so. Keys X refuses nobody wanted. */
async function lateThreads(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string; late_ms: string; count: string }>(
    `select t.id, extract(epoch from bobbin.now() - coalesce(t.next_try_at, t.scheduled_at)) * 1000 as late_ms,
       count(*) over () as count
     from bobbin.threads t join bobbin.accounts a on a.id = t.account_id
     where t.status in ('scheduled', 'publishing') and a.state <> 'disabled' and a.paused_at is null
       and coalesce(t.next_try_at, t.scheduled_at) < bobbin.now() - $1 * interval '1 millisecond'
       and (select value = 'false' from bobbin.settings where name = 'paused')
     order by coalesce(t.next_try_at, t.scheduled_at) limit 1`,
    [lateAfterMs],
  );
  return rows.map(
    ({ id, late_ms, count }) =>
      `Thread ${id} should have gone on ${Math.round(Number(late_ms) / 60_000)} min ago (${count} late in all).`,
  );
}

async function missingWorkers(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{ alive: boolean }>(
    `select exists (select 1 from bobbin.workers
       where seen_at > bobbin.now() - $1 * interval '1 millisecond') as alive`,
    [workerGoneAfterMs],
  );
  return rows[0]?.alive
    ? []
    : ['No worker is alive: nothing will be posted. Start one with: bobbin serve --worker'];
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
