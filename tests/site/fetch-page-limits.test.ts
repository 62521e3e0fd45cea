import { createServer } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FetchOptions } from '../../src/site/fetch.ts';
import { fetchPage } from '../../src/site/fetch-page.ts';
import { answer, serve, startWebServer } from '../support/web-server.ts';

const read = (url: string, options: FetchOptions = {}) => fetchPage(url, { allowPrivate: true, ...options });

describe('size and time', () => {
  test('a page that announces too much', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '200000000' });
      response.write('<p>');
    });
    expect(await read(server.url)).toMatchObject({
      ok: false,
      code: 'too-large',
      message: expect.stringContaining('5 MB'),
    });
  });

  test('a page without end', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(await read(server.url)).toMatchObject({ ok: false, code: 'too-large' });
  });

  test.each([
    ['gzip', gzipSync(Buffer.alloc(1_000_001))],
    ['br', brotliCompressSync(Buffer.alloc(1_000_001))],
    ['deflate', deflateSync(Buffer.alloc(1_000_001))],
  ])('a small %s body that unpacks to too much', async (encoding, body) => {
    const server = await serve(answer(body, { 'content-encoding': encoding }));
    expect(await read(server.url, { maxBytes: 1_000_000 })).toMatchObject({ ok: false, code: 'too-large' });
  });

  test('a bomb of a kilobyte for each megabyte stops at 5 MB where nothing else is said', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_001));
    expect(bomb.length).toBeLessThan(6_000);
    const server = await serve(answer(bomb, { 'content-encoding': 'gzip' }));
    expect(await read(server.url)).toMatchObject({ ok: false, code: 'too-large' });
  });

  test('a page of exactly the limit is read', async () => {
    const server = await serve(answer('x'.repeat(1_000)));
    expect(await read(server.url, { maxBytes: 1_000 })).toMatchObject({ ok: true });
    expect(await read(server.url, { maxBytes: 999 })).toMatchObject({ ok: false, code: 'too-large' });
  });

  test('a site that never answers', async () => {
    const server = await serve(() => {});
    expect(await read(server.url, { deadlineMs: 50 })).toMatchObject({ ok: false, code: 'too-slow' });
  });

  test('a name server that never answers', async () => {
    const page = await read('http://news.example/', { deadlineMs: 50, lookup: () => {} });
    expect(page).toMatchObject({ ok: false, code: 'too-slow' });
  });

  test('a body that drips without end', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const drip = setInterval(() => response.write('.'), 5);
      response.on('close', () => clearInterval(drip));
    });
    expect(await read(server.url, { deadlineMs: 100 })).toMatchObject({ ok: false, code: 'too-slow' });
  });

  test('headers that drip without end', async () => {
    const server = await serve((_request, response) => {
      const { socket } = response;
      socket?.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket?.write('x: y\r\n'), 5);
      socket?.on('close', () => clearInterval(drip));
    });
    expect(await read(server.url, { deadlineMs: 100 })).toMatchObject({ ok: false, code: 'too-slow' });
  });
});

describe('a network in trouble', () => {
  test('a port where nothing listens', async () => {
    const server = await startWebServer(() => {});
    await server.close();
    expect(await read(server.url)).toMatchObject({
      ok: false,
      code: 'unreachable',
      message: expect.stringContaining('nothing listens there'),
    });
  });

  test('a name nobody knows', async () => {
    const notFound = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    const page = await read('http://news.example/', {
      lookup: (_host, _options, callback) => callback(notFound, ''),
    });
    expect(page).toMatchObject({
      ok: false,
      message: expect.stringContaining('no site called news.example'),
    });
  });

  test.each([
    ['closes without a word', ''],
    ['speaks something else', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['changes the protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'],
    ['breaks off in the body', 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 9\r\n\r\nabc'],
  ])('a server that %s', async (_what, bytes) => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(bytes));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    expect(await read(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: false, code: 'unreachable' });
    server.close();
  });

  test('a server that speaks no TLS', async () => {
    const server = await serve(answer('x'));
    const page = await read(server.url.replace('http:', 'https:'));
    expect(page).toMatchObject({ ok: false, code: 'unreachable' });
  });
});
