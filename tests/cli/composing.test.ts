import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sampleArticleText } from '../../src/article/sample.ts';
import { command } from './command-line.ts';
import { emptyFolder } from './program.ts';

const link = 'https://harbourgazette.example/news/1';

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
  const { code, stdout, stderr } = await command(['article', file, '--json']);
  expect(articleShape.parse(JSON.parse(stdout)).highlights).toHaveLength(5);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('compose --json has the shape other programs rely on, from what is piped in', async () => {
  const { code, stdout, stderr } = await command(['compose', '-', '--url', link, '--json'], {
    input: sampleArticleText,
  });
  expect(threadShape.parse(JSON.parse(stdout)).link).toContain(link);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('an article without an address links to SITE_URL and says so', async () => {
  const siteUrl = 'https://harbourgazette.example';
  const { stdout } = await command(['compose', '-'], { input: sampleArticleText, settings: { siteUrl } });
  expect(stdout).toContain(`links to the site (${siteUrl})`);
});

test('an article without an address is refused where there is no SITE_URL', async () => {
  const { code, stdout, stderr } = await command(['compose', '-'], { input: sampleArticleText });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('--url');
});

describe('a source that cannot be read is told in words', () => {
  const makeFolder = () => {
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
  ])('%j', async (name, words) => {
    const source = join(makeFolder(), name);
    const { code, stdout, stderr } = await command(['article', source]);
    expect(stderr).toContain(source);
    expect(stderr).toContain(words);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  test('an address on this machine', async () => {
    const { code, stderr } = await command(['article', 'http://127.0.0.1/']);
    expect(stderr).toContain('private network');
    expect(code).toBe(1);
  });

  test('a file without end, read no further than an article may be long', async () => {
    expect((await command(['article', '/dev/zero'])).stderr).toContain('more than 1 MB');
  });

  test('an address without https://', async () => {
    expect((await command(['article', 'news.example/1'])).stderr).toContain('https://news.example/1');
  });
});

test('text in UTF-16 is read', async () => {
  const file = join(emptyFolder(), 'notepad.txt');
  writeFileSync(file, Buffer.from(`\ufeff${sampleArticleText}`, 'utf16le'));
  const { stdout } = await command(['article', file, '--json']);
  expect(articleShape.parse(JSON.parse(stdout)).title).toMatch(/^Northcove/);
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
  const { code, stdout, stderr } = await command(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^error/i);
});

test('help and version are no mistake', async () => {
  expect(await command(['--version'])).toMatchObject({ code: 0, stderr: '' });
  expect((await command(['queue', '--help'])).stdout).toContain('--not-before');
});
