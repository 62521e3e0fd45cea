import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashSecret } from '../../src/team/secret.ts';
import { passTime } from '../support/newsroom.ts';
import { type Desk, dumpRows, linkToken, openDesk, publicUrl } from './open-desk.ts';

const password = 'correct horse battery';
let desk: Desk;
let locked: Desk;
beforeAll(async () => {
  desk = await openDesk();
  locked = await openDesk({
    signIn: { linkToken: null, password, localToken: 'local' },
    publicUrl: 'https://desk.example',
  });
});
afterAll(async () => {
  await desk.close();
  await locked.close();
});

/** The session cookie of an answer as sent back, such as `bobbin_session=…`. */
const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
async function signIn(): Promise<string> {
  return cookieOf(await desk.app.request(`/sign-in?token=${linkToken}`));
}
async function csrfOf(cookie: string): Promise<string> {
  const secret = cookie.split('=')[1] ?? '';
  const { rows } = await desk.db.query<{ csrf: string }>('select csrf from bobbin.sessions where hash = $1', [
    hashSecret(secret),
  ]);
  return rows[0]?.csrf ?? '';
}
/** A form sent by a browser. */
function post(
  path: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
) {
  return desk.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  });
}
const paused = async (): Promise<boolean> => {
  const { rows } = await desk.db.query<{ value: unknown }>(
    `select value from bobbin.settings where name = 'paused'`,
  );
  return rows[0]?.value !== false;
};

describe('who is not signed in', () => {
  it.each(['/', '/threads/th_1', '/anything', '/practice/'])('is led from %s to the door', async (path) => {
    const answer = await desk.app.request(path);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/sign-in');
  });

  it('changes nothing by sending a form', async () => {
    const answer = await post('/pause', { csrf: '' }, { origin: publicUrl });
    expect(answer.headers.get('location')).toBe('/sign-in');
    expect(await paused()).toBe(false);
  });

  it('is told at the door to open the link that was printed', async () => {
    const answer = await desk.app.request('/sign-in');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('sign-in link');
  });
});

describe('the sign-in link', () => {
  it('opens the desk', async () => {
    const answer = await desk.app.request(`/sign-in?token=${linkToken}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/');
    const page = await desk.app.request('/', { headers: { cookie: cookieOf(answer) } });
    expect(page.status).toBe(200);
  });

  it('gives a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await desk.app.request(`/sign-in?token=${linkToken}`);
    const flags = (answer.headers.get('set-cookie') ?? '').split('; ').slice(1);
    expect(flags).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']));
    expect(flags).not.toContain('Secure');
  });

  it('gives a cookie of which only the hash is stored', async () => {
    const secret = (await signIn()).split('=')[1] ?? '';
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(await dumpRows(desk.db)).not.toContain(secret);
  });

  it.each(['wrong', '', `${linkToken}x`])('that says "%s" opens nothing and says so', async (token) => {
    const answer = await desk.app.request(`/sign-in?token=${token}`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toContain('prints a new one at each start');
  });

  it('opens nothing where a password does', async () => {
    const answer = await locked.app.request('/sign-in?token=');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});

describe('a session', () => {
  it('is none with a cookie of one’s own making', async () => {
    const answer = await desk.app.request('/', { headers: { cookie: 'bobbin_session=made-up' } });
    expect(answer.headers.get('location')).toBe('/sign-in');
  });

  it('ends after thirty days', async () => {
    const cookie = await signIn();
    const day = 24 * 3_600_000;
    await passTime(desk.db, 29 * day);
    expect((await desk.app.request('/', { headers: { cookie } })).status).toBe(200);
    await passTime(desk.db, 2 * day);
    expect((await desk.app.request('/', { headers: { cookie } })).status).toBe(303);
  });

  it('ends on signing out, for whoever holds its cookie', async () => {
    const cookie = await signIn();
    const csrf = await csrfOf(cookie);
    const out = await post('/sign-out', { csrf }, { cookie, origin: publicUrl });
    expect(out.headers.get('location')).toBe('/sign-in');
    expect(out.headers.get('set-cookie')).toMatch(/^bobbin_session=;.*Max-Age=0/);
    expect((await desk.app.request('/', { headers: { cookie } })).status).toBe(303);
  });
});

describe('a form of the desk', () => {
  it('does what it says with the session’s token, from our own page', async () => {
    const cookie = await signIn();
    const csrf = await csrfOf(cookie);
    const answer = await post('/pause', { csrf }, { cookie, origin: publicUrl });
    expect(answer.status).toBe(303);
    expect(await paused()).toBe(true);
    await post('/resume', { csrf }, { cookie, origin: publicUrl });
    expect(await paused()).toBe(false);
  });

  it('may come from the host that the browser sees, whatever our public address', async () => {
    const cookie = await signIn();
    const headers = { cookie, origin: 'http://localhost:3000', host: 'localhost:3000' };
    const answer = await post('/resume', { csrf: await csrfOf(cookie) }, headers);
    expect(answer.status).toBe(303);
  });

  it.each([
    ['without a token', {}, { origin: publicUrl }],
    ['with another’s token', { csrf: 'x'.repeat(43) }, { origin: publicUrl }],
    ['from another site', { csrf: 'own' }, { origin: 'https://evil.example' }],
    ['from another port of this machine', { csrf: 'own' }, { origin: 'http://127.0.0.1:8080' }],
    ['from an origin that is none', { csrf: 'own' }, { origin: 'nonsense' }],
    ['from a page that hides its origin', { csrf: 'own' }, { origin: 'null' }],
    ['from nowhere', { csrf: 'own' }, {}],
    ['from another site, by its own word', { csrf: 'own' }, { 'sec-fetch-site': 'cross-site' }],
  ] as const)('is refused %s', async (_, form, headers) => {
    const cookie = await signIn();
    const csrf = 'csrf' in form && form.csrf === 'own' ? await csrfOf(cookie) : undefined;
    const answer = await post('/pause', { ...form, ...(csrf ? { csrf } : {}) }, { cookie, ...headers });
    expect(answer.status).toBe(403);
    expect(await paused()).toBe(false);
  });

  it('is known by the browser’s word that it is ours where no origin is sent', async () => {
    const cookie = await signIn();
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    expect((await post('/resume', { csrf: await csrfOf(cookie) }, headers)).status).toBe(303);
  });

  it('cannot be sent with an API token instead of a session', async () => {
    const headers = { authorization: 'Bearer the-local-token-of-this-test', origin: publicUrl };
    expect((await post('/pause', {}, headers)).headers.get('location')).toBe('/sign-in');
    expect(await paused()).toBe(false);
  });
});

describe('the API', () => {
  it('does not take a session for a token: a page cannot be made to call it', async () => {
    const cookie = await signIn();
    expect((await desk.app.request('/api/threads', { headers: { cookie } })).status).toBe(401);
  });
});

describe('a password', () => {
  const send = (app: Desk['app'], form: Readonly<Record<string, string>>, origin = 'https://desk.example') =>
    app.request('/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
      body: new URLSearchParams(form).toString(),
    });

  it('opens the desk as itself, whatever name is given, with a cookie for https alone', async () => {
    const answer = await send(locked.app, { name: ' Ada ', password });
    expect(answer.headers.get('location')).toBe('/');
    expect((answer.headers.get('set-cookie') ?? '').split('; ')).toContain('Secure');
    const cookie = cookieOf(answer);
    const page = await locked.app.request('/', { headers: { cookie } });
    expect(await page.text()).toContain('<bdi>desk</bdi></a>, admin');
  });

  it('that is wrong opens nothing and is not echoed', async () => {
    const answer = await send(locked.app, { name: 'Ada', password: 'hunter2hunter2' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('set-cookie')).toBeNull();
    const page = await answer.text();
    expect(page).toContain('This is not the password.');
    expect(page).not.toContain('hunter2hunter2');
  });

  it('sent from another site is refused', async () => {
    expect((await send(locked.app, { name: 'Ada', password }, 'https://evil.example')).status).toBe(403);
  });

  it('cannot be used where none is set', async () => {
    const answer = await send(desk.app, { password: '' }, publicUrl);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, null]);
  });

  it('is not even looked at after ten wrong ones in 15 minutes', async () => {
    const guessed = await openDesk({ signIn: { linkToken: null, password, localToken: 'local' } });
    try {
      const guesses: number[] = [];
      for (let guess = 0; guess < 10; guess += 1) {
        guesses.push((await send(guessed.app, { password: `guess ${guess}` }, publicUrl)).status);
      }
      expect(guesses).toEqual(Array(10).fill(401));
      const right = await send(guessed.app, { password }, publicUrl);
      expect(right.status).toBe(429);
      expect(right.headers.get('set-cookie')).toBeNull();
      expect(await right.text()).toContain('Too many wrong tries');
    } finally {
      await guessed.close();
    }
  });
});
