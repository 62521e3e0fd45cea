import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { pause, unpause } from '../../src/publish/pause.ts';
import { setBudgets } from '../../src/store/budgets.ts';
import { writeBudgets } from '../../src/store/settings.ts';
import { alertAll } from '../../src/watch/alert.ts';
import { freshEmbedded } from '../support/backends.ts';
import { openNewsroom, passTime } from '../support/newsroom.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A newsroom, and a webhook that notes what it is told; `answers` is what it answers, the last one for ever. */
async function open(answers: readonly number[] = [200]) {
  const db = await freshEmbedded();
  closing.push(() => db.close());
  const newsroom = await openNewsroom(db);
  closing.push(() => newsroom.close());
  const told: { text: string; state: string; subject: string }[] = [];
  let call = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const status = answers[Math.min(call, answers.length - 1)] ?? 200;
      call += 1;
      if (status < 300) told.push(JSON.parse(body));
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const settings = { webhookUrl: `http://127.0.0.1:${port}/hook`, publicUrl: 'https://desk.example' };
  return { db, newsroom, told, alert: () => alertAll(db, settings) };
}

describe('the alert webhook', () => {
  it('is told once of a held thread, and once that it is over', async () => {
    const { db, newsroom, told, alert } = await open();
    const id = await newsroom.thread(2, { class: 'breaking' });
    await passTime(db, 61 * 60_000);
    await newsroom.publishThrough(id);
    await alert();
    await alert();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ state: 'open', subject: `held ${id}` });
    expect(told[0]?.text).toMatch(/Needs you: .*still be news.* https:\/\/desk\.example\/threads\/th_/);
    await db.query(`update bobbin.threads set status = 'cancelled', reason = null where id = $1`, [id]);
    await alert();
    await alert();
    expect(told.map(({ state }) => state)).toEqual(['open', 'over']);
  });

  it('is told again later when it did not take it', async () => {
    const { db, told, alert } = await open([500, 500, 200]);
    await pause(db, null, 'ops');
    expect(await alert()).toBe(1);
    expect(await alert()).toBe(0); // not before its wait is over
    await passTime(db, 5_001);
    expect(await alert()).toBe(1);
    await passTime(db, 10_001);
    expect(await alert()).toBe(0);
    expect(told.map(({ subject }) => subject)).toEqual(['paused']);
  });

  it('says who paused and hears of the end', async () => {
    const { db, told, alert } = await open();
    await pause(db, null, 'Ada');
    await alert();
    await unpause(db, async () => {}, null, 'Ada');
    await alert();
    expect(told.map(({ state }) => state)).toEqual(['open', 'over']);
    expect(told[0]?.text).toContain('paused by Ada');
  });

  it('is told when four fifths of a budget are spent, and not before', async () => {
    const { db, newsroom, told, alert } = await open();
    const { rows } = await db.query<{ id: string }>('select id from bobbin.accounts');
    await setBudgets(db, rows[0]?.id ?? '', { dayUsd: 0.06, monthUsd: null });
    await newsroom.publishThrough(await newsroom.thread(3));
    await alert();
    expect(told).toEqual([]);
    await newsroom.publishThrough(await newsroom.thread(1));
    await writeBudgets(db, { dayUsd: null, monthUsd: 0.07 });
    await alert();
    expect(told.map(({ text }) => text.replace(/ http.*/, '')).sort()).toEqual([
      '@practice spent $0.060 of the $0.06 for this day.',
      'All accounts together spent $0.060 of the $0.07 for this month.',
    ]);
  });

  it('says nothing of an incident that came and went untold', async () => {
    const { db, told, alert } = await open([500]);
    await pause(db, null, 'ops');
    await alert();
    await unpause(db, async () => {}, null, 'ops');
    await passTime(db, 60_000);
    await alert();
    expect(told).toEqual([]);
  });

  it('is told of a thread that is late and of an account X no longer takes', async () => {
    const { db, newsroom, told, alert } = await open();
    const late = await newsroom.thread(1);
    await passTime(db, 3 * 60_000);
    await db.query(`update bobbin.accounts set handle = 'gazette' where name = 'practice'`);
    await alert();
    expect(told.map(({ subject }) => subject)).toEqual([`late ${late}`]);
    await db.query(`update bobbin.accounts set state = 'reconnect', state_reason = 'X refuses its keys'`);
    await alert();
    expect(told.at(1)?.text).toMatch(/^Over/);
    expect(told.at(2)?.text).toMatch(/@gazette cannot post: X refuses its keys/);
  });
});
