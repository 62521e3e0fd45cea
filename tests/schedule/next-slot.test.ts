import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastGapMs, nextFreeTime } from '../../src/schedule/next-slot.ts';

const minuteMs = 60_000;
const from = new Date('2026-11-23T12:01:30Z');
const next = (...taken: readonly string[]): string =>
  nextFreeTime(
    from,
    taken.map((time) => new Date(`2026-11-23T${time}Z`)),
  ).toISOString();

describe('the next free time', () => {
  it('is the next full five minutes when nothing is taken', () => {
    expect(next()).toBe('2026-11-23T12:05:00.000Z');
  });

  it('is never this very moment, even on the full five minutes', () => {
    expect(nextFreeTime(new Date('2026-11-23T12:05:00Z'), []).toISOString()).toBe('2026-11-23T12:10:00.000Z');
  });

  it('keeps half an hour from a thread before it', () => {
    expect(next('12:05:00')).toBe('2026-11-23T12:35:00.000Z');
    expect(next('11:50:00')).toBe('2026-11-23T12:20:00.000Z');
  });

  it('keeps half an hour from a thread after it', () => {
    expect(next('12:20:00')).toBe('2026-11-23T12:50:00.000Z');
  });

  it('takes a gap of exactly an hour between two threads', () => {
    expect(next('11:50:00', '12:50:00')).toBe('2026-11-23T12:20:00.000Z');
    expect(next('11:50:00', '12:45:00')).toBe('2026-11-23T13:15:00.000Z');
  });

  it('comes back to the grid after a thread at an odd time', () => {
    expect(next('12:07:11')).toBe('2026-11-23T12:40:00.000Z');
  });

  it('minds neither what is long past nor the order of what is taken', () => {
    expect(next('13:05:00', '08:00:00', '12:35:00', '12:05:00')).toBe('2026-11-23T13:35:00.000Z');
  });
});

const seed = 20_261_123;
const takenTimes = fc
  .array(fc.integer({ min: -3_000, max: 30_000 }), { maxLength: 60 })
  .map((seconds) => seconds.map((second) => new Date(from.getTime() + second * 1_000)));
const isFree = (at: number, taken: readonly Date[]): boolean =>
  taken.every((time) => Math.abs(time.getTime() - at) >= leastGapMs);

describe('whatever is taken', () => {
  it('the time found is in the future, on the grid, and clear of every other by the least gap', () => {
    fc.assert(
      fc.property(takenTimes, (taken) => {
        const found = nextFreeTime(from, taken).getTime();
        expect(found).toBeGreaterThan(from.getTime());
        expect(found % (5 * minuteMs)).toBe(0);
        expect(isFree(found, taken)).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('no earlier time on the grid would have done', () => {
    fc.assert(
      fc.property(takenTimes, (taken) => {
        const found = nextFreeTime(from, taken).getTime();
        const first = Math.ceil(from.getTime() / (5 * minuteMs)) * 5 * minuteMs;
        for (let at = first; at < found; at += 5 * minuteMs) expect(isFree(at, taken)).toBe(false);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('threads queued one after another for the next free time never come closer than the least gap', () => {
    const taken: Date[] = [];
    for (let count = 0; count < 100; count += 1) taken.push(nextFreeTime(from, taken));
    const gaps = taken.slice(1).map((time, index) => time.getTime() - (taken[index]?.getTime() ?? 0));
    expect(new Set(gaps)).toEqual(new Set([leastGapMs]));
  });
});
