import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

export type Program = {
  readonly pid: number;
  /** Sends the signal and resolves when the process is gone. */
  stop(signal: NodeJS.Signals): Promise<void>;
};

export type ProgramSpec = {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** What it prints when it can be used. */
  readonly ready: string;
  readonly owner?: Owner | undefined;
};

export type Owner = { readonly uid: number; readonly gid: number };

/** Starts a program and resolves when it says it is ready. @throws with its last words when it ends before. */
export async function startProgram(spec: ProgramSpec): Promise<Program> {
  const child = spawn(spec.file, spec.args, {
    cwd: spec.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(spec.owner ?? {}),
  });
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      process.removeListener('exit', killAtExit);
      resolve();
    });
  });
  await sayingReady(child, spec);
  return {
    pid: child.pid ?? 0,
    async stop(signal) {
      child.kill(signal);
      await gone;
    },
  };
}

function sayingReady(child: ChildProcess, spec: ProgramSpec): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      if (said.includes(spec.ready)) resolve();
    };
    // Read to the end, or a full pipe would stop the program.
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`${spec.file} ended with ${code}. It said:\n${said}`)));
  });
}

/** Runs something until it ends well. @throws with its last words. */
export async function runProgram(spec: Omit<ProgramSpec, 'ready'>): Promise<void> {
  const child = spawn(spec.file, spec.args, {
    cwd: spec.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(spec.owner ?? {}),
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${spec.file} ended with ${code}. It said:\n${said}`);
}

/** The first of these names found on PATH, or null. */
export function findOnPath(names: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return files.find(isProgram) ?? null;
}

export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Null where a skip is fine. @throws where BOBBIN_REQUIRE names it, as in CI. */
export function missing(name: 'redis' | 'postgres' | 'chromium', advice: string): null {
  const required = (process.env['BOBBIN_REQUIRE'] ?? '').split(',').map((word) => word.trim());
  if (required.includes(name)) throw new Error(`BOBBIN_REQUIRE names ${name}, and none was found: ${advice}`);
  return null;
}

/** A loopback port nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('A port was expected.');
  return address.port;
}

/** Deletes the folder with the process at the latest; call the result to do it sooner. */
export function removeAtExit(folder: string): () => void {
  const remove = () => {
    process.removeListener('exit', remove);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', remove);
  return remove;
}
