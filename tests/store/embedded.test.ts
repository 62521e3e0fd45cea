import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { queueSchema } from '../../src/queue/jobs.ts';
import { openQueue } from '../../src/queue/queue.ts';
import { folderHolder } from '../../src/store/data-lock.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrate } from '../../src/store/migrate.ts';
import { freshEmbedded, withFolder } from '../support/backends.ts';

const writer = fileURLToPath(new URL('../support/row-writer.ts', import.meta.url));

describe('the embedded store', () => {
  it('puts big concurrent inserts into the right tables', async () => {
    const db = await freshEmbedded();
    await db.query(
      'create table bobbin.one (id int, text text); create table bobbin.two (id int, text text)',
    );
    const big = 'x'.repeat(200_000);
    await Promise.all(
      Array.from({ length: 60 }, (_, id) =>
        db.query(`insert into bobbin.${id % 2 ? 'one' : 'two'} values ($1, $2)`, [
          id,
          `${id % 2 ? 'one' : 'two'} ${big}`,
        ]),
      ),
    );
    for (const table of ['one', 'two']) {
      const { rows } = await db.query<{ right: string; all: string }>(
        `select count(*) filter (where text like $1) as right, count(*) as all from bobbin.${table}`,
        [`${table} %`],
      );
      expect(rows[0]).toEqual({ right: '30', all: '30' });
    }
    await db.close();
  });

  it('gives values as pg does', async () => {
    const db = await freshEmbedded();
    const { rows } = await db.query(
      `select 9007199254740993::int8 as big, 1.50::numeric as money, $1::jsonb as json, $2::text[] as list, $3::timestamptz as at`,
      [{ a: ['"', null] }, ['a "quoted" \\ one', 'zwei'], new Date('2026-11-23T12:00:00.123Z')],
    );
    expect(rows[0]).toEqual({
      big: '9007199254740993',
      money: '1.50',
      json: { a: ['"', null] },
      list: ['a "quoted" \\ one', 'zwei'],
      at: new Date('2026-11-23T12:00:00.123Z'),
    });
    await db.close();
  });

  it('throws when a second connection is awaited inside a transaction', async () => {
    const db = await freshEmbedded();
    const inside = db.transaction(async () => db.query('select 1'));
    await expect(inside).rejects.toThrow(/second connection/);
    const nested = db.transaction(async () => db.transaction(async () => 1));
    await expect(nested).rejects.toThrow(/second connection/);
    const queue = db.queuePool(queueSchema, 1);
    await expect(db.transaction(async () => queue.query('select 1'))).rejects.toThrow(/second connection/);
    expect((await db.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await db.close();
  });

  it('keeps a transaction’s statements together and undoes all of them on an error', async () => {
    const db = await freshEmbedded();
    await db.query('create table bobbin.t (n int)');
    const broken = db.transaction(async (tx) => {
      await tx.query('insert into bobbin.t values (1)');
      await Promise.resolve();
      await tx.query('insert into bobbin.t values (1 / 0)');
    });
    const other = db.query('insert into bobbin.t values (2)');
    await expect(broken).rejects.toThrow(/division by zero/);
    await other;
    expect((await db.query('select n from bobbin.t')).rows).toEqual([{ n: 2 }]);
    await db.close();
  });

  it('wakes an idle worker by NOTIFY, with no polling to help', async () => {
    const db = await freshEmbedded();
    const queue = await openQueue(
      { kind: 'postgres', pool: db.queuePool(queueSchema, 4) as never },
      (error) => {
        throw error;
      },
    );
    const woken: string[] = [];
    const heard: { next: () => void } = { next: () => {} };
    // An hour between polls: only a notification can wake it in this test's time.
    const worker = queue.startWorker(
      async (id) => {
        woken.push(id);
        heard.next();
      },
      { concurrency: 1, pollS: 3_600 },
    );
    for (const id of ['th_first', 'th_idle']) {
      const done = new Promise<void>((resolve) => {
        heard.next = resolve;
      });
      await queue.wake(id, 0);
      await done;
      // Statements queue in order, so the worker's own, up to its falling idle, pass in between.
      for (let turn = 0; turn < 30; turn += 1) await db.query('select 1');
    }
    expect(woken).toEqual(['th_first', 'th_idle']);
    await worker.close();
    await queue.close();
    await db.close();
  });

  it('refuses a second process at once and names the first', async () => {
    await withFolder(async (folder) => {
      const first = startWriter(folder);
      await first.acknowledged(1);
      await expect(openEmbedded(folder)).rejects.toThrow(new RegExp(`in use by process ${first.pid}`));
      expect(await folderHolder(folder)).toEqual({ pid: first.pid });
      await first.kill('SIGTERM');
    });
  });

  it('takes over from a dead process and has every row it acknowledged', async () => {
    await withFolder(async (folder) => {
      let expected = 0;
      for (let round = 0; round < 3; round += 1) {
        const process = startWriter(folder);
        expected += await process.acknowledged(7 + round * 13);
        await process.kill('SIGKILL');
        expected += process.acknowledgedSince();
      }
      const db = await openEmbedded(folder);
      const { rows } = await db.query<{ count: number }>('select count(*)::int as count from bobbin.written');
      expect(rows[0]?.count).toBeGreaterThanOrEqual(expected);
      expect(db.uncleanRestart).toBe(false);
      await db.close();
      expect(await folderHolder(folder)).toBeNull();
    });
  });

  it('notices that the machine went down while it was open', async () => {
    await withFolder(async (folder) => {
      const process = startWriter(folder);
      await process.acknowledged(1);
      await process.kill('SIGKILL');
      const file = join(folder, 'lock');
      const lock = JSON.parse(await readFile(file, 'utf8'));
      await writeFile(file, JSON.stringify({ ...lock, bootId: 'another start of the machine' }));
      const db = await openEmbedded(folder);
      expect(db.uncleanRestart).toBe(true);
      await db.close();
      const again = await openEmbedded(folder);
      expect(again.uncleanRestart).toBe(false);
      await again.close();
    });
  });

  it('keeps its folder closed to other users', async () => {
    await withFolder(async (folder) => {
      const db = await openEmbedded(folder);
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
      await db.close();
    });
  });

  it('says what to restore when the files cannot be opened', async () => {
    await withFolder(async (folder) => {
      const db = await openEmbedded(folder);
      await migrate(db);
      await db.close();
      await writeFile(join(folder, 'pg', 'PG_VERSION'), 'rubbish');
      await writeFile(join(folder, 'pg', 'global', 'pg_control'), 'rubbish');
      await expect(openEmbedded(folder)).rejects.toThrow(/Restore that folder from a backup/);
      expect(await folderHolder(folder)).toBeNull();
    });
  }, 60_000);
});

/** A process of its own that writes rows one by one and says so after each. */
function startWriter(folder: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  const heard = (): number => text.split('\n').length - 1;
  let counted = 0;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return {
    pid: child.pid,
    async acknowledged(count: number): Promise<number> {
      while (heard() < count) await once(child.stdout, 'data');
      counted = heard();
      return counted;
    },
    acknowledgedSince: (): number => heard() - counted,
    async kill(signal: NodeJS.Signals): Promise<void> {
      const gone = once(child, 'close');
      child.kill(signal);
      await gone;
    },
  };
}
