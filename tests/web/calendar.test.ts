import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ThreadLine } from '../../src/store/board.ts';
import { fillWeek, weekOf } from '../../src/web/calendar-week.ts';
import { formOf, openDesk } from './desk-app.ts';

const noon = new Date('2026-11-25T12:00:00Z');
const hours = (starts: readonly Date[]): readonly number[] =>
  starts.slice(1).map((start, index) => (start.getTime() - (starts[index]?.getTime() ?? 0)) / 3_600_000);

describe('a week', () => {
  test('runs from Monday by the clock of the zone, whatever day of it is named', () => {
    for (const day of ['2026-11-23', '2026-11-29', undefined, '2026-13-40', 'next']) {
      const week = weekOf(day, 'Europe/Berlin', noon);
      expect([week.monday, week.previous, week.next]).toEqual(['2026-11-23', '2026-11-16', '2026-11-30']);
      expect(week.starts[0]).toEqual(new Date('2026-11-22T23:00:00Z'));
    }
  });

  test.each([
    ['Europe/Berlin', '2027-03-28', 23],
    ['Europe/Berlin', '2027-10-31', 25],
    ['America/New_York', '2027-03-14', 23],
    ['America/New_York', '2027-11-07', 25],
    ['Australia/Lord_Howe', '2027-10-03', 23.5],
    ['Australia/Lord_Howe', '2027-04-04', 24.5],
  ])('in %s that ends on %s has a Sunday of %d hours', (zone, sunday, length) => {
    expect(hours(weekOf(sunday, zone, noon).starts)).toEqual([24, 24, 24, 24, 24, 24, length]);
  });

  test('has threads and free slots in order of time under the day of its zone', () => {
    const week = weekOf('2026-11-23', 'Europe/Berlin', noon);
    const line = { scheduledAt: new Date('2026-11-23T23:30:00Z') } as ThreadLine;
    const days = fillWeek(week, [line], [new Date('2026-11-24T07:00:00Z'), new Date('2026-11-23T07:00:00Z')]);
    expect(days.map(({ entries }) => entries.map(({ kind }) => kind))).toEqual([
      ['free'],
      ['thread', 'free'],
      ...[[], [], [], [], []],
    ]);
  });
});

describe('at the desk', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(async () => {
    expect(desk.failures).toEqual([]);
    await desk.close();
  });

  const path = '/accounts/practice/schedule';
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const at = async (id: string) => (await desk.newsroom.look(id)).thread.scheduledAt?.toISOString();

  test('a schedule is written, comes back with each error at its field, and is kept', async () => {
    const wrong = await desk.post(path, { mon: 'noon', blackout: '22', gap: '0' });
    const page = await wrong.text();
    expect(wrong.status).toBe(422);
    for (const field of ['mon', 'blackout', 'gap']) {
      expect(page).toContain(`href="#${field}"`);
      expect(page).toContain(`id="${field}-error"`);
    }
    expect(formOf(page, path)).toMatchObject({ mon: 'noon', blackout: '22', gap: '0' });
    const week = {
      mon: '12:30',
      tue: '12:30',
      wed: '12:30',
      thu: '12:30',
      fri: '12:30',
      sat: '12:30',
      sun: '12:30',
    };
    const saved = await desk.post(path, { ...week, blackout: '22:00-06:00', gap: '20' });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/calendar?account=practice']);
    expect(formOf(await desk.page(path), path)).toMatchObject({
      ...week,
      blackout: '22:00-06:00',
      gap: '20',
    });
  });

  test('a free slot leads to a new thread at that time, and is gone once taken', async () => {
    const link = `/new?account=practice&amp;at=${day(2)}T12:30`;
    const calendar = `/calendar?week=${day(2)}`;
    expect(await desk.page(calendar)).toContain(link);
    const form = formOf(await desk.page(link.replace('&amp;', '&')), '/new');
    expect(form).toMatchObject({ when: 'at', at: `${day(2)}T12:30`, account: 'practice' });
    const id = await desk.newsroom.thread(1, { at: new Date(`${day(2)}T12:40:00Z`) });
    const page = await desk.page(calendar);
    expect(page).not.toContain(link);
    expect(page).toContain(`href="/threads/${id}"`);
  });

  test('a thread is moved from the calendar, back to it, and only after a look where something speaks against it', async () => {
    const other = await desk.newsroom.thread(1, { at: new Date(`${day(3)}T15:00:00Z`) });
    const id = await desk.newsroom.thread(1, { at: new Date(`${day(3)}T12:00:00Z`) });
    const back = `/calendar?week=${day(3)}`;
    const moved = await desk.post(`/threads/${id}/move`, { when: 'at', at: `${day(3)}T11:00`, back });
    expect([moved.status, moved.headers.get('location')]).toEqual([303, back]);
    expect(await at(id)).toBe(`${day(3)}T11:00:00.000Z`);

    const asked = await desk.post(`/threads/${id}/move`, { when: 'at', at: `${day(3)}T15:10`, back });
    const page = await asked.text();
    expect(page).toContain('10 min away: less than the 20 minutes kept between threads');
    expect(page).toContain(`href="/threads/${other}"`);
    expect(await at(id)).toBe(`${day(3)}T11:00:00.000Z`);
    const sure = await desk.post(`/threads/${id}/move`, {
      ...formOf(page, `/threads/${id}/move`),
      sure: 'yes',
    });
    expect([sure.status, sure.headers.get('location')]).toEqual([303, back]);
    expect(await at(id)).toBe(`${day(3)}T15:10:00.000Z`);
  });

  test('a move leads to no other place than the desk', async () => {
    const id = await desk.newsroom.thread(1, { at: new Date(`${day(4)}T10:00:00Z`) });
    for (const back of ['https://elsewhere.example', '//elsewhere.example', '/calendar//x']) {
      const moved = await desk.post(`/threads/${id}/move`, { when: 'next', back });
      expect(moved.headers.get('location')).toBe(`/threads/${id}`);
    }
  });

  test('a time that is typed is told by the account’s clock and by UTC, with what speaks against it', async () => {
    await desk.db.query(`update bobbin.accounts set time_zone = 'America/New_York' where name = 'practice'`);
    const told = await desk.page(`/parts/when?account=practice&at=${day(5)}T23:30`);
    expect(told).toContain('America/New_York');
    expect(told).toMatch(/0[34]:30 UTC/);
    expect(told).toContain('hours without posts: 22:00-06:00 America/New_York');
    expect(await desk.page('/parts/when?account=practice&at=2020-01-01T10:00')).toContain('in the past');
    await desk.db.query(`update bobbin.accounts set time_zone = 'UTC' where name = 'practice'`);
  });

  test('a time changed after the preview that something speaks against is shown before anything is queued', async () => {
    const text = `Harbour of Eastmole reopens after storm\nThe harbour of Eastmole reopened on Monday after nine days of repairs, the port said.\nAbout 40 boats had waited outside.\n`;
    const wish = { text, link: 'https://site.example/eastmole', account: 'practice', template: 'highlights' };
    const preview = await desk.post('/new', { ...wish, when: 'at', at: `${day(6)}T09:00`, do: 'preview' });
    const form = formOf(await preview.text(), '/new');
    const changed = await desk.post('/new', { ...form, at: `${day(6)}T22:30`, do: 'queue' });
    const page = await changed.text();
    expect(changed.status).toBe(422);
    expect(page).toContain('The time was changed after the preview');
    expect(page).toContain('hours without posts');
    const queued = await desk.post('/new', { ...formOf(page, '/new'), do: 'queue' });
    expect(queued.status).toBe(303);
    expect(await at(queued.headers.get('location')?.split('/').at(-1) ?? '')).toBe(`${day(6)}T22:30:00.000Z`);
  });
});
