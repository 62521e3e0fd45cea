import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { removeAtExit } from '../support/program.ts';

const repository = resolve(import.meta.dirname, '../..');

/**
 * Builds the program into a folder of its own, beside what it reads of the repository: a build others run at the
 * same moment does not matter. Types are checked elsewhere; here it must only run.
 */
export function buildProgram(): { readonly main: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'bobbin-cli-'));
  const remove = removeAtExit(folder);
  for (const name of ['node_modules', 'package.json', 'templates']) {
    symlinkSync(join(repository, name), join(folder, name));
  }
  const dist = join(folder, 'dist');
  const tsc = join(repository, 'node_modules/.bin/tsc');
  const args = ['-p', 'tsconfig.build.json', '--outDir', dist, '--tsBuildInfoFile', join(folder, 'info')];
  const built = spawnSync(tsc, args, { cwd: repository, encoding: 'utf8' });
  const main = join(dist, 'main.js');
  if (!existsSync(main)) throw new Error(`tsc made no main.js:\n${built.stdout}${built.stderr}`);
  for (const assets of ['store/migrations', 'web/assets']) {
    spawnSync('cp', ['-R', join(repository, 'src', assets), join(dist, assets)]);
  }
  return { main, remove };
}

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };
export type Environment = Readonly<Record<string, string>>;

/** Nothing of the environment of whoever runs the tests. */
function environment(more: Environment): Environment {
  return { PATH: process.env['PATH'] ?? '', ...more };
}

/** Runs a command to its end. */
export function runProgram(
  main: string,
  args: readonly string[],
  env: Environment = {},
  input = '',
): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], { env: environment(env) });
  child.stdin.on('error', () => {}); // a command that does not read may be gone before we wrote
  child.stdin.end(input);
  return ended(child);
}

export type Started = {
  readonly pid: number;
  /** What it has printed so far. */
  printed(): string;
  /** Sends the signal and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<Ended>;
};

/**
 * Starts a command that goes on by itself; resolves when it has printed `ready`. It ends with the test, or when what
 * `atEnd` is given is called.
 */
export async function startProgram(
  main: string,
  args: readonly string[],
  env: Environment,
  ready: string,
  atEnd: (undo: () => void) => void = onTestFinished,
): Promise<Started> {
  const child = spawn(process.execPath, [main, ...args], { env: environment(env), stdio: 'pipe' });
  atEnd(() => void child.kill('SIGKILL'));
  let printed = '';
  const end = ended(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: string) => {
      printed += chunk;
      if (printed.includes(ready)) resolve();
    });
    void end.then(({ stdout, stderr }) => reject(new Error(`It ended:\n${stdout}${stderr}`)));
  });
  return {
    pid: child.pid ?? 0,
    printed: () => printed,
    stop(signal) {
      child.kill(signal);
      return end;
    },
  };
}

function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** An empty folder for the test that runs now, or until what `atEnd` is given is called. */
export function emptyFolder(atEnd: (undo: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'bobbin-cli-data-'));
  atEnd(removeAtExit(folder));
  return folder;
}
