import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { sampleArticleText, sampleArticleUrl } from '../../src/article/sample.ts';
import { buildProgram, type Ended, emptyFolder, runProgram, startProgram } from './program.ts';

let main = '';
beforeAll(() => {
  main = buildProgram();
});

const queuedShape = z.object({
  id: z.string(),
  status: z.string(),
  account: z.string(),
  scheduledAt: z.string(),
  deskUrl: z.string(),
  link: z.string(),
  priceUsd: z.number(),
  problems: z.array(z.object({ rule: z.string(), severity: z.string() })),
});

const postShape = z.object({
  position: z.number(),
  status: z.string(),
  xPostId: z.string().nullable(),
  url: z.string().nullable(),
  sentAt: z.string().nullable(),
  attempts: z.number(),
});

const lineShape = z.object({
  id: z.string(),
  status: z.string(),
  reason: z.object({ code: z.string(), message: z.string(), actions: z.array(z.string()) }).nullable(),
  account: z.string(),
  scheduledAt: z.string().nullable(),
  deskUrl: z.string(),
  threadUrl: z.string().nullable(),
  posts: z.array(postShape.strict()),
});

const statusShape = lineShape.extend({ posts: z.array(postShape.extend({ text: z.string() })) });

/** A data folder with the sample in a file, and a way to run commands on it. */
function bench() {
  const folder = emptyFolder();
  const article = join(folder, 'ferries.txt');
  writeFileSync(article, sampleArticleText);
  const env = { DATA_DIR: join(folder, 'data'), PORT: '0' };
  return {
    article,
    env,
    run: (args: readonly string[], more = {}) => runProgram(main, args, { ...env, ...more }),
  };
}

const json = (ended: Ended): unknown => JSON.parse(ended.stdout);

test('a thread is queued, shown, edited, moved and cancelled without a server', async () => {
  const { article, run } = bench();
  const wish = ['queue', article, '--url', sampleArticleUrl, '--json'];
  const first = await run(wish);
  const queued = queuedShape.parse(json(first));
  expect(queued).toMatchObject({ status: 'scheduled', account: 'practice' });
  expect(first.stderr).toContain('No server is running');

  const again = await run(wish);
  expect(again).toMatchObject({ code: 1, stdout: '' });
  expect(again.stderr).toContain(queued.id);

  const [line] = z.array(lineShape).parse(json(await run(['threads', '--json'])));
  expect(line?.id).toBe(queued.id);

  const editor = { EDITOR: `sed -i 's/ferries/boats/'` };
  const edited = statusShape.parse(json(await run(['edit', queued.id, '--json'], editor)));
  expect(edited.posts[0]?.text).toContain('boats');
  const stale = await run(['edit', queued.id], { EDITOR: 'true' });
  expect(stale).toMatchObject({ code: 1, stderr: expect.stringContaining('Nothing was changed') });

  const moved = statusShape.parse(json(await run(['move', queued.id, '--in', '2h', '--json'])));
  expect(moved.scheduledAt).not.toBe(queued.scheduledAt);

  const cancelled = statusShape.parse(json(await run(['cancel', queued.id, '--json'])));
  expect(cancelled.status).toBe('cancelled');
  expect(await run(['move', queued.id, '--now'])).toMatchObject({ code: 1, stdout: '' });
});

test('what cannot be taken back is not done unasked', async () => {
  const { article, run } = bench();
  const { id } = queuedShape.parse(json(await run(['queue', article, '--url', sampleArticleUrl, '--json'])));
  expect((await run(['resend', id])).stderr).toContain('--yes');
  expect((await run(['accounts', 'remove', 'practice'])).stderr).toContain('--yes');
  const add = await run(['accounts', 'add', 'main']);
  expect(add).toMatchObject({ code: 1, stderr: expect.stringContaining('X_ACCESS_TOKEN_SECRET') });
  expect(await run(['status', id, '--watch'])).toMatchObject({ code: 1, stdout: '' });
});

test('a running server is told everything over HTTP, and its store is never opened beside it', async () => {
  const { article, env, run } = bench();
  const server = await startProgram(main, ['serve'], env, 'Stop with Ctrl+C');
  expect(server.printed().trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^Open the desk: http:\/\/127\.0\.0\.1:\d+\/sign-in\?token=/),
    'Practice only: nothing reaches X',
    `Data: ${env.DATA_DIR} (embedded, trial storage)`,
    'Stop with Ctrl+C',
  ]);
  const file = join(env.DATA_DIR, 'server.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);

  const queued = await run(['queue', article, '--url', sampleArticleUrl, '--now', '--json']);
  expect(queued.stderr).toBe('');
  const { id } = queuedShape.parse(json(queued));
  const watched = await run(['status', id, '--watch', '--json']);
  const thread = statusShape.parse(json(watched));
  expect(watched.code).toBe(0);
  expect(thread.status).toBe('published');
  expect(thread.posts.every(({ status, attempts }) => status === 'sent' && attempts === 1)).toBe(true);

  expect(await run(['doctor'])).toMatchObject({ code: 0, stderr: '' });
  expect((await run(['serve'])).stderr).toContain(`in use by process ${server.pid}`);

  expect(await server.stop('SIGINT')).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(file)).toBe(false);
});

test('after a server was killed the commands open the store themselves', async () => {
  const { env, run } = bench();
  const server = await startProgram(main, ['serve'], env, 'Stop with Ctrl+C');
  await server.stop('SIGKILL');
  expect(readFileSync(join(env.DATA_DIR, 'server.json'), 'utf8')).toContain(String(server.pid));
  expect(await run(['threads'])).toMatchObject({ code: 0, stderr: '' });
});

test('the keys in the environment make an account at start, which may post only once enabled', async () => {
  const { env, run } = bench();
  const practice = await startProgram(main, ['practice', '--port', '0'], {}, 'Stop with Ctrl+C');
  const url = /http:\S+/.exec(practice.printed())?.[0] ?? '';
  const keys = {
    X_API_URL: url,
    X_API_KEY: 'a',
    X_API_KEY_SECRET: 'b',
    X_ACCESS_TOKEN: 'newsdesk',
    X_ACCESS_TOKEN_SECRET: 'd',
  };
  const first = await startProgram(main, ['serve'], { ...env, ...keys }, 'Stop with Ctrl+C');
  expect(first.printed()).toMatch(/Practice only: nothing reaches X\. @newsdesk .*accounts enable main/);
  expect((await run(['accounts', 'enable', 'main'])).stdout).toContain('@newsdesk may post');
  await first.stop('SIGTERM');
  const second = await startProgram(main, ['serve'], { ...env, ...keys }, 'Stop with Ctrl+C');
  expect(second.printed()).toContain('Live: @newsdesk may post');
  expect(await second.stop('SIGTERM')).toMatchObject({ code: 0 });
  expect(await practice.stop('SIGINT')).toMatchObject({ code: 0, stderr: '' });
});

test('migrate says what was applied, once', async () => {
  const { run } = bench();
  expect((await run(['migrate'])).stdout).toContain('Applied 0001');
  expect((await run(['migrate'])).stdout).toContain('up to date');
});

test('a token is shown once, and no longer good when revoked', async () => {
  const { run } = bench();
  const made = z
    .object({ name: z.string(), token: z.string() })
    .parse(json(await run(['token', 'add', 'cms', '--json'])));
  const listed = await run(['token']);
  expect(listed.stdout).toContain('cms');
  expect(listed.stdout).not.toContain(made.token);
  expect((await run(['token', 'revoke', 'cms'])).code).toBe(0);
  expect((await run(['token', '--json'])).stdout.trim()).toBe('[]');
});
