import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, localToken, openDesk, publicUrl } from './open-desk.ts';
import { addUser, type Signed, sendForm, signedIn } from './team.ts';

let desk: Desk;
let signed: Signed;
beforeAll(async () => {
  desk = await openDesk();
  signed = await signedIn(desk, await addUser(desk, 'Ada', 'admin'));
});
afterAll(() => desk.close());

const source = { text: 'Council buys ferries\nThe council will replace nine ferries by 2029, it decided.' };

describe('what no database can hold', () => {
  it.each([
    ['POST /api/threads', { source, link: 'https://a.example', posts: ['a\0b'] }],
    ['POST /api/threads', { source, link: 'https://a.example', posts: ['a\ud800b'] }],
    ['POST /api/pause', { account: '\0' }],
    ['POST /api/restored', { why: '\0' }],
    ['POST /api/threads/external:%00/cancel', {}],
    ['DELETE /api/tokens/%00', undefined],
    ['GET /api/threads/%00', undefined],
    ['PUT /api/templates/x', { text: '---\nname: x\ndescription: \0\n---\n{{hook}} {{link}}' }],
  ])('is the sender’s mistake, told in words: %s', async (call, body) => {
    const answer = await desk.ask(call, { body });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'invalid']);
    expect(desk.told).toEqual([]);
  });

  it('is told at the desk as well, signed in or not', async () => {
    for (const path of ['/threads/%00', '/parts/when?account=%00', '/templates/highlights?article=%00'])
      expect((await desk.app.request(path, { headers: { cookie: signed.cookie } })).status).toBe(422);
    expect((await sendForm(desk, '/team/%00/role', { role: 'admin' }, signed)).status).toBe(422);
    expect((await sendForm(desk, '/sign-in', { name: 'a\0', password: 'b\0' }, null)).status).toBe(400);
    expect(desk.told).toEqual([]);
  });
});

it.each([
  ['without its boundary', 'multipart/form-data', 'x'],
  ['cut short', 'multipart/form-data; boundary=x', '--x\r\nnonsense'],
])('a form %s is its sender’s mistake', async (_what, type, body) => {
  const headers = { origin: publicUrl, 'content-type': type, cookie: signed.cookie };
  for (const path of ['/sign-in', '/new', '/pause'])
    expect((await desk.app.request(path, { method: 'POST', headers, body })).status).toBe(400);
  expect(desk.told).toEqual([]);
});

it('a budget of next to nothing, which would be none at all, is refused', async () => {
  for (const dayUsd of [1e-300, 1e300, -1]) {
    const answer = await desk.ask('POST /api/accounts/practice/budget', { body: { dayUsd } });
    expect([answer.status, answer.body.error.message]).toEqual([
      400,
      expect.stringContaining('dayUsd: must be'),
    ]);
  }
});

it('practice X, to which threads go that name no account, cannot be removed', async () => {
  const answer = await desk.ask('POST /api/accounts/practice/remove');
  expect([answer.status, answer.body.error.message]).toEqual([409, expect.stringContaining('pause it')]);
});

it('an editor’s token opens nothing of an admin’s by another way of writing its path', async () => {
  const made = await desk.ask('POST /api/tokens', {
    body: { name: 'mallory', role: 'editor' },
    token: localToken,
  });
  const { token } = made.body;
  for (const path of [
    '/api/tokens',
    '/api//tokens',
    '/api/tokens/',
    '/api/%74okens',
    '/API/tokens',
    '/api/Tokens',
  ])
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'OPTIONS']) {
      const answer = await desk.app.request(path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'x-http-method-override': 'GET' },
      });
      expect([path, method, answer.ok]).toEqual([path, method, false]);
    }
  const editor = await signedIn(desk, await addUser(desk, 'Mal', 'editor'));
  for (const path of ['/team', '//team', '/team/', '/%74eam', '/TEAM', '/tokens'])
    for (const method of ['GET', 'HEAD']) {
      const answer = await desk.app.request(path, { method, headers: { cookie: editor.cookie } });
      expect([path, method, answer.ok]).toEqual([path, method, false]);
    }
});
