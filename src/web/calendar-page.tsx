import type { Account } from '../account/account.ts';
import type { CalendarDay, Week } from './calendar-week.ts';
import { Frame } from './frame.tsx';
import type { FrameData } from './frame-data.ts';
import { CalendarEntry } from './parts/calendar-entry.tsx';
import { dayKey, dayNumber } from './times.tsx';

/** All that the calendar shows. */
export type CalendarView = {
  readonly accounts: readonly Account[];
  /** Null: all accounts. */
  readonly chosen: Account | null;
  /** By whose clock the days are told apart. */
  readonly timeZone: string;
  readonly week: Week;
  readonly days: readonly CalendarDay[];
  readonly hasSlots: boolean;
  /** There are more threads than are shown. */
  readonly isCut: boolean;
  readonly now: Date;
};

type Props = { readonly frame: FrameData; readonly view: CalendarView };

/** From so many on a week is to be looked through: a form in each entry would be most of the page. */
const crowd = 150;

/** A week: columns where there is room, else a list of days. */
export function CalendarPage({ frame, view }: Props) {
  const { chosen, timeZone, week, days, now, isCut } = view;
  const here = pathOf(chosen, week.monday);
  const isToday = (from: Date) => dayKey(from, timeZone) === dayKey(now, timeZone);
  const shown = days.reduce((sum, { entries }) => sum + entries.length, 0);
  const isEmpty = shown === 0;
  return (
    <Frame title="Calendar" at="/calendar" frame={frame}>
      <div class="page-head">
        <h1>Calendar</h1>
        <Weeks view={view} />
      </div>
      <Accounts view={view} />
      <p class="hint calendar-hint">
        Times in {timeZone}.{' '}
        {chosen && (
          <a href={`/accounts/${chosen.name}/schedule`}>
            {view.hasSlots ? `Slots of @${chosen.handle}` : `Give @${chosen.handle} slots`}
          </a>
        )}
        {!chosen && 'Choose an account to see its free slots.'}
      </p>
      {isCut && <p class="reason">More threads are due this week than are shown here.</p>}
      {isEmpty && (
        <p class="hint">
          Nothing is due this week. <a href="/new">Write the next thread</a>.
        </p>
      )}
      <ol class="week">
        {days.map(({ from, entries }) => (
          <li class={isToday(from) ? 'is-today' : ''}>
            <h2>
              <time datetime={dayKey(from, timeZone)}>
                {isToday(from) ? `Today, ${dayNumber(from, timeZone, 'day')}` : dayNumber(from, timeZone)}
              </time>
            </h2>
            {entries.length === 0 && <p class="hint">Nothing</p>}
            <ul>
              {entries.map((entry) => (
                <CalendarEntry
                  entry={entry}
                  account={chosen}
                  timeZone={timeZone}
                  isCrowded={shown > crowd}
                  now={now}
                  csrf={frame.csrf}
                  back={here}
                />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Frame>
  );
}

function Weeks({ view: { chosen, week } }: { readonly view: CalendarView }) {
  return (
    <nav class="buttons" aria-label="Week">
      <a class="button" rel="prev" href={pathOf(chosen, week.previous)}>
        ← Earlier
      </a>
      <a class="button" href={pathOf(chosen, null)}>
        This week
      </a>
      <a class="button" rel="next" href={pathOf(chosen, week.next)}>
        Later →
      </a>
    </nav>
  );
}

function Accounts({ view: { accounts, chosen, week } }: { readonly view: CalendarView }) {
  if (accounts.length < 2) return null;
  return (
    <nav class="filter" aria-label="Account">
      {[null, ...accounts].map((account) => (
        <a
          href={pathOf(account, week.monday)}
          {...(account?.id === chosen?.id ? { 'aria-current': 'page' as const } : {})}
        >
          {account ? `@${account.handle}` : 'All accounts'}
        </a>
      ))}
    </nav>
  );
}

function pathOf(account: Account | null, monday: string | null): string {
  const query = [account && `account=${account.name}`, monday && `week=${monday}`].filter(Boolean);
  return query.length === 0 ? '/calendar' : `/calendar?${query.join('&')}`;
}
