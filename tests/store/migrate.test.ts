import { expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { freshEmbedded } from '../support/backends.ts';

it('a migration that came to the folder after a later one was applied is still applied', async () => {
  const db = await freshEmbedded();
  await db.query('alter table bobbin.threads drop column waits_for');
  await db.query('delete from bobbin.migrations where version = 2');
  expect(await migrate(db)).toEqual(['0002-waits-for']);
  expect(await migrate(db)).toEqual([]);
  await db.query(
    'select waits_for, schedule from bobbin.threads t join bobbin.accounts a on a.id = t.account_id',
  );
  await db.close();
});
