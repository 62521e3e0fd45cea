import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectInProcess } from '../../src/cli/api.ts';
import { command } from '../cli/command-line.ts';
import type { Json } from '../support/practice.ts';
import { anArticle, type Desk, localToken, openDesk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const save = (schedule: unknown, name = 'practice') =>
  desk.ask(`POST /api/accounts/${name}/schedule`, { body: { schedule } });
const queue = async (mark: string, at: string, more: object = {}): Promise<Json> => {
  const body = { source: { text: anArticle(mark) }, link: 'https://news.example/a', at, ...more };
  return (await desk.ask('POST /api/threads', { body })).body;
};
/** The coming 12:30 UTC but one, so that the one before it is free. */
const noonAfter = (days: number): string => {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return `${day}T12:30:00.000Z`;
};
const noons = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, '12:30']),
);
const minutesLater = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

describe('the schedule of an account', () => {
  it('is none to begin with, is kept as it was understood, and taken away by null', async () => {
    const schedule = { slots: { mon: '9:05 8:00' }, blackout: '22:00-6:00', leastGapMinutes: 45 };
    const { status, body } = await save(schedule);
    expect(status).toBe(200);
    expect(body[0].schedule).toEqual({
      slots: { mon: '08:00, 09:05', tue: '', wed: '', thu: '', fri: '', sat: '', sun: '' },
      blackout: '22:00-06:00',
      leastGapMinutes: 45,
    });
    expect((await save(null)).body[0].schedule).toBeNull();
  });

  it('is refused with all that is wrong with it, and the one before stays', async () => {
    const answer = await save({ slots: { mon: 'noon' }, blackout: '22', leastGapMinutes: 0 });
    expect(answer.status).toBe(422);
    expect(answer.body.error.message).toBe(
      'blackout: "22" is not a span of hours: write 22:00-06:00. gap: "0" will not do: write minutes, from 1 to 1440. mon: "noon" is not a time: write 08:00, 12:30.',
    );
    expect((await desk.ask('GET /api/accounts')).body[0].schedule).toBeNull();
    expect((await save({ slots: { moon: '08:00' }, blackout: '', leastGapMinutes: 30 })).status).toBe(400);
    expect((await save(null, 'nobody')).status).toBe(404);
  });

  it('gives the next free time its slots: one thread each', async () => {
    await save({ slots: noons, blackout: '', leastGapMinutes: 30 });
    const first = await queue('first', 'next');
    const second = await queue('second', 'next');
    expect(first.scheduledAt).toMatch(/T12:30:00/);
    expect(Date.parse(second.scheduledAt) - Date.parse(first.scheduledAt)).toBe(86_400_000);
    expect([first.warnings, second.warnings]).toEqual([[], []]);
    await save(null);
  });
});

describe('a time that somebody names', () => {
  it('is taken, with a warning, in hours without posts', async () => {
    await save({ slots: {}, blackout: '12:00-13:00', leastGapMinutes: 30 });
    const queued = await queue('shut', noonAfter(20));
    expect(queued.scheduledAt).toBe(noonAfter(20));
    expect(queued.warnings).toEqual([
      {
        rule: 'blackout',
        message: 'This time lies in the account’s hours without posts: 12:00-13:00 UTC.',
        threadId: null,
        at: null,
      },
    ]);
    await save(null);
  });

  it('is taken, with a warning that names the other, nearer than the least gap to a thread', async () => {
    const other = await queue('near', noonAfter(24));
    const queued = await queue('nearer', minutesLater(noonAfter(24), 20));
    expect(queued.warnings).toMatchObject([{ rule: 'gap', threadId: other.id, at: noonAfter(24) }]);
    expect(queued.warnings[0].message).toContain('is 20 min away: less than the 30 minutes kept');
    const moved = await desk.ask(`POST /api/threads/${queued.id}/move`, {
      body: { at: minutesLater(noonAfter(24), 30) },
    });
    expect(moved.body.warnings).toEqual([]);
  });

  it('is warned of where a post has the very words of one that went out within the day', async () => {
    const words = 'The council meets at noon from now on.';
    const first = await queue('said', 'now', { posts: [words] });
    await desk.newsroom.publishThrough(first.id);
    const again = await queue('said again', noonAfter(5), { posts: ['Something new.', words] });
    expect(again.warnings).toMatchObject([{ rule: 'same-text', threadId: first.id }]);
    expect(again.warnings[0].message).toContain('has post 2 of this thread word for word');
  });

  it('has a word on an earlier thread of the same article up to 30 days away, and none after', async () => {
    const first = await queue('again', noonAfter(2));
    const near = await queue('again', noonAfter(32), { again: true });
    expect(near.warnings).toMatchObject([{ rule: 'same-article', threadId: first.id }]);
    expect(near.warnings[0].message).toContain('is a thread of the same article, 30 days away');
    const far = await desk.ask(`POST /api/threads/${near.id}/move`, {
      body: { at: minutesLater(noonAfter(32), 1) },
    });
    expect(far.body.warnings).toEqual([]);
  });
});

describe('bobbin accounts schedule', () => {
  const run = (...args: readonly string[]) => {
    const connect = async () =>
      connectInProcess(
        (request) => desk.app.fetch(request),
        localToken,
        'ada',
        async () => {},
      );
    return command(['accounts', 'schedule', ...args], { connect });
  };

  it('shows, changes only what is named, and takes away', async () => {
    expect((await run('practice')).stdout).toContain('practice has no slots');
    const week = await run(
      'practice',
      '--slots',
      'mon-tue 08:00,12:30; sun 10:00',
      '--blackout',
      '22:00-06:00',
    );
    expect(week.stdout.split('\n')).toEqual([
      'practice posts in UTC:',
      'mon  08:00, 12:30',
      'tue  08:00, 12:30',
      'sun  10:00',
      'No posts 22:00-06:00.',
      'At least 30 minutes between threads.',
    ]);
    const json = JSON.parse((await run('practice', '--gap', '60', '--json')).stdout);
    expect(json).toMatchObject({ slots: { sun: '10:00' }, blackout: '22:00-06:00', leastGapMinutes: 60 });
    expect((await run('practice', '--none', '--json')).stdout).toBe('null');
  });

  it.each([
    [['practice', '--slots', '08:00'], 'does not say on which days and when'],
    [['practice', '--slots', 'mon 25:00'], 'mon: "25:00" is not a time'],
    [['practice', '--gap', '0'], 'whole number from 1 to 1440'],
    [['nobody'], 'There is no account "nobody"'],
  ])('%j is refused', async (args, words) => {
    const ended = await run(...args);
    expect(ended.stderr).toContain(words);
    expect(ended.code).not.toBe(0);
  });
});
