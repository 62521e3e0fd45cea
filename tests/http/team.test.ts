import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/account/role.ts';
import { passTime } from '../support/newsroom.ts';
import { formOf } from '../web/desk-app.ts';
import { anArticle, type Desk, dumpRows, linkToken, openDesk, publicUrl } from './open-desk.ts';
import { addUser, type Signed, sendForm, signedIn } from './team.ts';

const password = 'a long enough password';
const minute = 60_000;
let desk: Desk;
let admin: Signed;
beforeAll(async () => {
  desk = await openDesk();
  admin = await signedIn(desk, await addUser(desk, 'Root', 'admin'));
});
afterAll(() => desk.close());

/** Invites at the desk. @returns the token of the link that is shown. */
async function invite(name: string, role: Role): Promise<string> {
  const page = await (await sendForm(desk, '/team', { name, role }, admin)).text();
  return /\/invitation\?token=([\w-]{43})/.exec(page)?.[1] ?? '';
}
const take = (token: string, chosen = password, again = chosen) =>
  sendForm(desk, '/invitation', { token, password: chosen, again }, null);
const come = (name: string, given = password) => sendForm(desk, '/sign-in', { name, password: given }, null);
const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const pageOf = async (cookie: string, path = '/') => await desk.app.request(path, { headers: { cookie } });
async function join(name: string, role: Role): Promise<Signed> {
  const cookie = cookieOf(await take(await invite(name, role)));
  const csrf = /name="csrf" value="([^"]+)"/.exec(await (await pageOf(cookie)).text())?.[1] ?? '';
  return { cookie, csrf };
}

describe('an invitation', () => {
  it('is a link shown once, of which only a hash is stored', async () => {
    const token = await invite('Ines', 'editor');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await dumpRows(desk.db)).not.toContain(token);
    expect(await (await pageOf(admin.cookie, '/team')).text()).not.toContain(token);
  });

  it('lets its person choose a password, of which scrypt’s hash is stored, and come in', async () => {
    const token = await invite('Jon Ås', 'editor');
    const page = await desk.app.request(`/invitation?token=${token}`);
    expect(await page.text()).toContain('Jon Ås');
    const answer = await take(token);
    expect(answer.headers.get('location')).toBe('/');
    expect(await (await pageOf(cookieOf(answer))).text()).toContain('<bdi>Jon Ås</bdi></a>, editor');
    const rows = await dumpRows(desk.db);
    expect(rows).not.toContain(password);
    expect(rows).toMatch(/scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}/);
    expect((await come('jon ås')).headers.get('location')).toBe('/');
  });

  it('is good once', async () => {
    const token = await invite('Once', 'editor');
    await take(token);
    expect((await take(token, 'another long password')).status).toBe(404);
    expect((await come('Once', 'another long password')).status).toBe(401);
  });

  it('is good for 72 hours', async () => {
    const [early, late] = [await invite('Early', 'editor'), await invite('Late', 'editor')];
    await passTime(desk.db, 71 * 60 * minute);
    expect((await take(early)).status).toBe(303);
    await passTime(desk.db, 2 * 60 * minute);
    const answer = await take(late);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('72 hours');
  });

  it.each([
    ['short', 'short', '12 characters or more'],
    [password, `${password}.`, 'not the same'],
  ])('is not taken with the passwords "%s" and "%s"', async (one, other, words) => {
    const token = await invite(`Odd ${words}`, 'editor');
    const answer = await take(token, one, other);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
    expect((await take(token)).status).toBe(303);
  });

  it('to a name that is somebody’s, whatever its case, is refused', async () => {
    await invite('Mara', 'editor');
    const answer = await sendForm(desk, '/team', { name: ' MARA ', role: 'admin' }, admin);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('somebody called “Mara” already');
  });

  it.each(['', 'desk', 'Token cms', 'ada (command line)', 'x'.repeat(41), '<b>'])(
    'to a name like "%s" is refused',
    async (name) => {
      expect((await sendForm(desk, '/team', { name, role: 'editor' }, admin)).status).toBe(409);
    },
  );

  it('made anew ends the sessions of before, once it is taken', async () => {
    const { cookie } = await join('Lost', 'editor');
    const page = await (await sendForm(desk, '/team/lost/link', {}, admin)).text();
    const token = /token=([\w-]{43})/.exec(page)?.[1] ?? '';
    expect((await pageOf(cookie)).status).toBe(200);
    await take(token, 'a password that is new');
    expect((await pageOf(cookie)).status).toBe(303);
    expect((await come('Lost')).status).toBe(401);
    expect((await come('Lost', 'a password that is new')).status).toBe(303);
  });
});

describe('a user', () => {
  it('who is revoked is out at once, and cannot sign in', async () => {
    const { cookie } = await join('Gone', 'approver');
    expect((await sendForm(desk, '/team/Gone/revoke', {}, admin)).status).toBe(303);
    expect((await pageOf(cookie)).headers.get('location')).toBe('/sign-in');
    expect((await come('Gone')).status).toBe(401);
  });

  it('whose sessions are ended is out, and may sign in again', async () => {
    const { cookie } = await join('Abroad', 'editor');
    await sendForm(desk, '/team/Abroad/sign-out', {}, admin);
    expect((await pageOf(cookie)).headers.get('location')).toBe('/sign-in');
    expect((await come('Abroad')).headers.get('location')).toBe('/');
  });

  it('given another role has it in the sessions that are open', async () => {
    const { cookie } = await join('Riser', 'editor');
    expect((await pageOf(cookie, '/team')).status).toBe(403);
    await sendForm(desk, '/team/Riser/role', { role: 'admin' }, admin);
    expect((await pageOf(cookie, '/team')).status).toBe(200);
    await sendForm(desk, '/team/Riser/role', { role: 'editor' }, admin);
    expect((await pageOf(cookie, '/team')).status).toBe(403);
  });

  it('who is the last admin can be neither revoked nor made anything else', async () => {
    for (const path of ['/team/Root/revoke', '/team/Root/role']) {
      const answer = await sendForm(desk, path, { role: 'editor' }, admin);
      expect(answer.status).toBe(409);
      expect(await answer.text()).toContain('Root is the last admin');
    }
    expect((await desk.ask('DELETE /api/users/root')).status).toBe(409);
  });
});

/** Queues an article at the desk. @returns the path of its thread. */
const queue = async (author: Signed, mark: string): Promise<string> => {
  const fields = { text: anArticle(mark), link: 'https://news.example/a', template: 'highlights' };
  const first = await sendForm(desk, '/new', { ...fields, account: 'practice', do: 'preview' }, author);
  const form = formOf(await first.text(), '/new');
  const answer = await sendForm(desk, '/new', { ...form, do: 'queue' }, author);
  return answer.headers.get('location') ?? `not queued: ${answer.status}`;
};

describe('approval', () => {
  it('is an approver’s who did not write it, under their name; not an editor’s nor the author’s', async () => {
    await sendForm(desk, '/accounts/practice/approval', { rule: 'any' }, admin);
    const editor = await join('Erin', 'editor');
    const author = await join('Ava', 'approver');
    const approver = await join('Abel', 'approver');
    const path = await queue(author, 'four eyes');
    expect(path).toMatch(/^\/threads\/th_/);
    const approve = (who: Signed) => sendForm(desk, `${path}/approve`, { when: 'its' }, who);
    expect((await approve(editor)).status).toBe(403);
    const own = await approve(author);
    expect([own.status, await own.text()]).toEqual([
      409,
      expect.stringContaining('You wrote or edited these words'),
    ]);
    expect((await approve(approver)).status).toBe(303);
    const { record, status } = (await desk.ask(`GET /api${path}`)).body;
    expect(status).toBe('scheduled');
    expect(record).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'queued', actor: 'Ava' }),
        expect.objectContaining({ action: 'approved', actor: 'Abel' }),
      ]),
    );
  });
});

describe('a rejection', () => {
  it('needs a reason, beside its field; then it stands before its author, on the record and in the API', async () => {
    await sendForm(desk, '/accounts/practice/approval', { rule: 'any' }, admin);
    const author = await join('Wren', 'editor');
    const reader = await join('Rhea', 'approver');
    const path = await queue(author, 'sent back');
    const page = async (who: Signed, at: string) => await (await pageOf(who.cookie, at)).text();
    expect(await page(author, path)).toMatch(/Wren<\/bdi> asks for a yes\..*Rhea/s);
    const bare = await sendForm(desk, `${path}/reject`, { reason: ' ' }, reader);
    expect([bare.status, await bare.text()]).toEqual([
      422,
      expect.stringMatching(/href="#reject-th_\w+">Say in/),
    ]);
    const reason = 'The figure in post 2 is last year’s.';
    expect((await sendForm(desk, `${path}/reject`, { reason }, reader)).status).toBe(303);
    for (const at of ['/', '/needs-you', path]) expect(await page(author, at)).toContain(reason);
    expect(await page(reader, '/needs-you')).not.toContain(reason);
    const { body } = await desk.ask(`GET /api${path}`);
    expect(body).toMatchObject({ status: 'draft', rejection: { by: 'Rhea', reason } });
    expect(body.record[0]).toMatchObject({ actor: 'Rhea', action: 'rejected', detail: { reason } });
  });

  it('is not an editor’s', async () => {
    const editor = await join('Edda', 'editor');
    expect((await sendForm(desk, '/threads/th_1/reject', { reason: 'No.' }, editor)).status).toBe(403);
  });
});

describe('an approver by name', () => {
  it('is chosen for an account at the desk, and over the API', async () => {
    await join('Nora', 'approver');
    await sendForm(desk, '/accounts/practice/approval', { rule: 'by Nora' }, admin);
    const [account] = (await desk.ask('GET /api/accounts')).body;
    expect(account).toMatchObject({ requiresApproval: true, approver: 'Nora' });
    const set = (body: object) => desk.ask('POST /api/accounts/practice/require-approval', { body });
    expect((await set({ by: 'Root' })).body[0]).toMatchObject({ approver: 'Root' });
    expect((await set({ by: 'Erin' })).status).toBe(422);
    expect((await set({})).body[0]).toMatchObject({ requiresApproval: true, approver: null });
  });
});

describe('signing in', () => {
  it('is refused in the same words for a wrong password and a name that nobody has', async () => {
    await join('Known', 'editor');
    const [known, unknown] = [await come('Known', 'not this one'), await come('Unknown', 'not this one')];
    expect([known.status, unknown.status]).toEqual([401, 401]);
    const wordsOf = async (answer: Response, name: string) => (await answer.text()).replace(name, '');
    expect(await wordsOf(known, 'Known')).toBe(await wordsOf(unknown, 'Unknown'));
  });

  it('is not looked at after ten wrong tries at a name, for fifteen minutes', async () => {
    await join('Tried', 'editor');
    const guesses: number[] = [];
    for (let guess = 0; guess < 10; guess += 1) guesses.push((await come('TRIED', `guess ${guess}`)).status);
    expect(guesses).toEqual(Array(10).fill(401));
    const right = await come('Tried');
    expect([right.status, right.headers.get('set-cookie')]).toEqual([429, null]);
    expect(await right.text()).toContain('Wait 15 minutes');
    await passTime(desk.db, 16 * minute);
    expect((await come('Tried')).status).toBe(303);
  });

  it('counts tries that come all at once', async () => {
    await join('Raced', 'editor');
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, guess) => come('Raced', `guess ${guess}`)),
    );
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(10);
    expect((await come('Raced')).status).toBe(429);
    await passTime(desk.db, 16 * minute);
  });

  it('is not looked at after fifty wrong tries from one address, whatever the names', async () => {
    const from = (address: string, name: string, given: string) =>
      desk.app.request('/sign-in', {
        method: 'POST',
        headers: {
          origin: publicUrl,
          'x-forwarded-for': `198.51.100.9, ${address}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ name, password: given }),
      });
    await join('Spared', 'editor');
    // As fifty guesses leave it: each would cost its scrypt.
    await desk.db.query(
      `insert into bobbin.sign_in_tries (name_key, address)
       select 'name ' || guess, '203.0.113.7' from generate_series(1, 49) as guess`,
    );
    expect((await from('203.0.113.7', 'name 50', 'guess')).status).toBe(401);
    expect((await from('203.0.113.7', 'Spared', password)).status).toBe(429);
    expect((await from('203.0.113.8', 'Spared', password)).status).toBe(303);
  });
});

describe('the first door', () => {
  it('closes when an admin has come in, for those inside too', async () => {
    const young = await openDesk();
    try {
      const cookie = cookieOf(await young.app.request(`/sign-in?token=${linkToken}`));
      const home = async () => (await young.app.request('/', { headers: { cookie } })).status;
      await addUser(young, 'Erin', 'editor');
      expect(await home()).toBe(200);
      await addUser(young, 'Ada', 'admin');
      expect(await home()).toBe(303);
      expect((await young.app.request(`/sign-in?token=${linkToken}`)).status).toBe(401);
    } finally {
      await young.close();
    }
  });
});

describe('a token', () => {
  it('has the role it was given and opens nothing after its days', async () => {
    const body = { name: 'reader', role: 'ops', days: 90 };
    const { token } = (await desk.ask('POST /api/tokens', { body })).body;
    const queue = { source: { text: anArticle('token') }, link: 'https://news.example/a' };
    expect((await desk.ask('POST /api/threads', { token, body: queue })).status).toBe(403);
    expect((await desk.ask('POST /api/resume', { token, body: {} })).status).toBe(200);
    await passTime(desk.db, 91 * 24 * 60 * minute);
    const { status, body: refusal } = await desk.ask('GET /api/threads', { token });
    expect([status, refusal.error.message]).toEqual([401, expect.stringContaining('expired')]);
  });

  it('made without a word is an editor’s', async () => {
    await desk.ask('POST /api/tokens', { body: { name: 'plain' } });
    const { body } = await desk.ask('GET /api/tokens');
    expect(body).toContainEqual(expect.objectContaining({ name: 'plain', role: 'editor', expiresAt: null }));
  });
});
