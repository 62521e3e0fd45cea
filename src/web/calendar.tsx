import { type Context, Hono } from 'hono';
import { defaultAccount } from '../intake/queue-article.ts';
import { hasSlots } from '../schedule/slots.ts';
import { listAccounts } from '../store/accounts.ts';
import { listTakenTimes } from '../store/board.ts';
import { readSchedule } from '../store/schedules.ts';
import { readNow } from '../store/threads.ts';
import { listLinesBetween } from '../store/week.ts';
import { CalendarPage, type CalendarView } from './calendar-page.tsx';
import { fillWeek, freeSlots, weekOf } from './calendar-week.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';
import { readFrame } from './frame-data.ts';

/** What goes out when: a week of one account, or of all. */
export function calendarRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/calendar', async (c) => {
    const [frame, view] = await Promise.all([readFrame(deps, c), readCalendar(deps, c)]);
    return c.html(<CalendarPage frame={frame} view={view} />);
  });
  return app;
}

/** Most threads a week shows. */
const most = 500;

async function readCalendar(deps: DeskDeps, c: Context<DeskEnv>): Promise<CalendarView> {
  const { db } = deps;
  const now = await readNow(db);
  const accounts = await listAccounts(db);
  const named = accounts.find(({ name }) => name === c.req.query('account')) ?? null;
  const chosen = named ?? (accounts.length === 1 ? (accounts[0] ?? null) : null);
  const byDefault = await defaultAccount(deps);
  const speaker = chosen ?? accounts.find(({ name }) => name === byDefault);
  const timeZone = speaker?.timeZone ?? deps.timeZone;
  const week = weekOf(c.req.query('week'), timeZone, now);
  const [from = now, to = now] = [week.starts.at(0), week.starts.at(-1)];
  const found = await listLinesBetween(db, { from, to, account: chosen?.name ?? null, limit: most + 1 });
  const lines = found.slice(0, most);
  const schedule = chosen && (await readSchedule(db, chosen.id));
  const free =
    chosen && schedule ? freeSlots(week, schedule, await listTakenTimes(db, chosen.id, ''), now) : [];
  return {
    ...{ accounts, chosen, timeZone, week, now },
    days: fillWeek(week, lines, free),
    hasSlots: schedule !== null && hasSlots(schedule),
    isCut: found.length > most,
  };
}
