import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sampleArticleText } from '../../src/article/sample.ts';
import { buildProgram, emptyFolder, runProgram } from './program.ts';

let main = '';
beforeAll(() => {
  main = buildProgram();
});

const link = 'https://harbourgazette.example/news/1';
const run = (args: readonly string[], input = '', env = {}) => runProgram(main, args, env, input);

const articleShape = z.object({
  title: z.string(),
  language: z.string(),
  author: z.string().nullable(),
  publishedAt: z.string().nullable(),
  url: z.string().nullable(),
  siteName: z.string().nullable(),
  image: z.object({ url: z.string(), alt: z.string().nullable() }).nullable(),
  blocks: z.array(
    z.strictObject({ kind: z.enum(['paragraph', 'heading', 'list-item', 'quote']), text: z.string() }),
  ),
  highlights: z.array(z.string()),
});

const threadShape = z.strictObject({
  posts: z.array(z.strictObject({ text: z.string(), weight: z.number().max(280) })),
  link: z.string().nullable(),
  priceUsd: z.number(),
  problems: z.array(
    z.strictObject({
      rule: z.string(),
      severity: z.enum(['block', 'warn', 'note']),
      post: z.number().nullable(),
      message: z.string(),
      fix: z.string(),
    }),
  ),
});

test('article --json has the shape other programs rely on', async () => {
  const file = join(emptyFolder(), 'ferries.txt');
  writeFileSync(file, sampleArticleText);
  const { code, stdout, stderr } = await run(['article', file, '--json']);
  const article = articleShape.parse(JSON.parse(stdout));
  expect(article.highlights).toHaveLength(5);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('compose --json has the shape other programs rely on, from what is piped in', async () => {
  const { code, stdout, stderr } = await run(['compose', '-', '--url', link, '--json'], sampleArticleText);
  const thread = threadShape.parse(JSON.parse(stdout));
  expect(thread.link).toContain(link);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('an article without an address links to SITE_URL and says so, and is refused without one', async () => {
  const site = { SITE_URL: 'https://harbourgazette.example' };
  const linked = await run(['compose', '-', '--json'], sampleArticleText, site);
  expect(threadShape.parse(JSON.parse(linked.stdout)).problems[0]?.message).toContain(site.SITE_URL);
  const refused = await run(['compose', '-'], sampleArticleText);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('--url');
});

test('nothing is stored', async () => {
  const folder = join(emptyFolder(), 'data');
  await run(['compose', '-', '--url', link], sampleArticleText, { DATA_DIR: folder });
  expect((await run(['article', folder])).stderr).toContain('There is no file');
});

describe('a source that cannot be read is told in words', () => {
  const folder = () => {
    const path = emptyFolder();
    writeFileSync(join(path, 'empty.txt'), '');
    writeFileSync(join(path, 'huge.txt'), 'a'.repeat(1_000_001));
    writeFileSync(join(path, 'picture.txt'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00]));
    return path;
  };
  test.each([
    ['missing.txt', 'There is no file'],
    ['', 'is a folder'],
    ['empty.txt', 'There is nothing in it'],
    ['huge.txt', 'up to 1 MB'],
    ['picture.txt', 'is not text in UTF-8'],
  ])('%s', async (name, words) => {
    const { code, stdout, stderr } = await run(['article', join(folder(), name)]);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('    at ');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  test('an address on this machine', async () => {
    const { code, stderr } = await run(['article', 'http://127.0.0.1/']);
    expect(stderr).toContain('private network');
    expect(code).toBe(1);
  });

  test('a file without end is read no further than an article may be long', async () => {
    expect((await run(['article', '/dev/zero'])).stderr).toContain('more than 1 MB');
  });
});

test.each([
  [['frobnicate']],
  [['article']],
  [['compose', '-', '--url', 'ferries']],
  [['queue', '-', '--at', '14:30', '--now']],
  [['queue', '-', '--in', 'soon']],
  [['queue', '-', '--class', 'urgent']],
  [['move', 'th_1']],
  [['edit', 'th_1', '--post', '1']],
  [['threads', '--status', 'lost']],
  [['practice', '--port', '70000']],
  [['accounts', 'frobnicate']],
])('%j is bad usage', async (args) => {
  const { code, stdout, stderr } = await run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).not.toContain('    at ');
});

test('help and version are no mistake, whatever the environment', async () => {
  expect(await run(['--version'], '', { PORT: 'x' })).toMatchObject({ code: 0, stderr: '' });
  expect((await run(['queue', '--help'])).stdout).toContain('--not-before');
});

test('all that is wrong with the environment is said at once', async () => {
  const { code, stderr } = await run(['serve'], '', { PORT: 'x', X_API_KEY: 'a', HOST: '0.0.0.0' });
  expect(stderr).toMatch(/PORT: .*X_ACCESS_TOKEN_SECRET: .*DESK_PASSWORD: /s);
  expect(code).toBe(1);
});

test('a reader that goes away is no error', async () => {
  const child = spawn(process.execPath, [main, 'compose', '-', '--url', link, '--json']);
  child.stdout.destroy();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  child.stdin.end(sampleArticleText);
  const [code] = await once(child, 'close');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
