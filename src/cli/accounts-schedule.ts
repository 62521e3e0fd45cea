import { parseWeek, type Weekday, weekdays } from '../schedule/schedule.ts';
import { type AccountSeen, accountsSchema } from './answers.ts';
import { CommandError } from './command-error.ts';
import type { Deps } from './deps.ts';
import type { Terminal } from './terminal.ts';
import { withApi } from './with-api.ts';
import { table } from './words.ts';

export type ScheduleOptions = {
  readonly slots?: string;
  readonly blackout?: string;
  readonly gap?: number;
  readonly none?: true;
  readonly json?: true;
};

type Schedule = NonNullable<AccountSeen['schedule']>;
const empty: Schedule = { slots: {}, blackout: '', leastGapMinutes: 30 };

/** Shows when an account posts, or changes what is named and leaves the rest as it is. */
export async function scheduleAccount(deps: Deps, name: string, options: ScheduleOptions): Promise<void> {
  const { terminal } = deps;
  const slots = options.slots === undefined ? undefined : readSlots(options.slots);
  const isChange = slots !== undefined || options.blackout !== undefined || options.gap !== undefined;
  await withApi(deps, options, async (api) => {
    let accounts = await api.get(accountsSchema, '/accounts');
    const before = existing(accounts, name).schedule ?? empty;
    if (isChange || options.none) {
      const schedule = {
        slots: slots ?? before.slots,
        blackout: options.blackout ?? before.blackout,
        leastGapMinutes: options.gap ?? before.leastGapMinutes,
      };
      const path = `/accounts/${encodeURIComponent(name)}/schedule`;
      accounts = await api.post(accountsSchema, path, { schedule: options.none ? null : schedule });
    }
    if (options.json) terminal.printJson(existing(accounts, name).schedule);
    else showSchedule(terminal, existing(accounts, name));
  });
}

function existing(accounts: readonly AccountSeen[], name: string): AccountSeen {
  const found = accounts.find((account) => account.name === name);
  if (!found) throw new CommandError(`There is no account "${name}".`, 'bobbin accounts lists them.');
  return found;
}

function readSlots(text: string): Partial<Record<Weekday, string>> {
  const week = parseWeek(text);
  if (week) return week;
  throw new CommandError(
    `"${text}" does not say on which days and when.`,
    'Write --slots "mon-fri 08:00,12:30; sat 10:00".',
  );
}

function showSchedule(terminal: Terminal, { name, timeZone, schedule }: AccountSeen): void {
  if (!schedule) {
    terminal.print(
      `${name} has no slots: its next free time is the next full five minutes, 30 minutes apart.`,
    );
    return;
  }
  const days = weekdays.filter((day) => schedule.slots[day]);
  terminal.print(`${name} posts in ${timeZone}${days.length > 0 ? '' : ' at any full five minutes'}:`);
  for (const row of table(days.map((day) => [day, schedule.slots[day] ?? '']))) terminal.print(row);
  if (schedule.blackout) terminal.print(`No posts ${schedule.blackout}.`);
  terminal.print(`At least ${schedule.leastGapMinutes} minutes between threads.`);
}
