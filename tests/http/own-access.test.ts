import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nameKey } from '../../src/account/person-name.ts';
import { newId } from '../../src/store/ids.ts';
import { findUser, insertUser, takeInvitation, writeInvitation } from '../../src/store/users.ts';
import { hashPassword } from '../../src/team/password.ts';
import { hashSecret, newSecret } from '../../src/team/secret.ts';
import { type Desk, openDesk, publicUrl } from './open-desk.ts';
import { addUser, type Signed, sendForm, signedIn } from './team.ts';

const password = 'correct horse battery';
let desk: Desk;
let count = 0;
let name = '';
let userId = '';
let here: Signed;
let there: Signed;
beforeAll(async () => {
  desk = await openDesk();
  await addUser(desk, 'Root', 'admin');
});
afterAll(() => desk.close());
beforeEach(async () => {
  count += 1;
  name = `Ada ${count}`;
  userId = newId('us');
  const hash = hashSecret(newSecret());
  await insertUser(desk.db, { id: userId, name, key: nameKey(name), role: 'editor' });
  await writeInvitation(desk.db, userId, hash);
  await takeInvitation(desk.db, hash, await hashPassword(password));
  here = await signedIn(desk, userId);
  there = await signedIn(desk, userId);
});

const isIn = async ({ cookie }: Signed): Promise<boolean> =>
  (await desk.app.request('/', { headers: { cookie } })).status === 200;
const page = async ({ cookie }: Signed): Promise<string> =>
  await (await desk.app.request('/me', { headers: { cookie } })).text();
const change = (fields: Record<string, string>, by = here) => sendForm(desk, '/me/password', fields, by);
async function signIn(by: string, cookie = ''): Promise<Response> {
  return await desk.app.request('/sign-in', {
    method: 'POST',
    headers: { origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded', cookie },
    body: new URLSearchParams({ name, password: by }),
  });
}

describe('one’s own password', () => {
  const fresh = 'another long password';

  it('is changed by the one there is, and every other session ends', async () => {
    const answer = await change({ current: password, password: fresh, again: fresh });
    expect(await answer.text()).toContain('The new password is in force');
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect((await signIn(password)).status).toBe(401);
    expect((await signIn(fresh)).status).toBe(303);
  });

  it.each([
    [
      'a wrong one',
      { current: 'not this one at all', password: fresh, again: fresh },
      'not the password you have',
    ],
    ['a short new one', { current: password, password: 'short', again: 'short' }, '12 characters'],
    ['two that differ', { current: password, password: fresh, again: 'other' }, 'not the same password'],
    ['the same one', { current: password, password, again: password }, 'Choose another one'],
  ])('is not changed by %s', async (_what, fields, words) => {
    const answer = await change(fields);
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain(words);
    expect(text).not.toContain(fresh);
    expect([await isIn(there), (await signIn(password)).status]).toEqual([true, 303]);
  });

  it('cannot be guessed from a session that was left open', async () => {
    for (let guess = 0; guess < 10; guess += 1)
      await change({ current: `guess ${guess} of many`, password: fresh, again: fresh });
    const answer = await change({ current: password, password: fresh, again: fresh });
    expect(await answer.text()).toContain('Too many wrong tries');
  });
});

describe('one’s own sessions', () => {
  it('are listed without their secrets, and one can be ended', async () => {
    const text = await page(here);
    expect(text).not.toContain(there.cookie.split('=')[1]);
    const id = /action="\/me\/sessions\/([^/]+)\/end"/.exec(text)?.[1] ?? '';
    await sendForm(desk, `/me/sessions/${id}/end`, {}, here);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
  });

  it('are not ended by somebody else', async () => {
    const id = /action="\/me\/sessions\/([^/]+)\/end"/.exec(await page(here))?.[1] ?? '';
    const other = await signedIn(desk, await addUser(desk, `Other ${count}`, 'admin'));
    expect((await sendForm(desk, `/me/sessions/${id}/end`, {}, other)).status).toBe(404);
    expect(await isIn(there)).toBe(true);
  });

  it('are ended everywhere else, or everywhere', async () => {
    await sendForm(desk, '/me/sign-out-others', {}, here);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    await sendForm(desk, '/me/sign-out-everywhere', {}, here);
    expect(await isIn(here)).toBe(false);
  });

  it('are new at each signing in: a secret from before is good no more', async () => {
    const answer = await signIn(password, here.cookie);
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(cookie).not.toBe(here.cookie);
    expect([await isIn(here), await isIn({ ...here, cookie })]).toEqual([false, true]);
    const planted = 'bobbin_session=planted-by-somebody-else';
    const fixed = await signIn(password, planted);
    expect(fixed.headers.get('set-cookie')).not.toContain('planted');
    expect(await isIn({ ...here, cookie: planted })).toBe(false);
  });
});

it('a token made at the desk is shown once, listed with its use, and revoked', async () => {
  const root = await signedIn(desk, (await findUser(desk.db, 'root'))?.id ?? '');
  const made = await sendForm(desk, '/tokens', { name: 'cms', role: 'editor', days: '90' }, root);
  expect(made.headers.get('cache-control')).toBe('no-store');
  const token = /value="(bobbin_[^"]+)"/.exec(await made.text())?.[1] ?? '';
  const list = async () =>
    await (await desk.app.request('/tokens', { headers: { cookie: root.cookie } })).text();
  expect(await list()).toContain('never used');
  expect((await desk.ask('GET /api/threads', { token })).status).toBe(200);
  const listed = await list();
  expect(listed).toContain('last used');
  expect(listed).not.toContain(token);
  const again = await sendForm(desk, '/tokens', { name: 'cms', role: 'editor', days: '90' }, root);
  expect([again.status, await again.text()]).toEqual([422, expect.stringContaining('There is a token')]);
  await sendForm(desk, '/tokens/cms/revoke', {}, root);
  expect((await desk.ask('GET /api/threads', { token })).status).toBe(401);
});
