import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { lockFolder } from './data-lock.ts';
import { createDb, type Db } from './db.ts';
import { createPglitePool } from './pglite-pool.ts';

export type EmbeddedDb = Db & {
  /** The machine went down while the store was open: the newest rows may be lost (PGlite never calls fsync). */
  readonly uncleanRestart: boolean;
};

/**
 * Opens the store kept in `folder`/pg, made when missing, for this process alone.
 * @throws FolderInUseError while another process has it; an error that says what to restore when the files
 * cannot be opened.
 */
export async function openEmbedded(folder: string): Promise<EmbeddedDb> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // PGlite makes its files readable by all: the folder is what keeps others out.
  await chmod(folder, 0o700);
  const lock = await lockFolder(folder);
  try {
    const pglite = await openFiles(join(folder, 'pg'));
    const db = embeddedDb(pglite, () => lock.release());
    if (lock.uncleanRestart) await readEverything(db, folder);
    return { ...db, uncleanRestart: lock.uncleanRestart };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A store in memory from a dump of another (see `dumpStore`); for tests, as it keeps nothing. */
export async function openSnapshot(snapshot: Blob): Promise<Db> {
  return embeddedDb(await PGlite.create({ loadDataDir: snapshot }), async () => {});
}

/** A store in memory, empty; `dump` gives what {@link openSnapshot} takes. */
export async function openMemory(): Promise<{ db: Db; dump: () => Promise<Blob> }> {
  const pglite = await PGlite.create();
  return { db: embeddedDb(pglite, async () => {}), dump: () => pglite.dumpDataDir('none') };
}

function embeddedDb(pglite: PGlite, onClosed: () => Promise<void>): Db {
  const pool = createPglitePool(pglite);
  const close = async (): Promise<void> => {
    await pool.end();
    await pglite.close();
    await onClosed();
  };
  // One session serves all: the queue's schema goes on its search path, ours is named in every statement.
  const queuePool: Db['queuePool'] = (schema) => {
    const ready = pool.query(`set search_path = ${schema}`);
    return {
      ...pool,
      query: async (text, params) => {
        await ready;
        return pool.query(text, params);
      },
      connect: async () => {
        await ready;
        return pool.connect();
      },
      end: async () => {},
    };
  };
  return createDb('embedded', { ...pool, end: close }, queuePool);
}

async function openFiles(folder: string): Promise<PGlite> {
  try {
    return await PGlite.create({ dataDir: folder });
  } catch (cause) {
    const had = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null);
    const what = had === null ? 'cannot be made' : 'cannot be opened and may be damaged';
    throw new Error(
      `The store in ${folder} ${what}. Restore that folder from a backup, or move it aside to start empty (then check each account's timeline before posting).`,
      { cause },
    );
  }
}

/** Reads every row once, so that a damaged page shows now and not in the middle of a thread. */
async function readEverything(db: Db, folder: string): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('bobbin', 'bullmq')`,
  );
  for (const { name } of rows) {
    try {
      await db.query(`select count(*) from ${name} as everything where everything is distinct from null`);
    } catch (cause) {
      throw new Error(
        `After a sudden stop of the machine ${name} in ${folder} cannot be read. Restore the folder from a backup.`,
        { cause },
      );
    }
  }
}
