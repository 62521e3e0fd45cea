import { readdir, readFile } from 'node:fs/promises';
import type { Db, Queryable } from './db.ts';

const folder = new URL('./migrations/', import.meta.url);
/** Any fixed number does; it only has to be the same for every bobbin on the database. */
const advisoryLock = 626_626_001;

export type Migration = { readonly version: number; readonly name: string; readonly sql: string };

/**
 * Brings schema `bobbin` up to the newest migration; safe when two processes start at once.
 * @returns the names of what was applied now.
 * @throws when the database was migrated by a newer bobbin: it says which version to run.
 */
export async function migrate(db: Db): Promise<readonly string[]> {
  const migrations = await readMigrations();
  return await db.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [advisoryLock]);
    const applied = await appliedVersions(tx);
    refuseNewer(applied, migrations);
    const fresh = migrations.filter((migration) => !applied.includes(migration.version));
    for (const migration of fresh) await apply(tx, migration);
    return fresh.map((migration) => migration.name);
  });
}

/** The numbered `.sql` files beside this one, in order. */
async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => ({
      version: Number.parseInt(name, 10),
      name: name.replace('.sql', ''),
      sql: await readFile(new URL(name, folder), 'utf8'),
    })),
  );
}

async function appliedVersions(tx: Queryable): Promise<readonly number[]> {
  await tx.query('create schema if not exists bobbin');
  await tx.query(`create table if not exists bobbin.migrations (
    version integer primary key, name text not null, applied_at timestamptz not null default now())`);
  const { rows } = await tx.query<{ version: number }>('select version from bobbin.migrations');
  return rows.map((row) => row.version);
}

function refuseNewer(applied: readonly number[], known: readonly Migration[]): void {
  const newest = Math.max(0, ...applied);
  const ours = Math.max(0, ...known.map((migration) => migration.version));
  if (newest > ours) {
    throw new Error(
      `The database is at version ${newest}, this bobbin knows ${ours}: run the newer bobbin, or restore the backup made before its first start.`,
    );
  }
}

async function apply(tx: Queryable, migration: Migration): Promise<void> {
  await tx.query(migration.sql);
  await tx.query('insert into bobbin.migrations (version, name) values ($1, $2)', [
    migration.version,
    migration.name,
  ]);
}
