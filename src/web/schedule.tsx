import { Hono } from 'hono';
import { existingAccount } from '../publish/accounts.ts';
import { changeSchedule } from '../publish/schedules.ts';
import { parseSchedule, type ScheduleText, scheduleText, weekdays } from '../schedule/schedule.ts';
import { readSchedule } from '../store/schedules.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';
import { readFrame } from './frame-data.ts';
import { SchedulePage } from './schedule-page.tsx';

const empty: ScheduleText = { slots: {}, blackout: '', gap: '30' };

/** The slots and quiet hours of an account. */
export function scheduleRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/accounts/:name/schedule', async (c) => {
    const account = await existingAccount(deps.db, c.req.param('name'));
    const schedule = await readSchedule(deps.db, account.id);
    const text = schedule ? scheduleText(schedule) : empty;
    return c.html(
      <SchedulePage frame={await readFrame(deps, c)} account={account} text={text} errors={[]} />,
    );
  });
  app.post('/accounts/:name/schedule', async (c) => {
    const account = await existingAccount(deps.db, c.req.param('name'));
    const text = readForm(await c.req.parseBody());
    const read = parseSchedule(text, account.timeZone);
    if (!read.ok) {
      const frame = await readFrame(deps, c);
      return c.html(<SchedulePage frame={frame} account={account} text={text} errors={read.errors} />, 422);
    }
    await changeSchedule(deps.db, account.name, read.schedule, c.var.actor);
    return c.redirect(`/calendar?account=${account.name}`, 303);
  });
  return app;
}

function readForm(body: Readonly<Record<string, unknown>>): ScheduleText {
  const field = (name: string): string => {
    const value = body[name];
    return typeof value === 'string' ? value.slice(0, 500) : '';
  };
  const slots = Object.fromEntries(weekdays.map((day) => [day, field(day)]));
  return { slots, blackout: field('blackout'), gap: field('gap') };
}
