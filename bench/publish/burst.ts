import type { ThreadId } from '../../src/thread/thread.ts';
import type { Bobbin } from './bobbin.ts';
import { ms, quantile, table } from './figures.ts';

export type Burst = { readonly threads: number; readonly accounts: number; readonly posts: number };

/** Many threads due in the same second, X at 0 ms. @returns Markdown: how late their first posts were. */
export async function burst(bobbins: readonly Bobbin[], size: Burst): Promise<string> {
  const rows: (readonly string[])[] = [];
  for (const bobbin of bobbins) rows.push(await burstOn(bobbin, size));
  return table(['', 'first post p50', 'first post p99', 'all posted after', 'posts a second'], rows);
}

async function burstOn(bobbin: Bobbin, { threads, accounts, posts }: Burst): Promise<readonly string[]> {
  const accountIds: string[] = [];
  for (let made = 0; made < accounts; made += 1) accountIds.push(await bobbin.addAccount());
  const ids = await bobbin.ready(accountIds, threads / accounts, posts);
  const dueAt = Date.now() + leadMs;
  const finished = ids.map((id) => bobbin.finished(id));
  await bobbin.release(ids, dueAt);
  const setMs = Date.now() - dueAt;
  if (setMs > 0) throw new Error(`The alarms were set ${setMs} ms too late to tell anything.`);
  const tookMs = Math.max(...(await Promise.all(finished))) - dueAt;
  const lags = await firstPostLags(bobbin, ids);
  return [
    `bobbin, ${bobbin.name}`,
    ms(quantile(lags, 0.5)),
    ms(quantile(lags, 0.99)),
    ms(tookMs),
    ((threads * posts) / (tookMs / 1_000)).toFixed(0),
  ];
}

/** To set a thousand alarms takes a while. */
const leadMs = 10_000;

/** From a thread's due time to the record of its first post's id. */
async function firstPostLags({ db }: Bobbin, ids: readonly ThreadId[]): Promise<readonly number[]> {
  const { rows } = await db.query<{ id: string; lag_ms: number }>(
    `select t.id, extract(epoch from p.sent_at - t.scheduled_at)::float8 * 1000 as lag_ms
     from bobbin.threads t join bobbin.posts p on p.thread_id = t.id and p.position = 1`,
  );
  const wanted = new Set<string>(ids);
  return rows.filter(({ id }) => wanted.has(id)).map((row) => row.lag_ms);
}
