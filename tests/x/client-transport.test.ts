import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PlannedFault } from '../../src/practice/faults.ts';
import { userId } from '../../src/practice/post.ts';
import { type PracticeX, startPracticeX } from '../../src/practice/server.ts';
import { clientFor, closedPort, keysOf, startSockets } from '../support/x-client.ts';

let server: PracticeX;

beforeAll(async () => {
  server = await startPracticeX({ port: 0 });
});
afterAll(() => server.close());
beforeEach(() => server.practice.control.reset());

function plan(fault: PlannedFault['fault'], on: PlannedFault['on'] = 'POST /2/tweets'): void {
  server.practice.control.plan({ on, nth: 1, times: 1, fault });
}
const stored = () => server.practice.store.posts().length;

describe('a create that never left', () => {
  test('because the port is closed is not-sent', async () => {
    const x = clientFor(`http://127.0.0.1:${await closedPort()}`);
    expect(await x.create({ text: 'a', replyTo: null })).toMatchObject({ kind: 'not-sent', status: null });
  });

  test('because the name does not resolve is not-sent', async () => {
    const x = clientFor('http://x.invalid', { deadlineMs: 5000 });
    expect((await x.create({ text: 'a', replyTo: null })).kind).toBe('not-sent');
  });

  test('because the peer hung up during TLS is not-sent', async () => {
    const peer = await startSockets((socket) => socket.once('data', () => socket.destroy()));
    const x = clientFor(`https://127.0.0.1:${peer.port}`);
    expect((await x.create({ text: 'a', replyTo: null })).kind).toBe('not-sent');
    await peer.close();
  });

  test('because TLS stalls is not-sent once the deadline passes', async () => {
    const peer = await startSockets(() => {});
    const x = clientFor(`https://127.0.0.1:${peer.port}`);
    const created = await x.create({ text: 'a', replyTo: null });
    expect(created.kind).toBe('not-sent');
    expect(created.detail).toContain('300 ms');
    await peer.close();
  });
});

describe('leave to write', () => {
  test('is asked only when the connection stands, and a no leaves nothing on the wire', async () => {
    let bytes = 0;
    let connections = 0;
    const peer = await startSockets((socket) => {
      connections += 1;
      socket.on('data', (chunk) => {
        bytes += chunk.length;
      });
    });
    const connectedWhenAsked: number[] = [];
    const created = await clientFor(`http://127.0.0.1:${peer.port}`).create({
      text: 'a',
      replyTo: null,
      stillAllowed: () => {
        connectedWhenAsked.push(1);
        return false;
      },
    });
    await peer.close();
    expect(created.kind).toBe('not-sent');
    expect({ connections, bytes, asked: connectedWhenAsked.length }).toEqual({
      connections: 1,
      bytes: 0,
      asked: 1,
    });
  });

  test('is not asked when there is no connection to write to', async () => {
    let asked = false;
    const x = clientFor(`http://127.0.0.1:${await closedPort()}`);
    await x.create({
      text: 'a',
      replyTo: null,
      stillAllowed: () => {
        asked = true;
        return true;
      },
    });
    expect(asked).toBe(false);
  });

  test('is gone after its time', async () => {
    let clockMs = 1000;
    const x = clientFor(server.url, { elapsedMs: () => clockMs });
    expect((await x.create({ text: 'a', replyTo: null, notAfterMs: 999 })).kind).toBe('not-sent');
    expect((await x.create({ text: 'a', replyTo: null, notAfterMs: 1000 })).kind).toBe('accepted');
    clockMs = 2000;
    expect((await x.create({ text: 'b', replyTo: null, notAfterMs: 1999 })).kind).toBe('not-sent');
    expect(stored()).toBe(1);
  });

  test('is gone for a process that slept through the deadline while connecting', async () => {
    let readings = 0;
    // The first reading is taken at the start, the next just before writing.
    const x = clientFor(server.url, { elapsedMs: () => (readings++ === 0 ? 0 : 301) });
    expect((await x.create({ text: 'a', replyTo: null })).kind).toBe('not-sent');
    expect(stored()).toBe(0);
  });
});

describe('a create whose answer is lost', () => {
  test.each([
    ['hangs up before reading', { kind: 'close' }, 'unknown', 0],
    ['reads and says nothing', { kind: 'silent' }, 'unknown', 0],
    ['reads and resets', { kind: 'reset' }, 'unknown', 0],
    ['stores and resets', { kind: 'reset', stored: true }, 'unknown', 1],
    ['stores and says nothing', { kind: 'silent', stored: true }, 'unknown', 1],
    ['stores and cuts its 201', { kind: 'cut' }, 'accepted-without-id', 1],
    ['stores and stalls behind the headers of its 201', { kind: 'stall' }, 'accepted-without-id', 1],
    ['stores and cuts a gzip body', { kind: 'gzip-cut' }, 'accepted-without-id', 1],
    ['stores and drips a 201 for ever', { kind: 'drip' }, 'accepted-without-id', 1],
    ['stores and redirects', { kind: 'redirect' }, 'unknown', 1],
    ['stores and sends an empty 201', { kind: 'empty' }, 'accepted-without-id', 1],
    ['stores and sends a 503 page', { kind: 'unavailable', stored: true }, 'unknown', 1],
    ['stores and sends a 500', { kind: 'server-error', stored: true }, 'unknown', 1],
    ['sends a 503 page', { kind: 'unavailable' }, 'unknown', 0],
    // A cast would hide a misspelt kind.
  ] satisfies [string, PlannedFault['fault'], string, number][])(
    'settles when X %s',
    async (_, fault, kind, posts) => {
      plan(fault);
      const created = await clientFor(server.url).create({ text: 'Rates rise', replyTo: null });
      expect(created.kind).toBe(kind);
      expect(stored()).toBe(posts);
    },
  );

  test('by a cut 403 was refused, not lost', async () => {
    plan({ kind: 'answer', status: 403, body: '{"detail":"You are not' });
    const created = await clientFor(server.url).create({ text: 'a', replyTo: null });
    expect(created).toMatchObject({ kind: 'refused', status: 403 });
  });

  test('is found on the timeline afterwards', async () => {
    plan({ kind: 'reset', stored: true });
    const x = clientFor(server.url);
    await x.create({ text: 'Profits & losses at example.com', replyTo: null });
    const read = await x.ownPosts({ sinceId: '1' });
    expect(read).toMatchObject({
      kind: 'read',
      posts: [{ text: 'Profits & losses at http://example.com', parentId: null }],
    });
  });
});

describe('every other call', () => {
  test.each([
    ['silent', 'unreachable'],
    ['drip', 'unreachable'],
    ['stall', 'unreachable'],
    ['gzip-cut', 'unreachable'],
    ['reset', 'unreachable'],
    ['cut', 'unreachable'],
    ['empty', 'unexpected'],
    ['redirect', 'unexpected'],
  ] as const)('fails, and within its deadline, when X answers with %s', async (kind, reason) => {
    plan({ kind }, 'GET /2/users/:id/tweets');
    plan({ kind }, 'GET /2/users/me');
    plan({ kind }, 'DELETE /2/tweets/:id');
    const x = clientFor(server.url, { userId: userId('practice') });
    await x.create({ text: 'Rates rise', replyTo: null });
    expect(await x.me()).toMatchObject({ kind: 'failed', reason });
    expect(await x.ownPosts({ sinceId: '1' })).toMatchObject({ kind: 'failed', reason });
    const id = server.practice.store.posts()[0]?.id ?? '';
    expect(await x.delete(id)).toMatchObject({ kind: 'failed', reason });
  });
});

describe('a long timeline', () => {
  test('is read over all its pages, newest first, with threads whole', async () => {
    server.practice.control.set({ rateLimits: false });
    const x = clientFor(server.url, { deadlineMs: 5000 });
    let parent: string | null = null;
    const ids: string[] = [];
    for (let post = 1; post <= 120; post += 1) {
      const created = await x.create({ text: `Post ${post}`, replyTo: parent });
      parent = created.kind === 'accepted' ? created.xPostId : null;
      ids.push(parent ?? 'none');
    }
    const read = await x.ownPosts({ sinceId: ids[9] ?? '' });
    expect(read).toMatchObject({ kind: 'read', cut: false });
    const posts = read.kind === 'read' ? read.posts : [];
    expect(posts.map((post) => post.xPostId)).toEqual(ids.slice(10).reverse());
    expect(posts.map((post) => post.parentId)).toEqual(ids.slice(9, -1).reverse());
    expect(new Set(posts.map((post) => post.conversationId))).toEqual(new Set([ids[0]]));
  });
});

test('leave that cannot be given because asking failed is no leave', async () => {
  const created = await clientFor(server.url).create({
    text: 'a',
    replyTo: null,
    stillAllowed: () => {
      throw new Error('the lease could not be read');
    },
  });
  expect(created).toMatchObject({ kind: 'not-sent' });
  expect(created.detail).toContain('the lease could not be read');
  expect(stored()).toBe(0);
});

test('a base URL may have a path of its own, and a trailing slash', async () => {
  const lines: string[] = [];
  const peer = await startSockets((socket) => {
    socket.once('data', (chunk) => {
      lines.push(chunk.toString().split('\r\n')[0] ?? '');
      socket.end('HTTP/1.1 201 Created\r\ncontent-type: application/json\r\n\r\n{"data":{"id":"12"}}');
    });
  });
  const x = clientFor(`http://127.0.0.1:${peer.port}/mock/`, { credentials: keysOf('gazette') });
  expect(await x.create({ text: 'a', replyTo: null })).toMatchObject({ kind: 'accepted', xPostId: '12' });
  expect(lines).toEqual(['POST /mock/2/tweets HTTP/1.1']);
  await peer.close();
});
