import { describe, expect, it } from 'vitest';
import { isTimeZone, parseDelay, parseTime } from '../../src/schedule/parse-time.ts';

const noon = new Date('2026-11-23T12:00:00Z');

/** The instant that is meant, or the words of the refusal. */
function read(text: string, timeZone = 'UTC', now = noon): string {
  const time = parseTime(text, timeZone, now);
  return time.ok ? time.at.toISOString() : time.message;
}

describe('an instant', () => {
  it.each([
    ['2026-11-24T14:30:00Z', '2026-11-24T14:30:00.000Z'],
    ['2026-11-24T14:30:00.250Z', '2026-11-24T14:30:00.250Z'],
    ['2026-11-24T14:30+01:00', '2026-11-24T13:30:00.000Z'],
    ['2026-11-24 14:30-0500', '2026-11-24T19:30:00.000Z'],
    ['  2026-11-24t14:30z ', '2026-11-24T14:30:00.000Z'],
  ])('%s stands for itself, whatever the zone', (text, instant) => {
    expect(read(text, 'Europe/Berlin')).toBe(instant);
  });

  it.each([
    '2026-13-01T10:00:00Z',
    '2026-11-24T25:00:00Z',
    '2026-02-30T10:00:00Z',
    '2027-02-29T10:00:00+01:00',
  ])('%s does not exist and is refused', (text) => {
    expect(read(text)).toMatch(/is not a (date that exists|time)/);
  });

  it('in the past is refused, naming it', () => {
    expect(read('2026-11-23T11:59:59Z')).toBe(
      '2026-11-23T11:59:59.000Z is in the past. Choose a later time, or "now".',
    );
  });

  it('of this very moment is taken', () => {
    expect(read('2026-11-23T12:00:00Z')).toBe('2026-11-23T12:00:00.000Z');
  });

  it('more than a year ahead is refused', () => {
    expect(read('2027-11-24T12:00:00Z')).toMatch(/more than a year ahead/);
    expect(read('2027-11-23T12:00:00Z')).toBe('2027-11-23T12:00:00.000Z');
  });
});

describe('a local time', () => {
  it.each([
    ['2026-12-01 14:30', 'Europe/Berlin', '2026-12-01T13:30:00.000Z'],
    ['2027-07-01T14:30', 'Europe/Berlin', '2027-07-01T12:30:00.000Z'],
    ['2026-12-01 14:30', 'America/New_York', '2026-12-01T19:30:00.000Z'],
    ['2027-07-01 14:30', 'America/New_York', '2027-07-01T18:30:00.000Z'],
    ['2026-12-01 14:30', 'Australia/Lord_Howe', '2026-12-01T03:30:00.000Z'],
    ['2027-07-01 14:30', 'Australia/Lord_Howe', '2027-07-01T04:00:00.000Z'],
    ['2026-12-01 14:30', 'Asia/Kathmandu', '2026-12-01T08:45:00.000Z'],
    ['2026-11-24 00:10', 'Pacific/Kiritimati', '2026-11-23T10:10:00.000Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(read(text, zone, new Date('2026-11-20T00:00:00Z'))).toBe(instant);
  });

  it.each([
    ['2027-03-28 02:30', 'Europe/Berlin'],
    ['2027-03-28 02:00', 'Europe/Berlin'],
    ['2027-03-14 02:30', 'America/New_York'],
    ['2027-10-03 02:15', 'Australia/Lord_Howe'],
  ])('%s in %s is skipped by the clocks and refused, naming the zone', (text, zone) => {
    expect(read(text, zone)).toBe(
      `${text} does not exist in ${zone}: the clocks skip it. Choose another time.`,
    );
  });

  it.each([
    ['2027-03-28 01:59', 'Europe/Berlin', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28 03:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'],
    ['2027-03-14 03:00', 'America/New_York', '2027-03-14T07:00:00.000Z'],
    ['2027-10-03 01:59', 'Australia/Lord_Howe', '2027-10-02T15:29:00.000Z'],
    ['2027-10-03 02:30', 'Australia/Lord_Howe', '2027-10-02T15:30:00.000Z'],
  ])('%s in %s, just beside the gap, is %s', (text, zone, instant) => {
    expect(read(text, zone)).toBe(instant);
  });

  it.each([
    ['2027-10-31 02:30', 'Europe/Berlin', '2027-10-31T00:30:00.000Z'],
    ['2027-11-07 01:30', 'America/New_York', '2027-11-07T05:30:00.000Z'],
    ['2027-04-04 01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00.000Z'],
  ])('%s in %s comes twice and means the first', (text, zone, instant) => {
    expect(read(text, zone, new Date('2027-02-01T00:00:00Z'))).toBe(instant);
  });

  it('comes twice, and the first of the two is over: the second is meant', () => {
    const between = new Date('2027-10-31T00:45:00Z');
    expect(read('2027-10-31 02:30', 'Europe/Berlin', between)).toBe('2027-10-31T01:30:00.000Z');
    expect(read('02:30', 'Europe/Berlin', between)).toBe('2027-10-31T01:30:00.000Z');
  });

  it('in the past is refused', () => {
    expect(read('2026-11-23 12:59', 'Europe/Berlin')).toMatch(/is in the past/);
  });

  it.each([
    '2026-02-30 10:00',
    '2026-11-31 10:00',
    '2026-00-10 10:00',
    '2026-12-00 10:00',
    '2026-12-01 24:00',
  ])('%s is no day or hour of the calendar and is refused', (text) => {
    expect(read(text)).toBe(
      `"${text}" is not a time: write 14:30, 2026-11-24 14:30 or 2026-11-24T14:30:00Z.`,
    );
  });
});

describe('an hour alone', () => {
  it('means today while the clock has not shown it yet', () => {
    expect(read('14:30', 'Europe/Berlin')).toBe('2026-11-23T13:30:00.000Z');
  });

  it('means tomorrow once it has passed', () => {
    expect(read('12:59', 'Europe/Berlin')).toBe('2026-11-24T11:59:00.000Z');
    expect(read('9:05', 'Europe/Berlin')).toBe('2026-11-24T08:05:00.000Z');
  });

  it('means the day of the zone, not of UTC', () => {
    const lateInUtc = new Date('2026-11-23T23:30:00Z');
    expect(read('08:00', 'Asia/Tokyo', lateInUtc)).toBe('2026-11-24T23:00:00.000Z');
    expect(read('09:00', 'Asia/Tokyo', lateInUtc)).toBe('2026-11-24T00:00:00.000Z');
    expect(read('19:00', 'America/New_York', lateInUtc)).toBe('2026-11-24T00:00:00.000Z');
  });

  it('means tomorrow across the end of a month and a year', () => {
    expect(read('08:00', 'UTC', new Date('2026-12-31T09:00:00Z'))).toBe('2027-01-01T08:00:00.000Z');
  });

  it('means the day after a change of clocks although that night has 23 or 25 hours', () => {
    const beforeShortNight = new Date('2027-03-27T22:30:00Z'); // 23:30 in Berlin
    expect(read('23:15', 'Europe/Berlin', beforeShortNight)).toBe('2027-03-28T21:15:00.000Z');
    const earlyOnLongDay = new Date('2027-10-30T22:10:00Z'); // 00:10 in Berlin, a day of 25 hours
    expect(read('00:05', 'Europe/Berlin', earlyOnLongDay)).toBe('2027-10-31T23:05:00.000Z');
    const lateBeforeShortDay = new Date('2027-03-27T22:59:00Z'); // 23:59 in Berlin, a day of 23 hours ahead
    expect(read('00:10', 'Europe/Berlin', lateBeforeShortDay)).toBe('2027-03-27T23:10:00.000Z');
  });

  it('that the clocks skip on its day is refused', () => {
    expect(read('02:30', 'Europe/Berlin', new Date('2027-03-27T20:00:00Z'))).toMatch(/the clocks skip it/);
  });
});

describe('what is not a time', () => {
  it.each([
    '',
    'tomorrow',
    '14h30',
    '14:60',
    '25:00',
    '2026-11-24',
    '1732458600',
    '24/11/2026 14:30',
    '14:30 PM',
  ])('"%s" is refused, saying how to write one', (text) => {
    expect(read(text)).toBe(
      `"${text}" is not a time: write 14:30, 2026-11-24 14:30 or 2026-11-24T14:30:00Z.`,
    );
  });

  it('in an unknown zone is refused, naming the zone', () => {
    expect(read('14:30', 'Europe/Atlantis')).toBe(
      'Unknown time zone "Europe/Atlantis": use an IANA name such as Europe/Berlin.',
    );
    expect(isTimeZone('Europe/Atlantis')).toBe(false);
    expect(isTimeZone('Europe/Berlin')).toBe(true);
    expect(isTimeZone('')).toBe(false);
  });
});

describe('a span of time', () => {
  const delay = (text: string): string => {
    const time = parseDelay(text, noon);
    return time.ok ? time.at.toISOString() : time.message;
  };

  it.each([
    ['90s', '2026-11-23T12:01:30.000Z'],
    ['10m', '2026-11-23T12:10:00.000Z'],
    ['2h', '2026-11-23T14:00:00.000Z'],
    ['1d', '2026-11-24T12:00:00.000Z'],
    ['0m', '2026-11-23T12:00:00.000Z'],
    [' 5 m ', '2026-11-23T12:05:00.000Z'],
  ])('%s from now is %s', (text, instant) => {
    expect(delay(text)).toBe(instant);
  });

  it.each(['', '10', 'm', '-5m', '1.5h', '2w', '1h30m'])(
    '"%s" is refused, saying how to write one',
    (text) => {
      expect(delay(text)).toBe(`"${text}" is not a span of time: write 90s, 10m, 2h or 1d.`);
    },
  );

  it.each(['400d', '99999999999999999999d'])('%s is refused: more than a year ahead', (text) => {
    expect(delay(text)).toMatch(/more than a year ahead/);
  });
});
