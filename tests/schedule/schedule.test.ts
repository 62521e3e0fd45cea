import { describe, expect, it } from 'vitest';
import { parseSchedule, parseWeek, scheduleText } from '../../src/schedule/schedule.ts';

const none = { slots: {}, blackout: '', gap: '' };
const read = (text: Partial<Parameters<typeof parseSchedule>[0]>) =>
  parseSchedule({ ...none, ...text }, 'Europe/Berlin');
const errors = (text: Parameters<typeof read>[0]) => {
  const result = read(text);
  return result.ok ? [] : result.errors.map(({ field, message }) => `${field}: ${message}`);
};

describe('a schedule that somebody writes', () => {
  it('has its times in order, each once, however they are set apart', () => {
    const result = read({
      slots: { mon: ' 18:00, 8:00;12:30  12:30' },
      blackout: '22:00 – 06:00',
      gap: '45',
    });
    expect(result).toEqual({
      ok: true,
      schedule: {
        timeZone: 'Europe/Berlin',
        slots: { mon: ['08:00', '12:30', '18:00'], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
        blackout: [{ from: '22:00', to: '06:00' }],
        leastGapMinutes: 45,
      },
    });
    if (result.ok) expect(parseSchedule(scheduleText(result.schedule), 'Europe/Berlin')).toEqual(result);
  });

  it('with nothing in it keeps the usual half hour', () => {
    expect(read({})).toMatchObject({ ok: true, schedule: { leastGapMinutes: 30, blackout: [] } });
  });

  it.each([
    [{ slots: { tue: '08:00, noon' } }, 'tue: "noon" is not a time: write 08:00, 12:30.'],
    [{ slots: { sun: '24:00' } }, 'sun: "24:00" is not a time: write 08:00, 12:30.'],
    [{ blackout: '22:00' }, 'blackout: "22:00" is not a span of hours: write 22:00-06:00.'],
    [{ blackout: '06:00-06:00' }, 'blackout: "06:00-06:00" is not a span of hours: write 22:00-06:00.'],
    [
      { blackout: '00:00-12:00, 12:00-00:00' },
      'blackout: These hours leave no time of the day: take some away.',
    ],
    [{ gap: '0' }, 'gap: "0" will not do: write minutes, from 1 to 1440.'],
    [{ gap: 'an hour' }, 'gap: "an hour" will not do: write minutes, from 1 to 1440.'],
    [
      { slots: { wed: '05:59, 06:00' }, blackout: '22:00-06:00' },
      'wed: 05:59 lies in the hours without posts: change one of the two.',
    ],
  ])('%j is refused: %s', (text, message) => {
    expect(errors(text)).toEqual([message]);
  });

  it('tells all that is wrong at once', () => {
    expect(errors({ slots: { mon: 'x', fri: 'y' }, blackout: 'z', gap: '-1' })).toHaveLength(4);
  });
});

describe('slots of many days in a line', () => {
  it.each([
    ['mon-wed 08:00,12:30', { mon: '08:00,12:30', tue: '08:00,12:30', wed: '08:00,12:30' }],
    ['Sat 10:00; sat 12:00;', { sat: '10:00, 12:00' }],
    ['fri - mon 9:00', { fri: '9:00', sat: '9:00', sun: '9:00', mon: '9:00' }],
    ['', {}],
    ['08:00', null],
    ['mon', null],
    ['mon-xyz 08:00', null],
    ['moon 08:00', null],
  ])('%s', (text, week) => {
    expect(parseWeek(text)).toEqual(week);
  });
});
