import { parseSchedule, type Schedule, type ScheduleText, scheduleText } from '../schedule/schedule.ts';
import type { Queryable } from './db.ts';

/** When an account posts, by its own zone; null: no rule of its own. */
export async function readSchedule(db: Queryable, accountId: string): Promise<Schedule | null> {
  const { rows } = await db.query<{ schedule: ScheduleText | null; time_zone: string }>(
    'select schedule, time_zone from bobbin.accounts where id = $1',
    [accountId],
  );
  const row = rows[0];
  if (!row?.schedule) return null;
  const read = parseSchedule(row.schedule, row.time_zone);
  if (read.ok) return read.schedule;
  const messages = read.errors.map(({ field, message }) => `${field}: ${message}`);
  throw new Error(`The schedule of account ${accountId} cannot be read. ${messages.join(' ')}`);
}

/** Null takes the rules away. */
export async function writeSchedule(
  db: Queryable,
  accountId: string,
  schedule: Schedule | null,
): Promise<void> {
  await db.query('update bobbin.accounts set schedule = $2 where id = $1', [
    accountId,
    schedule === null ? null : JSON.stringify(scheduleText(schedule)),
  ]);
}
