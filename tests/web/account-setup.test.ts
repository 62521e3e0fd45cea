import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setAccountState } from '../../src/store/accounts.ts';
import { openDesk } from './desk-app.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const keysOf = (accessToken: string) => ({
  apiKey: 'key-of-the-app',
  apiKeySecret: 'secret-of-the-app',
  accessToken,
  accessTokenSecret: 'secret-of-the-token',
});
const rowOf = async (name: string) =>
  (
    await desk.db.query<{ id: string; state: string; credentials: string; day: string | null }>(
      'select id, state, credentials, day_budget_usd::text as day from bobbin.accounts where name = $1',
      [name],
    )
  ).rows[0];

describe('connecting an account at the desk', () => {
  it('checks the keys with X, keeps them sealed, and leads to enabling it', async () => {
    const answer = await desk.post('/accounts', {
      name: 'gazette',
      timeZone: 'Europe/Berlin',
      ...keysOf('gazette'),
    });
    expect(answer.headers.get('location')).toBe('/accounts/gazette/enable');
    const row = await rowOf('gazette');
    expect(row?.state).toBe('disabled');
    expect(row?.credentials).not.toContain('secret-of');
    expect(await desk.page('/accounts')).toContain('href="/accounts/gazette/enable"');
  });

  it('tells what is missing or wrong at its field, and sends no key back', async () => {
    const { accessToken: _, ...three } = keysOf('x');
    const answer = await desk.post('/accounts', { name: 'courier', timeZone: 'Europe/Berln', ...three });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('href="#accessToken"');
    expect(page).toContain('href="#timeZone"');
    expect(page).toContain('value="courier"');
    expect(page).not.toContain('secret-of-the-app');
    expect(await rowOf('courier')).toBeUndefined();
  });
});

describe('an account that X has shut out', () => {
  it('takes new keys of the same account, and goes on with everything it had', async () => {
    const before = await rowOf('gazette');
    await desk.post('/accounts/gazette/budget', { dayUsd: '2,50', monthUsd: '' });
    await setAccountState(desk.db, before?.id ?? '', 'reconnect', 'X refuses its keys.');
    expect(await desk.page('/accounts')).toContain('New keys for @gazette…');
    const answer = await desk.post('/accounts/gazette/keys', { ...keysOf('gazette'), apiKey: 'another' });
    expect(answer.headers.get('location')).toBe('/accounts');
    const after = await rowOf('gazette');
    expect(after).toMatchObject({ id: before?.id, state: 'enabled', day: '2.500' });
    expect(after?.credentials).not.toBe(before?.credentials);
  });

  it('does not take the keys of somebody else', async () => {
    const before = await rowOf('gazette');
    const answer = await desk.post('/accounts/gazette/keys', keysOf('courier'));
    expect(await answer.text()).toContain('These keys are of @courier, and &quot;gazette&quot; is @gazette.');
    expect(await rowOf('gazette')).toEqual(before);
  });

  it('that was never enabled is not enabled by new keys', async () => {
    await desk.post('/accounts', { name: 'tribune', timeZone: 'UTC', ...keysOf('tribune') });
    await desk.post('/accounts/tribune/keys', keysOf('tribune'));
    expect((await rowOf('tribune'))?.state).toBe('disabled');
  });
});

describe('a budget', () => {
  it.each(['none', '-1', '0', '1e9', '2.5000'])(
    'of %s is refused at its field, and stays as it was',
    async (dayUsd) => {
      const answer = await desk.post('/accounts/gazette/budget', { dayUsd, monthUsd: '' });
      expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('href="#dayUsd"')]);
      expect((await rowOf('gazette'))?.day).toBe('2.500');
    },
  );
});

describe('removing an account', () => {
  it('is asked about first, and refused while it is the default', async () => {
    expect(await desk.page('/accounts/tribune/remove')).toContain('Remove @tribune and its keys');
    await desk.post('/accounts/tribune/default');
    const refused = await desk.post('/accounts/tribune/remove');
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('Choose another')]);
    await desk.post('/accounts/practice/default');
    await desk.post('/accounts/tribune/remove');
    expect(await rowOf('tribune')).toBeUndefined();
  });
});
