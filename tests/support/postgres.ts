import { readdirSync, readFileSync } from 'node:fs';
import { chown, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import {
  findOnPath,
  freePort,
  isProgram,
  missing,
  type Owner,
  type Program,
  removeAtExit,
  runProgram,
  startProgram,
} from './program.ts';

/** A PostgreSQL of our own. What it has acknowledged outlives `kill9`. */
export type PostgresServer = {
  /** Its own database `postgres`; tests make theirs with `createDatabase`. */
  readonly url: string;
  /** Makes (or makes anew) a database, a copy of `template` if given; returns its URL. */
  createDatabase(name: string, template?: string): Promise<string>;
  /** Ends it and deletes its data. */
  stop(): Promise<void>;
  /** Ends it as a crash would, and keeps its data. */
  kill9(): Promise<void>;
  /** Starts it again after `kill9`, on the same port and data. */
  restart(): Promise<void>;
};

export const postgresAdvice = 'install postgresql or set BOBBIN_TEST_POSTGRES_URL';

/**
 * Starts a fresh PostgreSQL on a free port; null where none is installed. `durable`: it waits for the disk, as in
 * production. @throws if BOBBIN_REQUIRE names it.
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer | null> {
  const bin = findPrograms();
  if (!bin) return missing('postgres', postgresAdvice);
  const owner = unprivilegedOwner();
  const cwd = await mkdtemp(join(tmpdir(), 'bobbin-postgres-'));
  const remove = removeAtExit(cwd);
  if (owner) await chown(cwd, owner.uid, owner.gid);
  await runProgram({ file: join(bin, 'initdb'), args: initSettings, cwd, owner });
  const port = await freePort();
  const start = () =>
    startProgram({
      file: join(bin, 'postgres'),
      args: settings(port, durable),
      cwd,
      owner,
      ready: 'ready to accept connections',
    });
  const url = `postgres://bobbin@127.0.0.1:${port}/postgres`;
  let program = await start();
  return {
    url,
    createDatabase: (name, template) => createDatabase(url, name, template),
    async stop() {
      await program.stop('SIGINT');
      remove();
    },
    kill9: () => program.stop('SIGKILL'),
    async restart() {
      program = await onceLetGo(start);
    },
  };
}

/**
 * Makes (or makes anew) database `bobbin_test_<name>` on a server, a copy of `bobbin_test_<template>` if given.
 * The template must have no open connections.
 */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<string> {
  // The prefix keeps a server named by BOBBIN_TEST_POSTGRES_URL safe from the drop.
  const database = `bobbin_test_${name}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const quoted = client.escapeIdentifier(database);
    await client.query(`drop database if exists ${quoted} with (force)`);
    const source = template === undefined ? 'template0' : client.escapeIdentifier(`bobbin_test_${template}`);
    await client.query(`create database ${quoted} template ${source}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Drops `bobbin_test_<name>`, whoever is still connected to it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(
      `drop database if exists ${client.escapeIdentifier(`bobbin_test_${name}`)} with (force)`,
    );
  } finally {
    await client.end();
  }
}

const initSettings = [
  ...['-D', 'data', '--username=bobbin', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
];

// fsync off: a killed process loses nothing the kernel has. synchronous_commit stays on, or it would.
function settings(port: number, durable: boolean): readonly string[] {
  const sync = durable ? 'on' : 'off';
  const values = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: sync,
    full_page_writes: sync,
    shared_buffers: '32MB',
    max_connections: '200',
    wal_level: 'minimal',
    max_wal_senders: '0',
  };
  const flags = Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', 'data', '-p', String(port), ...flags];
}

/** The newest folder that holds both programs. Debian keeps initdb off PATH. */
function findPrograms(): string | null {
  const onPath = findOnPath(['initdb']);
  const debian = '/usr/lib/postgresql';
  const versions = listFolder(debian).sort((a, b) => Number(b) - Number(a));
  const folders = [
    ...(onPath ? [dirname(onPath)] : []),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  return folders.find((bin) => isProgram(join(bin, 'initdb')) && isProgram(join(bin, 'postgres'))) ?? null;
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** PostgreSQL refuses to run as root. */
function unprivilegedOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = ['postgres', 'nobody'].map((name) => users.find((user) => user.startsWith(`${name}:`)));
  const [, , uid, gid] = (line.find(Boolean) ?? '').split(':');
  if (!uid || !gid) throw new Error('As root, a user called postgres or nobody is needed to run PostgreSQL.');
  return { uid: Number(uid), gid: Number(gid) };
}

/** The children of a killed server hold its memory for a moment; until then it refuses to start. */
async function onceLetGo(start: () => Promise<Program>): Promise<Program> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await start();
    } catch (error) {
      if (tries === 100 || !/shared memory|is another postmaster/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
