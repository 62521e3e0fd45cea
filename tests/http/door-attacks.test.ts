import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameKey } from '../../src/account/person-name.ts';
import { insertUser, takeInvitation, writeInvitation } from '../../src/store/users.ts';
import { hashPassword } from '../../src/team/password.ts';
import { type Desk, linkToken, openDesk, publicUrl } from './open-desk.ts';

const password = 'correct horse battery';
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  for (const [index, name] of ['Ada', 'Bo'].entries()) {
    const invitation = `invitation-${index}`;
    await insertUser(desk.db, { id: `us_${index}`, name, key: nameKey(name), role: 'admin' });
    await writeInvitation(desk.db, `us_${index}`, invitation);
    await takeInvitation(desk.db, invitation, await hashPassword(password));
  }
});
afterAll(() => desk.close());

type Sent = { readonly from?: string; readonly headers?: Readonly<Record<string, string>> };
/** As the node server hands it over, from this address. */
const signIn = (form: Readonly<Record<string, string>>, { from = '203.0.113.9', headers = {} }: Sent = {}) =>
  desk.app.request(
    '/sign-in',
    {
      method: 'POST',
      headers: { origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(form),
    },
    { incoming: { socket: { remoteAddress: from } } },
  );

describe('the cookie of a session', () => {
  const cookieOf = async (sent: Sent) =>
    (await signIn({ name: 'Ada', password }, sent)).headers.get('set-cookie') ?? '';

  it('is for this host, for no script, and not for other sites’ forms', async () => {
    const parts = (await cookieOf({})).split('; ').slice(1);
    expect(parts).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']));
    expect(parts.some((part) => part.startsWith('Domain'))).toBe(false);
  });

  it('is for TLS alone where a proxy beside us says that the browser speaks it', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    expect(await cookieOf({ from: '10.0.0.2', headers })).toContain('Secure');
    expect(await cookieOf({ from: '::ffff:127.0.0.1', headers })).toContain('Secure');
  });

  it('is not, on the word of a stranger or of another hop', async () => {
    expect(await cookieOf({ headers: { 'x-forwarded-proto': 'https' } })).not.toContain('Secure');
    const hops = { 'x-forwarded-proto': 'https, http' };
    expect(await cookieOf({ from: '10.0.0.2', headers: hops })).not.toContain('Secure');
  });
});

describe('after signing in', () => {
  it.each(['next', 'return', 'redirect', 'back', 'url'])('nobody is led elsewhere by “%s”', async (name) => {
    const answer = await desk.app.request(`/sign-in?${name}=https://evil.example`);
    expect(await answer.text()).not.toContain('evil.example');
    const signed = await signIn({ name: 'Ada', password, [name]: '//evil.example' });
    expect(signed.headers.get('location')).toBe('/');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/%2f/evil', 'javascript:alert(1)'])(
    'nor by “%s” behind the brake',
    async (back) => {
      const cookie =
        ((await signIn({ name: 'Ada', password })).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      const page = await (await desk.app.request('/', { headers: { cookie } })).text();
      const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
      for (const path of ['/pause', '/resume']) {
        const answer = await desk.app.request(path, {
          method: 'POST',
          headers: { cookie, origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ csrf, back }),
        });
        expect(answer.headers.get('location')).toBe('/');
      }
    },
  );
});

describe('guessing', () => {
  it('at many names from one address stops at fifty, and from there alone', async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 52; guess += 1)
      statuses.push(
        (await signIn({ name: `Nobody ${guess}`, password: 'x' }, { from: '198.51.100.7' })).status,
      );
    expect(statuses.indexOf(429)).toBe(50);
    expect((await signIn({ name: 'Bo', password }, { from: '198.51.100.7' })).status).toBe(429);
    expect((await signIn({ name: 'Bo', password }, { from: '198.51.100.8' })).status).toBe(303);
  });

  it('from many addresses, named or real, at one name stops at ten', async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 12; guess += 1) {
      const headers = { 'x-forwarded-for': `198.51.100.${guess}` };
      statuses.push(
        (await signIn({ name: ' ＡDA ', password: 'x' }, { from: `192.0.2.${guess}`, headers })).status,
      );
    }
    expect(statuses.indexOf(429)).toBe(10);
    expect((await signIn({ name: 'ada', password }, { from: '192.0.2.99' })).status).toBe(429);
  });

  it('at once is counted too', async () => {
    const tries = Array.from({ length: 14 }, (_, index) =>
      signIn({ name: 'Eve', password: `guess ${index}` }, { from: `192.0.2.1${index}` }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  });

  it('tells no name that is from one that is not', async () => {
    const there = await signIn({ name: 'Bo', password: 'wrong' }, { from: '198.51.100.20' });
    const not = await signIn({ name: 'Zo', password: 'wrong' }, { from: '198.51.100.21' });
    const plain = async (answer: Response, name: string) =>
      (await answer.text()).replace(`value="${name}"`, '');
    expect([there.status, await plain(there, 'Bo')]).toEqual([not.status, await plain(not, 'Zo')]);
  });
});

it('the link of the start opens nothing once there are admins', async () => {
  expect((await desk.app.request(`/sign-in?token=${linkToken}`)).status).toBe(401);
});
