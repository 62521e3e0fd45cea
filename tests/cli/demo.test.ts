import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { sampleArticleText } from '../../src/article/sample.ts';
import { buildProgram, emptyFolder, runProgram, startProgram } from './program.ts';

let main = '';
beforeAll(() => {
  main = buildProgram();
});

/** A setting that would break the demo, or make it post for real, if it were read. */
const dangerous = {
  X_API_KEY: 'a',
  X_API_URL: 'http://127.0.0.1:1',
  DATABASE_URL: 'nonsense',
  REDIS_URL: 'redis://127.0.0.1:1',
  PRACTICE_X_URL: 'http://127.0.0.1:1',
  DEFAULT_ACCOUNT: 'main',
  PORT: 'x',
};

test('the demo goes the whole way, whatever the environment, and leaves nothing behind', async () => {
  const folder = emptyFolder();
  const env = { ...dangerous, TMPDIR: folder, DATA_DIR: join(folder, 'never') };
  const { code, stdout, stderr } = await runProgram(main, ['demo'], env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const sent = [...stdout.matchAll(/^Post (\d+) of (\d+) {2}\d+\/280 {2}X id \d+$/gm)];
  expect(sent.length).toBeGreaterThan(3);
  expect(sent.map(([, position]) => Number(position))).toEqual(sent.map((_, at) => at + 1));
  expect(sent[0]?.[2]).toBe(String(sent.length));
  expect(stdout).toMatch(/^Price {4}\$0\.\d+/m);
  expect(stdout).toMatch(/^Status {3}published$/m);
  const shown = stdout.slice(stdout.indexOf('As practice X shows it'));
  expect(shown.match(/^● /gm)).toHaveLength(sent.length);
  expect(readdirSync(folder)).toEqual([]);
});

test('the demo takes any article, and refuses one without an address in words', async () => {
  const folder = emptyFolder();
  const file = join(folder, 'ferries.txt');
  writeFileSync(file, sampleArticleText);
  const link = 'https://news.example/ferries';
  const done = await runProgram(main, ['demo', file, '--url', link], { TMPDIR: folder });
  expect(done.code).toBe(0);
  expect(done.stdout).toContain(link);
  const refused = await runProgram(main, ['demo', file], { TMPDIR: folder });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('--url');
  expect(readdirSync(folder)).toEqual(['ferries.txt']);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends the demo and its files', async (signal) => {
  const folder = emptyFolder();
  const demo = await startProgram(main, ['demo'], { TMPDIR: folder }, 'Queued');
  const { code, stderr } = await demo.stop(signal);
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'Error: Stopped before the end.\n' });
  expect(readdirSync(folder)).toEqual([]);
});
