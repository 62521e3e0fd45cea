import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMigrations } from 'bullmq';
import { queueSchema } from '../../src/queue/jobs.ts';
import { openMemory } from '../../src/store/embedded.ts';
import { migrate } from '../../src/store/migrate.ts';

/** Makes one dump of a migrated embedded store for the whole run: loading it takes a tenth of migrating anew. */
export async function writeSnapshot(): Promise<{ readonly file: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'bobbin-snapshot-'));
  const { db, dump } = await openMemory();
  await migrate(db);
  const pool = db.queuePool(queueSchema, 1);
  const client = await pool.connect();
  await runMigrations(client, queueSchema);
  client.release();
  const file = join(folder, 'store.tar');
  await writeFile(file, Buffer.from(await (await dump()).arrayBuffer()));
  await db.close();
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}
