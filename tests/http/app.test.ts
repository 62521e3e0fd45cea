import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anArticle, countRows, type Desk, linkToken, openDesk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe('a request that cannot be read', () => {
  it('as JSON is refused with 400 and told to nobody else', async () => {
    for (const body of ['{nonsense', '', '{"source":', '\u0000']) {
      const answer = await desk.ask('POST /api/threads', { body });
      expect([body, answer.status]).toEqual([body, 400]);
      expect(answer.body.error.code).toBe('invalid');
    }
    expect(desk.told).toEqual([]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'because it comes as %s is refused with 415, saying what to send',
    async (type) => {
      const answer = await desk.ask('POST /api/threads', { body: '{}', headers: { 'content-type': type } });
      expect(answer.status).toBe(415);
      expect(answer.body.error.message).toContain('content-type: application/json');
      expect(desk.told).toEqual([]);
    },
  );

  it.each(['null', '[]', '"text"', '7'])(
    'because it is %s and no object is refused with 400',
    async (body) => {
      expect((await desk.ask('POST /api/threads', { body })).status).toBe(400);
    },
  );

  it.each([
    ['/api/compose', 2_000_000],
    // A picture may come with it.
    ['/api/threads', 9_000_000],
  ])(
    'because it is too large for POST %s is refused with 413, and nothing is stored',
    async (path, bytes) => {
      const before = await countRows(desk.db);
      const source = { text: `${anArticle()}${'x'.repeat(bytes)}` };
      const { status, body } = await desk.ask(`POST ${path}`, {
        body: { source, link: 'https://n.example' },
      });
      expect([status, body.error.code]).toEqual([413, 'too-large']);
      expect(await countRows(desk.db)).toEqual(before);
    },
  );

  it('of a stranger is not read for the sake of a picture', async () => {
    const body = `csrf=${'a'.repeat(3_000_000)}`;
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const send = async (path: string, cookie: string) =>
      (await desk.app.request(path, { method: 'POST', body, headers: { ...type, cookie } })).status;
    const { headers } = await desk.app.request(`/sign-in?token=${linkToken}`);
    const cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    for (const path of ['/new', '/threads/th_1/edit']) {
      expect([path, await send(path, ''), await send(path, cookie)]).toEqual([path, 413, 403]);
    }
  });

  it('because a form is too large is answered in words, not as the API answers', async () => {
    const answer = await desk.app.request('/sign-in', { method: 'POST', body: 'a'.repeat(2_100_000) });
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringMatching(/^The .* Go back/)]);
  });

  it('of a stranger to the API is not read at all', async () => {
    const endless = new ReadableStream({ pull: () => new Promise(() => {}) });
    const request = { method: 'POST', body: endless, duplex: 'half' } as const;
    expect((await desk.app.request(new Request('http://desk.test/api/threads', request))).status).toBe(401);
  });

  it('because it is too large is refused although it does not say how large it is', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(100_000));
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 100) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const request = new Request('http://127.0.0.1:3000/api/threads', {
      method: 'POST',
      headers: {
        authorization: 'Bearer the-local-token-of-this-test',
        'content-type': 'application/json',
        'transfer-encoding': 'chunked',
      },
      body,
      duplex: 'half',
    } as RequestInit);
    expect((await desk.app.request(request)).status).toBe(413);
  });
});

describe('an empty body that is called JSON', () => {
  it.each([
    'POST /api/pause',
    'POST /api/resume',
    'POST /api/restored',
    'POST /api/accounts/practice/enable',
  ])('is enough for %s, which needs nothing told', async (call) => {
    expect((await desk.ask(call, { body: '' })).status).toBe(200);
    expect((await desk.ask(call)).status).toBe(200);
    // As `curl -d ''` sends it.
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await desk.ask(call, { body: '', headers })).status).toBe(200);
  });

  it.each(['approve', 'cancel', 'continue', 'skip'])('is enough to %s a thread', async (action) => {
    const answer = await desk.ask(`POST /api/threads/th_none/${action}`, { body: '' });
    expect([answer.status, answer.body.error.code]).toEqual([404, 'not-found']);
  });

  it.each([
    ['POST /api/threads', /^source: is missing/],
    ['POST /api/threads/th_none/move', /^at: is missing/],
    ['POST /api/threads/th_none/resend', /^confirm: say "confirm": true/],
  ])('is refused by %s in words, as is none at all', async (call, words) => {
    const empty = await desk.ask(call, { body: '' });
    expect([empty.status, empty.body.error.message]).toEqual([
      400,
      expect.stringContaining('The body is empty'),
    ]);
    const none = await desk.ask(call);
    expect([none.status, none.body.error.message]).toEqual([400, expect.stringMatching(words)]);
    expect(none.body.error.fix).toContain('/api/openapi.json');
  });

  it('takes no bound away that somebody set', async () => {
    expect((await desk.ask('POST /api/accounts/practice/budget', { body: '' })).status).toBe(400);
  });
});

describe('a call that does not exist', () => {
  it.each([
    'GET /api/nothing',
    'POST /api/nothing',
    'PUT /api/threads',
    'DELETE /api/threads/th_1',
    'GET /api',
  ])('%s is answered with 404 as JSON, not led to the desk', async (call) => {
    const { status, body } = await desk.ask(call);
    expect([status, body.error?.code]).toEqual([404, 'not-found']);
    expect(body.error.message).toContain('/api/openapi.json');
  });
});

describe('an error nobody foresaw', () => {
  it('is told to whoever runs this, with where; the caller gets words without it', async () => {
    const broken = await openDesk({
      queue: {
        wake: async () => {
          throw new Error('secret words of the inside');
        },
        check: async () => {},
      },
    });
    try {
      const body = { source: { text: anArticle() }, link: 'https://news.example/a', at: 'now' };
      const answer = await broken.ask('POST /api/threads', { body });
      expect([answer.status, answer.body.error.code]).toEqual([500, 'internal']);
      expect(JSON.stringify(answer.body)).not.toMatch(/secret words|Error:|\bat .*\.ts|src\//);
      expect(broken.told).toEqual([{ message: 'secret words of the inside', where: 'POST /api/threads' }]);
    } finally {
      await broken.close();
    }
  });

  it('such as a database that is gone, is answered in words on every face', async () => {
    const broken = await openDesk();
    await broken.close();
    const api = await broken.ask('GET /api/threads');
    expect([api.status, api.body.error.code]).toEqual([500, 'internal']);
    const page = await broken.app.request('/', { headers: { cookie: 'bobbin_session=x' } });
    expect(page.status).toBe(500);
    expect(await page.text()).not.toMatch(/\bat .*\.ts|node_modules|select /);
    expect(broken.told.length).toBe(2);
  });
});

describe('every answer', () => {
  it.each(['/sign-in', '/', '/api/threads', '/healthz', '/nowhere', '/assets/desk.css'])(
    'such as that of %s forbids framing, guessing types and anything from other hosts',
    async (path) => {
      const { headers } = await desk.app.request(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).not.toMatch(/unsafe|\*/);
    },
  );

  it('of the desk has no script or style in the page, which the policy would stop', async () => {
    const door = await desk.app.request(`/sign-in?token=${linkToken}`);
    const cookie = (door.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const page = await (await desk.app.request('/', { headers: { cookie } })).text();
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+="|\sstyle="/);
  });
});
