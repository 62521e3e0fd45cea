import type { Db } from '../store/db.ts';
import { listToWake } from '../store/threads.ts';
import type { Wake } from './schedule-thread.ts';

/** A little more than the sweep's own period: what comes due before the next one is woken by this one. */
const aheadMs = 90_000;

/**
 * Wakes every thread that is due or soon will be, whether its alarm was lost or not: a wake too many does no
 * harm. @returns how many.
 */
export async function sweep(db: Db, wake: Wake): Promise<number> {
  const threads = await listToWake(db, aheadMs);
  for (const { id, inMs } of threads) await wake(id, Math.max(0, inMs));
  return threads.length;
}
