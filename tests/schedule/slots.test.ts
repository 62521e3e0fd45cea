import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextFreeTime } from '../../src/schedule/next-slot.ts';
import { parseSchedule, type Schedule, weekdays } from '../../src/schedule/schedule.ts';
import { isBlackout, slotsAfter, slotsBetween } from '../../src/schedule/slots.ts';

const everyDay = (times: string): Record<string, string> =>
  Object.fromEntries(weekdays.map((day) => [day, times]));

function schedule(timeZone: string, slots: Record<string, string>, blackout = '', gap = '30'): Schedule {
  const read = parseSchedule({ slots, blackout, gap }, timeZone);
  if (!read.ok) throw new Error(read.errors.map(({ message }) => message).join(' '));
  return read.schedule;
}

const iso = (dates: readonly Date[]): readonly string[] =>
  dates.map((at) => at.toISOString().replace(':00.000Z', 'Z'));
const between = (from: string, to: string, plan: Schedule): readonly string[] =>
  iso(slotsBetween(new Date(from), new Date(to), plan));

describe('slots of a week', () => {
  it('are those of each weekday, by the clock of the zone', () => {
    const plan = schedule('Europe/Berlin', { mon: '08:00, 12:30', tue: '9:15', sun: '20:00' });
    expect(between('2026-11-22T00:00Z', '2026-11-29T00:00Z', plan)).toEqual([
      '2026-11-22T19:00Z',
      '2026-11-23T07:00Z',
      '2026-11-23T11:30Z',
      '2026-11-24T08:15Z',
    ]);
  });

  it('of the zone’s day count where that is another than UTC’s', () => {
    const plan = schedule('Pacific/Kiritimati', { mon: '00:30' });
    expect(between('2026-11-20T00:00Z', '2026-11-24T00:00Z', plan)).toEqual(['2026-11-22T10:30Z']);
  });

  it('after an instant leave out the one of that very instant', () => {
    const plan = schedule('UTC', everyDay('12:00'));
    expect(slotsAfter(new Date('2026-11-23T12:00Z'), plan).next().value).toEqual(
      new Date('2026-11-24T12:00Z'),
    );
  });

  it('are none without any', () => {
    expect([...slotsAfter(new Date(0), schedule('UTC', {}))]).toEqual([]);
  });
});

/** Zone, the day, the slots by the clock, and the instants they come at. */
const changes = [
  // Spring: the clocks skip 02:00 to 03:00 (Lord Howe: 02:00 to 02:30).
  ['Europe/Berlin', '2027-03-28', '01:59, 02:00, 02:30, 03:30', ['00:59', '01:00', '01:30']],
  ['America/New_York', '2027-03-14', '01:59, 02:00, 02:30, 03:30', ['06:59', '07:00', '07:30']],
  ['Australia/Lord_Howe', '2027-10-03', '01:59, 02:00, 02:15, 02:45', ['-15:29', '-15:30', '-15:45']],
  // A slot of the moment after the gap and those moved there are one.
  ['Europe/Berlin', '2027-03-28', '02:15, 02:45, 03:00', ['01:00']],
  ['America/New_York', '2027-03-14', '02:15, 02:45, 03:00', ['07:00']],
  ['Australia/Lord_Howe', '2027-10-03', '02:10, 02:20, 02:30', ['-15:30']],
  // Autumn: the clocks show 02:00 to 03:00 twice (New York 01:00 to 02:00, Lord Howe 01:30 to 02:00).
  ['Europe/Berlin', '2027-10-31', '01:59, 02:00, 02:59, 03:00', ['-23:59', '00:00', '00:59', '02:00']],
  ['America/New_York', '2027-11-07', '00:59, 01:00, 01:59, 02:00', ['04:59', '05:00', '05:59', '07:00']],
  [
    'Australia/Lord_Howe',
    '2027-04-04',
    '01:29, 01:30, 01:59, 02:00',
    ['-14:29', '-14:30', '-14:59', '-15:30'],
  ],
] as const;

describe('where the clocks change', () => {
  it.each(changes)('%s on %s: the slots %s come at %j UTC', (zone, day, times, instants) => {
    const plan = schedule(zone, everyDay(times));
    const noonMs = Date.parse(`${day}T12:00Z`);
    const before = new Date(noonMs - 86_400_000).toISOString().slice(0, 10);
    const expected = instants.map((at) =>
      at.startsWith('-') ? `${before}T${at.slice(1)}Z` : `${day}T${at}Z`,
    );
    const found = slotsBetween(new Date(noonMs - 36 * 3_600_000), new Date(noonMs), plan).filter(
      (at) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at) === day,
    );
    expect(iso(found)).toEqual(expected);
  });

  it.each([
    ['Europe/Berlin', '2027-03-28T01:00Z'],
    ['America/New_York', '2027-03-14T07:00Z'],
    ['Australia/Lord_Howe', '2027-10-02T15:30Z'],
  ])(
    'a slot that %s moves out of the missing hour is left out when that is an hour without posts',
    (zone, moved) => {
      const free = schedule(zone, everyDay('02:10'));
      const shut = schedule(zone, everyDay('02:10'), '02:30-03:30');
      const from = new Date(Date.parse(moved) - 3_600_000);
      expect(slotsAfter(from, free).next().value).toEqual(new Date(moved));
      expect(slotsAfter(from, shut).next().value?.getTime()).toBeGreaterThan(
        Date.parse(moved) + 20 * 3_600_000,
      );
    },
  );

  it.each([
    ['Europe/Berlin', '2027-10-31T00:30Z', '2027-10-31T01:30Z'],
    ['America/New_York', '2027-11-07T05:30Z', '2027-11-07T06:30Z'],
    ['Australia/Lord_Howe', '2027-04-03T14:45Z', '2027-04-03T15:15Z'],
  ])('hours without posts hold both times where %s shows them twice', (zone, first, second) => {
    const plan = schedule(zone, {}, '01:00-02:59');
    expect([first, second].map((at) => isBlackout(new Date(at), plan))).toEqual([true, true]);
  });
});

describe('the next free time by a schedule', () => {
  const plan = schedule('Europe/Berlin', { mon: '08:00, 12:30, 18:00', tue: '08:00' }, '22:00-06:00', '60');
  const next = (from: string, ...taken: readonly string[]): string =>
    nextFreeTime(
      new Date(from),
      taken.map((at) => new Date(at)),
      plan,
    ).toISOString();

  it('is the next slot', () => {
    expect(next('2026-11-23T07:00:00Z')).toBe('2026-11-23T11:30:00.000Z');
  });

  it('is the one after where that is taken, or nearer than the least gap to another thread', () => {
    expect(next('2026-11-23T07:00:00Z', '2026-11-23T11:30:00Z')).toBe('2026-11-23T17:00:00.000Z');
    expect(next('2026-11-23T07:00:00Z', '2026-11-23T12:29:00Z')).toBe('2026-11-23T17:00:00.000Z');
    expect(next('2026-11-23T07:00:00Z', '2026-11-23T12:30:00Z')).toBe('2026-11-23T11:30:00.000Z');
  });

  it('is that of next week when this week is full', () => {
    expect(next('2026-11-24T08:00:00Z')).toBe('2026-11-30T07:00:00.000Z');
  });

  it('without slots is the first full five minutes outside the hours without posts', () => {
    const night = schedule('Europe/Berlin', {}, '22:00-06:00', '10');
    const at = (from: string, ...taken: Date[]) => nextFreeTime(new Date(from), taken, night).toISOString();
    expect(at('2026-11-23T22:00:00Z')).toBe('2026-11-24T05:00:00.000Z');
    expect(at('2026-11-23T20:56:00Z')).toBe('2026-11-24T05:00:00.000Z');
    expect(at('2026-11-23T20:50:00Z')).toBe('2026-11-23T20:55:00.000Z');
    expect(at('2026-11-23T22:00:00Z', new Date('2026-11-24T05:00:00Z'))).toBe('2026-11-24T05:10:00.000Z');
  });

  it('is a slot, free and clear, whatever is taken', () => {
    const from = new Date('2026-11-23T00:00:00Z');
    const anyTaken = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(anyTaken, (minutes) => {
        const taken = minutes.map((minute) => new Date(from.getTime() + minute * 60_000));
        const found = nextFreeTime(from, taken, plan);
        const earlier = slotsBetween(from, found, plan);
        const isFree = (at: Date) =>
          taken.every((time) => Math.abs(time.getTime() - at.getTime()) >= 3_600_000);
        expect(slotsBetween(found, new Date(found.getTime() + 1), plan)).toEqual([found]);
        expect(isFree(found)).toBe(true);
        expect(earlier.filter(isFree)).toEqual([]);
      }),
      { seed: 20_261_124, numRuns: 200 },
    );
  });
});
