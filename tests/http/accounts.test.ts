import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../support/practice.ts';
import { anArticle, type Desk, dumpRows, openDesk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const keys = {
  apiKey: 'a',
  apiKeySecret: 'secret-one',
  accessToken: 'gazette',
  accessTokenSecret: 'secret-two',
};
const change = (name: string, what: string) => desk.ask(`POST /api/accounts/${name}/${what}`, { body: {} });
const named = (list: Json, name: string): Json => list.find((account: Json) => account.name === name);

describe('the accounts', () => {
  it('are practice alone to begin with: it is the default and may post', async () => {
    expect((await desk.ask('GET /api/accounts')).body).toEqual([
      {
        name: 'practice',
        handle: 'practice',
        kind: 'practice',
        state: 'enabled',
        health: 'good',
        paused: false,
        isDefault: true,
        dayBudgetUsd: null,
        monthBudgetUsd: null,
        requiresApproval: false,
        approver: null,
        timeZone: 'UTC',
        schedule: null,
      },
    ]);
  });

  it('show one that was added as disabled until enabled, in the site’s time zone, and none of its keys', async () => {
    const { status, body } = await desk.ask('POST /api/accounts', { body: { name: 'gazette', ...keys } });
    expect(status).toBe(200);
    expect(named(body, 'gazette')).toMatchObject({
      handle: 'gazette',
      kind: 'oauth1',
      state: 'disabled',
      health: 'may not post until enabled: bobbin accounts enable gazette',
      isDefault: false,
      timeZone: 'Europe/Berlin',
    });
    expect(JSON.stringify(body)).not.toContain('secret-');
    expect(await dumpRows(desk.db)).not.toContain('secret-');
  });

  it('say of one that may post on the embedded store that this is trial storage', async () => {
    expect(named((await change('gazette', 'enable')).body, 'gazette')).toMatchObject({
      state: 'enabled',
      health: 'good, on trial storage',
    });
  });

  it('have the default that is chosen, which threads then go to', async () => {
    expect(named((await change('gazette', 'default')).body, 'gazette').isDefault).toBe(true);
    const body = { source: { text: anArticle('default') }, link: 'https://news.example/a' };
    expect((await desk.ask('POST /api/threads', { body })).body.account).toBe('gazette');
    await change('practice', 'default');
  });

  it('have a budget when one is set', async () => {
    const set = await desk.ask('POST /api/accounts/gazette/budget', { body: { dayUsd: 2.5 } });
    expect(named(set.body, 'gazette')).toMatchObject({ dayBudgetUsd: 2.5, monthBudgetUsd: null });
  });

  it.each([
    ['without a secret', { accessTokenSecret: undefined }, 400, 'accessTokenSecret: '],
    ['in a zone there is none of', { timeZone: 'Berlin' }, 400, 'timeZone: must be an IANA time zone'],
    ['at an address of another kind', { apiUrl: 'file:///x' }, 400, 'apiUrl: '],
    ['of a name that is none', { name: 'The Gazette' }, 422, '"The Gazette" cannot be an account'],
    ['of a name in use', { name: 'gazette' }, 409, 'There is an account "gazette" already'],
  ])('cannot be added %s', async (_, more, status, words) => {
    const answer = await desk.ask('POST /api/accounts', { body: { name: 'other', ...keys, ...more } });
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toContain(words);
    expect((await desk.ask('GET /api/accounts')).body).toHaveLength(2);
  });

  it('that do not exist are not found, nor is a change there is none of', async () => {
    expect((await change('nobody', 'enable')).status).toBe(404);
    const { status, body } = await change('practice', 'promote');
    expect([status, body.error.message]).toEqual([404, expect.stringContaining('no such call')]);
  });
});

describe('a pause', () => {
  it('of one account is shown at that account alone, and ends', async () => {
    const { body } = await desk.ask('POST /api/pause', { body: { account: 'gazette' } });
    expect(body.map((account: Json) => [account.name, account.paused])).toEqual([
      ['practice', false],
      ['gazette', true],
    ]);
    const after = (await desk.ask('POST /api/resume', { body: { account: 'gazette' } })).body;
    expect(named(after, 'gazette').paused).toBe(false);
  });

  it('of everything holds back what is due until it ends, which wakes it', async () => {
    const body = { source: { text: anArticle('paused') }, link: 'https://news.example/b', at: 'now' };
    await desk.ask('POST /api/pause', { body: {} });
    const { id } = (await desk.ask('POST /api/threads', { body })).body;
    await desk.newsroom.publishThrough(id);
    expect((await desk.ask(`GET /api/threads/${id}`)).body.status).toBe('scheduled');
    desk.woken.length = 0;
    await desk.ask('POST /api/resume', { body: {} });
    expect(desk.woken).toContain(id);
    await desk.newsroom.publishThrough(id);
    expect((await desk.ask(`GET /api/threads/${id}`)).body.status).toBe('published');
  });

  it('of an account there is none of is refused, and does not pause everything', async () => {
    expect((await desk.ask('POST /api/pause', { body: { account: 'nobody' } })).status).toBe(404);
    expect((await desk.ask('POST /api/pause', { body: { acount: 'gazette' } })).status).toBe(400);
    const { rows } = await desk.db.query<{ value: unknown }>(
      `select value from bobbin.settings where name = 'paused'`,
    );
    expect(rows[0]?.value).toBe(false);
  });
});
