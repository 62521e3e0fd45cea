import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { type Outage, withOutage } from '../support/outage.ts';
import { expectPublishedOnce, triesAt } from '../support/outage-end.ts';

const posts = 5;
const possible = inject('postgresUrl') !== null;

describe.runIf(possible)('a worker that loses its connection to the database', () => {
  it('between X’s answer and its record has it told again, and the post is never sent again', async () => {
    await withOutage({ posts }, async (outage) => {
      const worker = outage.startWorker('stop:create:answered#3');
      await worker.stopped();
      await endSessions(outage);
      worker.goOn();
      expect(await worker.gone).toBe(0);
      const end = await outage.end();
      expectPublishedOnce(end);
      expect(triesAt(end, 3)).toMatchObject([{ outcome: 'accepted', looks: [] }]);
    });
  });

  it('when the record is committed and not yet acknowledged tells it twice, and pays for it once', async () => {
    await withOutage({ posts }, async (outage) => {
      const worker = outage.startWorker('unheard:recordAnswer#3');
      await worker.says('not recorded');
      expect(await worker.gone).toBe(0);
      const end = await outage.end();
      expectPublishedOnce(end);
      expect(triesAt(end, 3)).toMatchObject([{ outcome: 'accepted', looks: [] }]);
      expect(await outage.createsPaid()).toBe(posts);
    });
  });

  it('when the intent is committed and not yet acknowledged sends nothing on it, and looks before it tries again', async () => {
    await withOutage({ posts }, async (outage) => {
      const worker = outage.startWorker('unheard:openAttempt#3');
      expect(await worker.gone).toBe(0);
      const end = await outage.end();
      expectPublishedOnce(end);
      const tries = triesAt(end, 3);
      expect(tries).toMatchObject([
        { outcome: 'unknown', settled: 'absent' },
        { outcome: 'accepted', settled: 'found' },
      ]);
    });
  });
});

/** Ends every session of the outage's database but the one that does it. */
async function endSessions({ databaseUrl }: Outage): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await client.end();
}
