import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { sampleArticleText, sampleArticleUrl } from '../../src/article/sample.ts';
import { type Api, connectOverHttp } from '../../src/cli/api.ts';
import { command, type Ended, type Given } from './command-line.ts';
import { buildProgram, emptyFolder, runProgram, startProgram } from './program.ts';

// A store made from nothing takes seconds, and on a busy machine many.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let main = '';
beforeAll(() => {
  const built = buildProgram();
  main = built.main;
  return built.remove;
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

const postShape = z.strictObject({
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
  posts: z.array(postShape),
});

const statusShape = lineShape.extend({
  posts: z.array(postShape.extend({ text: z.string(), weight: z.number() })),
});

/** A data folder, and the sample in a file. */
function bench(atEnd: (undo: () => void) => void = onTestFinished) {
  const folder = emptyFolder(atEnd);
  const article = join(folder, 'ferries.txt');
  writeFileSync(article, sampleArticleText);
  const env = { DATA_DIR: join(folder, 'data'), PORT: '0' };
  return { article, env, serverFile: join(env.DATA_DIR, 'server.json') };
}

const json = (ended: { readonly stdout: string }): unknown => JSON.parse(ended.stdout);

test('without a server the commands open the store themselves, and say that nobody posts', async () => {
  const { article, env } = bench();
  const first = await runProgram(main, ['queue', article, '--url', sampleArticleUrl, '--json'], env);
  const queued = queuedShape.parse(json(first));
  expect(queued).toMatchObject({ status: 'scheduled', account: 'practice' });
  expect(first.stderr).toContain('No server is running');
  const watched = await runProgram(main, ['status', queued.id, '--watch'], env);
  expect(watched).toMatchObject({ code: 1, stdout: '' });
});

test('migrate says what was applied', async () => {
  expect((await runProgram(main, ['migrate'], bench().env)).stdout).toContain('Applied 0001');
});

test('serve prints four things, is told everything over HTTP, and stops in order', async () => {
  const { article, env, serverFile } = bench();
  const started = await startProgram(main, ['serve'], env, 'Stop with Ctrl+C');
  expect(started.printed().trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^Open the desk: http:\/\/127\.0\.0\.1:\d+\/sign-in\?token=/),
    'Practice only: nothing reaches X',
    `Data: ${env.DATA_DIR} (embedded, trial storage)`,
    'Stop with Ctrl+C',
  ]);
  expect(statSync(serverFile).mode & 0o777).toBe(0o600);
  const args = ['queue', article, '--url', sampleArticleUrl, '--json'];
  expect(await runProgram(main, args, env)).toMatchObject({ code: 0, stderr: '' });
  expect((await runProgram(main, ['serve'], env)).stderr).toContain(`in use by process ${started.pid}`);
  expect(await started.stop('SIGINT')).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(serverFile)).toBe(false);
});

test('after a server was killed the commands open the store themselves', async () => {
  const { env, serverFile } = bench();
  const started = await startProgram(main, ['serve'], env, 'Stop with Ctrl+C');
  await started.stop('SIGKILL');
  expect(existsSync(serverFile)).toBe(true);
  expect(await runProgram(main, ['threads'], env)).toMatchObject({ code: 0, stderr: '' });
});

test('all that is wrong with the environment is said at once', async () => {
  const { code, stderr } = await runProgram(main, ['serve'], { PORT: 'x', X_API_KEY: 'a', HOST: '0.0.0.0' });
  expect(stderr).toMatch(/PORT: .*X_ACCESS_TOKEN_SECRET.*DESK_PASSWORD: /s);
  expect(code).toBe(1);
});

test('the keys in the environment make an account at start, which may post only once enabled', async () => {
  const practice = await startProgram(main, ['practice', '--port', '0'], {}, 'Stop with Ctrl+C');
  const keys = {
    X_API_URL: /http:\S+/.exec(practice.printed())?.[0] ?? '',
    X_API_KEY: 'a',
    X_API_KEY_SECRET: 'b',
    X_ACCESS_TOKEN: 'newsdesk',
    X_ACCESS_TOKEN_SECRET: 'd',
  };
  const { env, serverFile } = bench();
  const first = await startProgram(main, ['serve'], { ...env, ...keys }, 'Stop with Ctrl+C');
  expect(first.printed()).toMatch(/Practice only: nothing reaches X\. @newsdesk .*accounts enable main/);
  const { url, token } = JSON.parse(readFileSync(serverFile, 'utf8'));
  const connect = async () => connectOverHttp(url, token, 'tester');
  const no = await command(['accounts', 'enable', 'main'], { connect, answers: ['n'] });
  expect(no).toMatchObject({ code: 1, stderr: 'Error: Nothing was done.' });
  const yes = await command(['accounts', 'enable', 'main'], { connect, answers: ['y'] });
  expect(yes.stdout).toContain('@newsdesk may post');
  await first.stop('SIGTERM');
  const second = await startProgram(main, ['serve'], { ...env, ...keys }, 'Stop with Ctrl+C');
  expect(second.printed()).toContain('Live: @newsdesk may post');
  expect(await practice.stop('SIGINT')).toMatchObject({ code: 0, stderr: '' });
});

describe('commands that talk to a server', () => {
  let connect: () => Promise<Api>;
  const run = (args: readonly string[], given: Given = {}): Promise<Ended> =>
    command(args, { ...given, connect: () => connect() });
  let articles = 0;
  const newArticle = (): string => {
    articles += 1;
    const file = join(emptyFolder(), 'ferries.txt');
    writeFileSync(file, sampleArticleText.replace('Northcove', `Northcove ${articles}`));
    return file;
  };

  beforeAll(async () => {
    const undo: (() => void)[] = [];
    const later = (one: () => void) => void undo.unshift(one);
    const { env, serverFile } = bench(later);
    const started = await startProgram(main, ['serve'], env, 'Stop with Ctrl+C', later);
    const { url, token } = JSON.parse(readFileSync(serverFile, 'utf8'));
    connect = async () => connectOverHttp(url, token, 'tester');
    return async () => {
      await started.stop('SIGTERM');
      for (const one of undo) one();
    };
  });

  test('a thread is queued, listed, edited, moved and cancelled', async () => {
    const article = newArticle();
    const wish = ['queue', article, '--url', sampleArticleUrl, '--json'];
    const queued = queuedShape.parse(json(await run(wish)));
    const again = await run(wish);
    expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(queued.id) });
    const [line] = z.array(lineShape).parse(json(await run(['threads', '--json'])));
    expect(line?.id).toBe(queued.id);

    const editor = `sed -i 's/ferries/boats/'`;
    const edited = statusShape.parse(json(await run(['edit', queued.id, '--json'], { editor })));
    expect(edited.posts[0]?.text).toContain('boats');
    const told = await run(['edit', queued.id, '--post', '2', '--text', 'More on other.site/story']);
    expect(told.stdout).toContain('post 2: ');
    expect((await run(['edit', queued.id], { editor: 'true' })).stderr).toContain('Nothing was changed');

    const moved = statusShape.parse(json(await run(['move', queued.id, '--in', '2h', '--json'])));
    expect(moved.scheduledAt).not.toBe(queued.scheduledAt);
    expect((await run(['move', queued.id, '--at', '25:00'])).stderr).toContain('is not a time');
    const cancelled = statusShape.parse(json(await run(['cancel', queued.id, '--json'])));
    expect(cancelled.status).toBe('cancelled');
    expect(await run(['move', queued.id, '--now'])).toMatchObject({ code: 1, stdout: '' });
    expect((await run(['cancel', 'external:a/b'])).stderr).toContain('"a/b"');
  });

  test('a thread is followed until it is published; its live posts are deleted only on a yes', async () => {
    const article = newArticle();
    const args = ['queue', article, '--url', sampleArticleUrl, '--now', '--json'];
    const { id } = queuedShape.parse(json(await run(args)));
    const watched = await run(['status', id, '--watch', '--json']);
    const thread = statusShape.parse(json(watched));
    expect(watched.code).toBe(0);
    expect(thread.status).toBe('published');
    expect(thread.posts.map(({ status, attempts }) => `${status} ${attempts}`)).toEqual(
      thread.posts.map(() => 'sent 1'),
    );
    expect((await run(['delete-live', id])).stderr).toContain('--yes');
    const price = `(${(thread.posts.length * 0.01).toFixed(2)})`.replace('(', '($');
    const asked = await run(['delete-live', id], { answers: [''] });
    expect(asked).toMatchObject({ code: 1, stdout: expect.stringContaining(price) });
    const deleted = statusShape.parse(json(await run(['delete-live', id, '--yes', '--json'])));
    expect(deleted.posts.every(({ status }) => status === 'deleted')).toBe(true);
  });

  test('a person is shown the thread, its price and its account before it is queued', async () => {
    const article = newArticle();
    const args = ['queue', article, '--url', sampleArticleUrl];
    const before = await run(['threads', '--json']);
    const no = await run(args, { answers: ['n'] });
    expect(no.stdout).toMatch(
      /Post 1 of .*\/280.*\$0\.\d+.*Queue it on practice X, at the next free time\?/s,
    );
    expect(no.code).toBe(1);
    expect((await run(['threads', '--json'])).stdout).toBe(before.stdout);
    expect((await run(args, { answers: [''] })).stdout).toContain('Queued th_');
  });

  test('people are invited, given a role and revoked', async () => {
    const added = await run(['users', 'add', 'Ada Lind', '--role', 'editor']);
    expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining('not shown again') });
    expect(added.stdout).toMatch(/^http\S+\/invitation\?token=[\w-]{43}$/);
    expect((await run(['users', 'link', 'ada lind'])).stdout).not.toBe(added.stdout);
    expect((await run(['users', 'role', 'Ada Lind', 'approver'])).stdout).toBe('Ada Lind is approver now.');
    expect((await run(['users'])).stdout).toMatch(/^Ada Lind +approver +invited +link good until /m);
    expect((await run(['users', 'add', 'Bo', '--role', 'boss'])).code).toBe(2);
    expect((await run(['users', 'revoke', 'Ada Lind'])).stdout).toBe('Revoked Ada Lind.');
    expect((await run(['users'])).stdout).toMatch(/^Ada Lind +approver +revoked/m);
  });

  test('a thread that waits for a yes is rejected with a reason; who can approve it is named', async () => {
    const wait = await run(['accounts', 'require-approval', 'practice']);
    expect(wait.stdout).toBe('practice has its threads wait for the yes of an approver.');
    const queue = ['queue', newArticle(), '--url', sampleArticleUrl, '--next', '--json'];
    const { id } = z.object({ id: z.string() }).parse(json(await run(queue)));
    const own = await run(['approve', id]);
    expect(own).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nobody else here is an approver'),
    });
    expect((await run(['reject', id])).code).toBe(2);
    await run(['reject', id, '--reason', 'The figure is last year’s.']);
    expect((await run(['status', id])).stdout).toMatch(/rejected it: The figure is last year’s\./);
    expect((await run(['threads', 'nowhereatall'])).stdout).toBe('None found.');
    expect((await run(['threads', 'northc', '--status', 'draft'])).stdout).toContain(id);
    expect((await run(['accounts', 'require-approval', 'practice', '--by', 'Nobody'])).code).toBe(1);
    await run(['accounts', 'skip-approval', 'practice']);
  });

  test('tokens, accounts, pause and doctor', async () => {
    const made = z.strictObject({ name: z.string(), token: z.string() });
    const { token } = made.parse(json(await run(['token', 'add', 'cms', '--json'])));
    const listed = await run(['token']);
    expect(listed.stdout).toContain('cms');
    expect(listed.stdout).not.toContain(token);
    expect((await run(['token', 'revoke', 'cms'])).code).toBe(0);
    await run(['token', 'add', 'nightly', '--role', 'ops', '--expires', '90d']);
    expect((await run(['token'])).stdout).toMatch(/^nightly +ops .*good until /m);
    expect((await run(['token', 'add', 'odd', '--expires', 'soon'])).code).toBe(2);
    expect((await run(['token', 'revoke', 'nightly'])).code).toBe(0);
    expect((await run(['token', '--json'])).stdout).toBe('[]');

    const budget = (...more: string[]) => run(['accounts', 'budget', 'practice', ...more]);
    expect((await budget('--day', '2', '--month', '30')).stdout).toBe(
      'practice may spend $2.00 a day and $30.00 a month.',
    );
    expect((await budget('--day', '2.5')).stdout).toContain('$2.50 a day and $30.00 a month');
    expect((await budget()).stdout).toContain('$2.50 a day and $30.00 a month');
    expect((await budget('--none')).stdout).toBe('practice may spend without a bound.');

    const add = await run(['accounts', 'add', 'main']);
    expect(add).toMatchObject({ code: 1, stderr: expect.stringContaining('X_ACCESS_TOKEN_SECRET') });
    expect((await run(['accounts', 'remove', 'practice'])).stderr).toContain('--yes');
    expect((await run(['pause', 'practice'])).code).toBe(0);
    expect((await run(['accounts'])).stdout).toMatch(
      /^practice .*paused; resume with: bobbin resume practice$/m,
    );
    expect((await run(['resume', 'practice'])).code).toBe(0);
    const settings = { dataDir: emptyFolder() };
    expect((await run(['doctor'], { settings })).stdout).toMatch(/✓ Store.*✓ Queue.*✓ Account practice/s);
  });
});
