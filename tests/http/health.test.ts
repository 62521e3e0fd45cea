import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pause, unpause } from '../../src/publish/pause.ts';
import { beat, signOff } from '../../src/watch/health.ts';
import { passTime } from '../support/newsroom.ts';
import { type Desk, openDesk } from './open-desk.ts';

let desk: Desk;
let queueAnswers: boolean;
beforeEach(async () => {
  queueAnswers = true;
  const check = async (): Promise<void> => {
    if (!queueAnswers) throw new Error('The queue did not answer within 3000 ms.');
  };
  desk = await openDesk({ queue: { wake: async () => {}, check } });
});
afterEach(() => desk.close());

const ready = () => desk.ask('GET /readyz', { token: null });
const minute = 60_000;

describe('/healthz', () => {
  it('answers without a token, whatever else is wrong', async () => {
    const { status, body } = await desk.ask('GET /healthz', { token: null });
    expect([status, body]).toEqual([200, { ok: true }]);
  });
});

describe('/readyz', () => {
  it('is red without a worker, saying how to start one', async () => {
    const { status, body } = await ready();
    expect(status).toBe(503);
    expect(body.reasons).toEqual([
      'No worker is alive: nothing will be posted. Start one with: bobbin serve --worker',
    ]);
  });

  it('is green with a worker that lives', async () => {
    await beat(desk.db, 'w1');
    const { status, body } = await ready();
    expect([status, body]).toEqual([200, { ok: true, reasons: [] }]);
  });

  it('is red again once the worker has been silent for a minute, or has signed off', async () => {
    await beat(desk.db, 'w1');
    await passTime(desk.db, minute + 1_000);
    expect((await ready()).status).toBe(503);
    await beat(desk.db, 'w1');
    expect((await ready()).status).toBe(200);
    await signOff(desk.db, 'w1');
    expect((await ready()).status).toBe(503);
  });

  it('is red while a due thread is late, naming it and how late', async () => {
    const id = await desk.newsroom.thread(1);
    await desk.newsroom.thread(1, { at: null });
    await passTime(desk.db, minute);
    await beat(desk.db, 'w1');
    expect((await ready()).status).toBe(200);
    await passTime(desk.db, 3 * minute);
    await beat(desk.db, 'w1');
    const { status, body } = await ready();
    expect(status).toBe(503);
    expect(body.reasons).toEqual([`Thread ${id} should have gone on 4 min ago (1 late in all).`]);
    await desk.newsroom.publishThrough(id);
    expect((await ready()).status).toBe(200);
  });

  it('is red, too, while X refuses the keys of a due thread’s account', async () => {
    const id = await desk.newsroom.thread(1);
    await desk.db.query(`update bobbin.accounts set state = 'reconnect' where name = 'practice'`);
    await passTime(desk.db, 4 * minute);
    await beat(desk.db, 'w1');
    const { status, body } = await ready();
    await desk.db.query(`update bobbin.accounts set state = 'enabled' where name = 'practice'`);
    await desk.newsroom.publishThrough(id);
    expect([status, body.reasons]).toEqual([503, [expect.stringContaining(id)]]);
  });

  it('is green while a pause or a paused account holds a due thread back, and red once that ends', async () => {
    await desk.newsroom.thread(1);
    await passTime(desk.db, 5 * minute);
    await beat(desk.db, 'w1');
    for (const name of [null, 'practice']) {
      await pause(desk.db, name, 'a test');
      expect((await ready()).status).toBe(200);
      await unpause(desk.db, async () => {}, name, 'a test');
      expect((await ready()).status).toBe(503);
    }
  });

  it('is red when the queue does not answer, with its words', async () => {
    await beat(desk.db, 'w1');
    queueAnswers = false;
    expect((await ready()).body).toEqual({
      ok: false,
      reasons: ['The queue does not answer: The queue did not answer within 3000 ms.'],
    });
  });

  it('is red, and answers, when the database is gone', async () => {
    const gone = await openDesk();
    await gone.close();
    const { status, body } = await gone.ask('GET /readyz', { token: null });
    expect(status).toBe(503);
    expect(body.reasons[0]).toMatch(/^The database does not answer: /);
  });
});
