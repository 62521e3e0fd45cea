import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions } from '../../src/http/permissions.ts';
import { insertToken } from '../../src/store/tokens.ts';
import { type Desk, dumpRows, openDesk, publicUrl } from './open-desk.ts';
import { addUser, type Signed, signedIn } from './team.ts';

let desk: Desk;
let signed: Signed;
let other: Signed;
beforeAll(async () => {
  desk = await openDesk();
  signed = await signedIn(desk, await addUser(desk, 'Ada', 'admin'));
  other = await signedIn(desk, await addUser(desk, 'Bo', 'admin'));
  await insertToken(desk.db, { id: 'to_1', name: 'nothing', hash: 'x', role: 'editor', days: null });
});
afterAll(() => desk.close());

/** Every call of the desk that changes something, on things there are wherever it may be. */
const calls = permissions
  .filter(({ method }) => method !== 'GET')
  .flatMap(({ method, paths }) => paths.map((path) => ({ method, path })))
  .filter(({ path }) => !path.startsWith('/api/'))
  .map(
    ({ method, path }) =>
      [
        method,
        path
          .replace(':id', 'th_none')
          .replace('/team/:name', '/team/Bo')
          .replace('/tokens/:name', '/tokens/nothing')
          .replace(':name', 'practice'),
      ] as const,
  );

const fields = {
  name: 'mallory',
  role: 'admin',
  days: '',
  text: 'x',
  do: 'save',
  required: 'yes',
  back: '/',
};

async function send(
  [method, path]: readonly [string, string],
  csrf: string | null,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const answer = await desk.app.request(path, {
    method,
    headers: { cookie: signed.cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams({ ...fields, ...(csrf === null ? {} : { csrf }) }),
  });
  return answer.status;
}

describe('every form of the desk', () => {
  it('is in this list, which the permissions make', () => {
    expect(calls.length).toBeGreaterThan(30);
  });

  it.each(calls)(
    '%s %s is refused without its token, with another’s, and from elsewhere, and changes nothing',
    async (...call) => {
      const before = await dumpRows(desk.db);
      const own = { origin: publicUrl };
      const answers = {
        'no token': await send(call, null, own),
        'an empty one': await send(call, '', own),
        'another’s': await send(call, other.csrf, own),
        'another site': await send(call, signed.csrf, { origin: 'https://evil.example' }),
        'a site whose name begins as ours': await send(call, signed.csrf, {
          origin: `${publicUrl}.evil.example`,
        }),
        'a hidden origin': await send(call, signed.csrf, { origin: 'null' }),
        'no origin': await send(call, signed.csrf, {}),
        'a frame elsewhere': await send(call, signed.csrf, { 'sec-fetch-site': 'same-site' }),
      };
      expect(answers).toEqual(Object.fromEntries(Object.keys(answers).map((name) => [name, 403])));
      expect(await dumpRows(desk.db)).toBe(before);
    },
  );

  it.each(['/sign-in', '/invitation'])(
    '%s, which has no session yet, is refused from elsewhere',
    async (path) => {
      for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}]) {
        const answer = await desk.app.request(path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
          body: new URLSearchParams({ name: 'Ada', password: 'x'.repeat(12) }),
        });
        expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
      }
    },
  );

  it('is not changed by looking: no address that is only followed changes anything', async () => {
    const gets = desk.app.routes.filter(
      ({ method, path }) => method === 'GET' && !path.startsWith('/assets'),
    );
    const before = await dumpRows(desk.db);
    for (const { path } of gets) {
      const at = path.replace(':id', 'th_none').replace(':name', 'practice').replace('*', '');
      await desk.app.request(at, { headers: { cookie: signed.cookie } });
    }
    expect(await dumpRows(desk.db)).toBe(before);
  });
});

it('the API knows no cookie, so that no page can be made to call it', async () => {
  const api = permissions.flatMap(({ method, paths }) =>
    paths.filter((path) => path.startsWith('/api/')).map((path) => [method, path] as const),
  );
  for (const [method, path] of api) {
    const answer = await desk.app.request(path, {
      method,
      headers: { cookie: signed.cookie, origin: publicUrl, 'x-csrf-token': signed.csrf },
    });
    expect([method, path, answer.status]).toEqual([method, path, 401]);
  }
});
