import { describe, expect, test } from 'vitest';
import { defaultWaitMs, waitUntil, windowsSeen } from '../../src/x/rate-limit.ts';

const now = new Date('2026-11-22T10:00:00Z');
const inSeconds = (seconds: number) => String(now.getTime() / 1000 + seconds);

describe('the windows seen', () => {
  test('are the 15-minute one and the 24-hour ones where X sends them', () => {
    const windows = windowsSeen(
      {
        'x-rate-limit-limit': '100',
        'x-rate-limit-remaining': '42',
        'x-rate-limit-reset': inSeconds(600),
        'x-app-limit-24hour-limit': '10000',
        'x-app-limit-24hour-remaining': '9000',
        'x-app-limit-24hour-reset': inSeconds(3600),
      },
      now,
    );
    expect(windows).toEqual([
      { window: '15-min', limit: 100, remaining: 42, resetAt: new Date('2026-11-22T10:10:00Z') },
      { window: 'app-24-h', limit: 10_000, remaining: 9000, resetAt: new Date('2026-11-22T11:00:00Z') },
    ]);
  });

  test('include a 24-hour one that comes alone', () => {
    const headers = {
      'x-user-limit-24hour-limit': '25',
      'x-user-limit-24hour-remaining': '0',
      'x-user-limit-24hour-reset': inSeconds(60),
    };
    expect(windowsSeen(headers, now).map((seen) => seen.window)).toEqual(['user-24-h']);
  });

  test.each(['', '-1', 'soon', '99999999999'])('leave out a window whose reset is "%s"', (reset) => {
    const headers = {
      'x-rate-limit-limit': '100',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': reset,
    };
    expect(windowsSeen(headers, now)).toEqual([]);
  });
});

describe('the wait', () => {
  const window = (remaining: number, seconds: number) => ({
    window: '15-min' as const,
    limit: 100,
    remaining,
    resetAt: new Date(now.getTime() + seconds * 1000),
  });

  test('ends with the latest exhausted window, whatever the others do', () => {
    expect(waitUntil([window(0, 60), window(0, 300), window(5, 900)], now)).toEqual(
      new Date('2026-11-22T10:05:00Z'),
    );
  });

  test.each([
    ['there are no windows', []],
    ['none is exhausted', [window(3, 300)]],
    ['the exhausted one is open again by our clock', [window(0, -5)]],
  ])('is the default when %s', (_, windows) => {
    expect(waitUntil(windows, now).getTime()).toBe(now.getTime() + defaultWaitMs);
  });
});
