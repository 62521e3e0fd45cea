import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { sampleArticleText } from '../../src/article/sample.ts';
import { buildProgram, emptyFolder, runProgram, startProgram } from './program.ts';

// A store made from nothing takes seconds, and on a busy machine many.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let main = '';
beforeAll(() => {
  const built = buildProgram();
  main = built.main;
  return built.remove;
});

/** Settings that would break the demo, or make it post for real, if they were read. */
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

test.each(['SIGINT', 'SIGHUP'] as const)('%s ends a demo of any article and its files', async (signal) => {
  const folder = emptyFolder();
  const file = join(emptyFolder(), 'ferries.txt');
  writeFileSync(file, sampleArticleText);
  const args = ['demo', file, '--url', 'https://news.example/ferries'];
  const demo = await startProgram(main, args, { TMPDIR: folder }, 'Queued');
  expect(demo.printed()).toContain('linking to https://news.example/ferries');
  const { code, stderr } = await demo.stop(signal);
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'Error: Stopped before the end.\n' });
  expect(readdirSync(folder)).toEqual([]);
});

test('a reader that goes away is no error', async () => {
  const child = spawn(process.execPath, [main, 'compose', '-', '--url', 'https://news.example/1', '--json']);
  child.stdout.destroy();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  child.stdin.end(sampleArticleText);
  const [code] = await once(child, 'close');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
