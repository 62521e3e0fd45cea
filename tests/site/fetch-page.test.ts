import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FetchOptions } from '../../src/site/fetch.ts';
import { fetchPage } from '../../src/site/fetch-page.ts';
import { answer, serve } from '../support/web-server.ts';

const read = (url: string, options: FetchOptions = {}) => fetchPage(url, { allowPrivate: true, ...options });

describe('what is read', () => {
  test('a page, with the address it was found at', async () => {
    const server = await serve(answer('<p>Boat race</p>'));
    expect(await read(`${server.url}/a`)).toEqual({
      ok: true,
      url: `${server.url}/a`,
      html: '<p>Boat race</p>',
      contentType: 'text/html',
    });
  });

  test.each([
    ['text/plain; charset=utf-8', 'text/plain'],
    ['text/markdown', 'text/markdown'],
    ['text/x-markdown', 'text/markdown'],
    ['Application/XHTML+XML', 'application/xhtml+xml'],
  ])('%s, and says so', async (declared, contentType) => {
    const server = await serve(answer('Boat race', { 'content-type': declared }));
    expect(await read(server.url)).toMatchObject({ ok: true, contentType, html: 'Boat race' });
  });

  test('five redirects, relative and unescaped ones among them', async () => {
    const server = await serve((request, response) => {
      const hop = Number(request.url?.slice(1).split('/')[0]);
      if (hop === 5) return answer(String(request.url))(request, response);
      const location = hop === 4 ? Buffer.from('/5/straße').toString('latin1') : `/${hop + 1}`;
      response.writeHead(302, { location }).end();
    });
    expect(await read(`${server.url}/0`)).toMatchObject({ ok: true, html: '/5/stra%C3%9Fe' });
  });

  test.each([
    ['gzip', gzipSync('Boat race')],
    ['x-gzip', gzipSync('Boat race')],
    ['br', brotliCompressSync('Boat race')],
    ['deflate', deflateSync('Boat race')],
    ['deflate', deflateRawSync('Boat race')],
    ['identity', Buffer.from('Boat race')],
  ])('a body packed as %s', async (encoding, body) => {
    const server = await serve(answer(body, { 'content-encoding': encoding }));
    expect(await read(server.url)).toMatchObject({ ok: true, html: 'Boat race' });
  });
});

describe('what is refused', () => {
  test.each([
    ['ftp://example.org/a', 'bad-address'],
    ['file:///etc/passwd', 'bad-address'],
    ['javascript:alert(1)', 'bad-address'],
    ['example.org/a', 'bad-address'],
    ['', 'bad-address'],
    ['http://editor:secret@example.org/', 'bad-address'],
    ['http://example.org:8080/', 'bad-address'],
    ['http://example.org:22/', 'bad-address'],
    ['http://127.0.0.1/', 'private-address'],
    ['http://127.1/', 'private-address'],
    ['http://2130706433/', 'private-address'],
    ['http://0x7f.1/', 'private-address'],
    ['http://0177.0.0.1/', 'private-address'],
    ['http://127.0.0.1./', 'private-address'],
    ['http://１２７。0。0。1/', 'private-address'],
    ['http://0/', 'private-address'],
    ['http://[::1]/', 'private-address'],
    ['http://[::]/', 'private-address'],
    ['http://[::ffff:127.0.0.1]/', 'private-address'],
    ['http://[::ffff:7f00:1]/', 'private-address'],
    ['http://[64:ff9b::7f00:1]/', 'private-address'],
    ['http://[2002:7f00:1::]/', 'private-address'],
    ['http://[fd00:ec2::254]/', 'private-address'],
    ['http://169.254.169.254/latest/meta-data/', 'private-address'],
    ['http://192.168.0.1/', 'private-address'],
    ['http://[::ffff:10.0.0.1]/', 'private-address'],
    ['http://[::ffff:a9fe:a9fe]/', 'private-address'],
    ['http://2852039166/latest/meta-data/', 'private-address'],
    ['http://0xa9.0xfe.0xa9.0xfe/', 'private-address'],
    ['http://0251.0376.0251.0376/', 'private-address'],
    ['http://0x0a000001/', 'private-address'],
    ['http://[fe80::1]/', 'private-address'],
    ['gopher://example.org/', 'bad-address'],
    ['data:text/html,hello', 'bad-address'],
    ['http://localhost/', 'private-address'],
  ])('%s is %s', async (url, code) => {
    expect(await fetchPage(url)).toMatchObject({ ok: false, code, fix: expect.stringMatching(/\.$/) });
  });

  test('a password is not repeated', async () => {
    expect(JSON.stringify(await fetchPage('http://editor:secret@example.org/'))).not.toContain('secret');
  });

  test('a public name that leads home, before a byte is sent', async () => {
    const server = await serve(answer('secret'));
    const home = await fetchPage('http://news.example/', {
      lookup: (_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
    });
    expect(home).toMatchObject({ ok: false, code: 'private-address' });
    expect(server.seen).toEqual([]);
  });

  test('the private half of a name that is both public and private', async () => {
    const server = await serve(answer('public half'));
    const page = await fetchPage(`http://news.example:${server.port}/`, {
      // The one address is allowed, as if public; the other stays private.
      allowPrivate: ['127.0.0.1'],
      lookup: (_host, _options, callback) =>
        callback(null, [
          { address: '10.0.0.1', family: 4 },
          { address: '127.0.0.1', family: 4 },
        ]),
    });
    expect(page).toMatchObject({ ok: true, html: 'public half' });
  });

  test('a name is looked up once for each connection: a second, other answer changes nothing', async () => {
    const server = await serve(answer('public'));
    let asked = 0;
    const page = await fetchPage(`http://news.example:${server.port}/`, {
      allowPrivate: ['127.0.0.1'],
      lookup: (_host, _options, callback) => {
        asked += 1;
        callback(null, [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]);
      },
    });
    expect(page).toMatchObject({ ok: true });
    expect(asked).toBe(1);
  });

  test.each([
    'http://127.0.0.2/',
    'http://localhost/',
    'http://[::1]/',
    'http://169.254.169.254/',
    '//2130706434/',
    'http://0x7f.0.0.2/',
    'http://[::ffff:10.0.0.1]/',
  ])('a redirect to %s', async (location) => {
    const server = await serve((_request, response) => response.writeHead(302, { location }).end());
    // The first server counts as public here; `localhost` leads elsewhere.
    const page = await fetchPage(server.url, {
      allowPrivate: ['127.0.0.1'],
      lookup: (_host, _options, callback) => callback(null, [{ address: '127.0.0.9', family: 4 }]),
    });
    expect(page).toMatchObject({ ok: false, code: 'private-address' });
  });

  test.each(['ftp://example.org/', 'data:text/html,hello', 'file:///etc/passwd', 'http://'])(
    'a redirect to %s, which is no web address',
    async (location) => {
      const server = await serve((_request, response) => response.writeHead(301, { location }).end());
      expect(await read(server.url)).toMatchObject({ ok: false, code: 'bad-address' });
    },
  );

  test('a sixth redirect', async () => {
    const server = await serve((_request, response) => response.writeHead(302, { location: '/' }).end());
    expect(await read(server.url)).toMatchObject({ ok: false, code: 'too-many-redirects' });
    expect(server.seen).toHaveLength(6);
  });

  test.each([301, 304, 403, 404, 410, 429, 500])('status %i without a page', async (status) => {
    const server = await serve(answer('', {}, status));
    expect(await read(server.url)).toMatchObject({
      ok: false,
      code: status === 404 || status === 410 ? 'gone' : 'bad-status',
      message: expect.stringContaining(String(status)),
    });
  });

  test.each(['application/pdf', 'image/png', 'application/json', 'application/octet-stream'])(
    'a body of %s',
    async (type) => {
      const server = await serve(answer('x', { 'content-type': type }));
      expect(await read(server.url)).toMatchObject({
        ok: false,
        code: 'not-a-page',
        message: expect.stringContaining(type),
      });
    },
  );

  test('bytes that only call themselves text', async () => {
    const server = await serve(answer(Buffer.from([80, 75, 3, 4, 0, 0]), { 'content-type': 'text/plain' }));
    expect(await read(server.url)).toMatchObject({ ok: false, code: 'unreadable' });
  });

  test.each(['compress', 'gzip, br'])('a body packed as %s', async (encoding) => {
    const server = await serve(answer('x', { 'content-encoding': encoding }));
    expect(await read(server.url)).toMatchObject({ ok: false, code: 'unreadable' });
  });

  test.each(['gzip', 'br', 'deflate'])('a body that is not the %s it says', async (encoding) => {
    const server = await serve(answer('\xffplain text', { 'content-encoding': encoding }));
    expect(await read(server.url)).toMatchObject({ ok: false, code: 'unreadable' });
  });

  test('a gzip body cut short', async () => {
    const packed = gzipSync('Boat race '.repeat(100));
    const server = await serve(answer(packed.subarray(0, 30), { 'content-encoding': 'gzip' }));
    expect(await read(server.url)).toMatchObject({ ok: false, code: 'unreadable' });
  });
});
