import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** The folder is in use; `pid` is the process that has it. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(
      `${folder} is in use by process ${pid}. Two processes on one embedded store lose data: talk to that one, stop it, or name another DATA_DIR.`,
    );
    this.pid = pid;
  }
}

export type DataLock = {
  /** True when the machine went down while the folder was in use: the newest writes may be missing. */
  readonly uncleanRestart: boolean;
  release(): Promise<void>;
};

const holderSchema = z.object({
  pid: z.number(),
  startedAt: z.string(),
  bootId: z.string().nullable(),
  socket: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/**
 * Takes `folder` for this process. The proof of life is a Unix socket that answers, as a pid means nothing
 * across containers; the lock file, made atomically and only once the socket answers, names its holder.
 * @throws FolderInUseError while another process answers.
 */
export async function lockFolder(folder: string): Promise<DataLock> {
  const file = join(folder, 'lock');
  const bootId = await readBootId();
  const socket = socketPath(folder);
  const server = await listen(socket);
  const holder: Holder = { pid: process.pid, startedAt: new Date().toISOString(), bootId, socket };
  try {
    const dead = await takeFile(folder, file, holder);
    return {
      uncleanRestart: dead !== null && bootId !== null && dead.bootId !== null && dead.bootId !== bootId,
      async release() {
        await unlink(file);
        await closeServer(server);
      },
    };
  } catch (error) {
    await closeServer(server);
    throw error;
  }
}

/** Names the living process that has `folder`, or null. */
export async function folderHolder(folder: string): Promise<{ readonly pid: number } | null> {
  const holder = await readHolder(join(folder, 'lock'));
  return holder !== null && (await answers(holder.socket)) ? { pid: holder.pid } : null;
}

/** @returns the dead holder the lock was taken from, or null when it was free. */
async function takeFile(folder: string, file: string, holder: Holder): Promise<Holder | null> {
  if (await createWhole(file, holder)) return null;
  return await onlyOne(join(folder, 'lock.takeover'), async () => {
    const found = await readHolder(file);
    if (found !== null && (await answers(found.socket))) throw new FolderInUseError(folder, found.pid);
    await rm(file, { force: true });
    if (found !== null) await rm(found.socket, { force: true });
    if (await createWhole(file, holder)) return found ?? { ...holder, bootId: null };
    const winner = await readHolder(file);
    throw new FolderInUseError(folder, winner?.pid ?? 0);
  });
}

/** Makes the file with all its content in one step, or not at all when it is there already. */
async function createWhole(file: string, holder: Holder): Promise<boolean> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}

/** Two processes that both found a dead holder must not take over from one another. */
async function onlyOne<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const staleAfterMs = 10_000;
  const info = await stat(folder).catch(() => null);
  if (info !== null && Date.now() - info.mtimeMs > staleAfterMs) {
    const aside = `${folder}.${randomBytes(6).toString('hex')}`;
    await rename(folder, aside).catch(() => {}); // another process moved it first
    await rm(aside, { recursive: true, force: true });
  }
  try {
    await mkdir(folder);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw new FolderInUseError(folder.replace('/lock.takeover', ''), 0);
    throw error;
  }
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readHolder(file: string): Promise<Holder | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null; // a torn lock file after a power cut: nobody living wrote it, as it is made whole
  }
}

/** A stopped process still answers here, since the kernel accepts for it. */
function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(socket);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}

function listen(socket: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((peer) => peer.destroy());
    server.once('error', reject);
    server.listen(socket, () => {
      server.unref();
      resolve(server);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Beside the lock where it fits: a socket's address holds about 100 bytes. */
function socketPath(folder: string): string {
  const own = `lock.${randomBytes(4).toString('hex')}.sock`;
  const beside = join(folder, own);
  if (Buffer.byteLength(beside) <= 100) return beside;
  const short = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return join(tmpdir(), `bobbin-${short}-${own}`);
}

/** Linux gives each start of the machine an id; elsewhere an unclean restart cannot be noticed. */
async function readBootId(): Promise<string | null> {
  const text = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => null);
  return text?.trim() ?? null;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
