import { clockOf, isIn, type Schedule, weekdays } from './schedule.ts';
import { dayAfter, firstInstantOf, localOf, weekdayOf } from './zone.ts';

/**
 * The slots of a schedule after an instant, in order, without end unless there are none at all.
 *
 * Where the clocks change: a slot in the hour they skip comes at the first moment after it, and with another
 * slot of that moment only once; one in the hour they show twice comes once, the first time. What lies in the
 * hours without posts after that is left out.
 */
export function* slotsAfter(from: Date, schedule: Schedule): Generator<Date, void, undefined> {
  if (!hasSlots(schedule)) return;
  let last = from.getTime();
  // A slot of the evening before may have moved past midnight.
  for (let day = dayAfter(localOf(from, schedule.timeZone), -1); ; day = dayAfter(day, 1)) {
    for (const slot of slotsOf(day, schedule)) {
      if (slot.getTime() <= last) continue;
      last = slot.getTime();
      if (!isBlackout(slot, schedule)) yield slot;
    }
  }
}

/** Slots from an instant on, up to but without another. */
export function slotsBetween(from: Date, to: Date, schedule: Schedule): readonly Date[] {
  const found: Date[] = [];
  for (const slot of slotsAfter(new Date(from.getTime() - 1), schedule)) {
    if (slot >= to) break;
    found.push(slot);
  }
  return found;
}

export function hasSlots({ slots }: Schedule): boolean {
  return weekdays.some((day) => slots[day].length > 0);
}

/** True while the clock of the schedule's zone shows an hour without posts; both times where it shows it twice. */
export function isBlackout(at: Date, { blackout, timeZone }: Schedule): boolean {
  return blackout.length > 0 && isIn(clockOf(localOf(at, timeZone)), blackout);
}

function slotsOf(day: Parameters<typeof weekdayOf>[0], { slots, timeZone }: Schedule): readonly Date[] {
  const weekday = weekdays[weekdayOf(day)];
  const times = weekday ? slots[weekday] : [];
  return times
    .map((time) => {
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      return firstInstantOf({ ...day, hour, minute }, timeZone);
    })
    .sort((one, other) => one.getTime() - other.getTime());
}
