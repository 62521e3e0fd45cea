// Run as a process of its own: writes rows into an embedded store until it is killed, naming each on stdout
// once the store has acknowledged it.
import { openEmbedded } from '../../src/store/embedded.ts';
import { migrate } from '../../src/store/migrate.ts';

const db = await openEmbedded(process.argv[2] ?? '');
await migrate(db);
await db.query(
  'create table if not exists bobbin.written (at timestamptz not null default now(), text text)',
);
for (let row = 0; row < 100_000; row += 1) {
  await db.query('insert into bobbin.written (text) values ($1)', ['x'.repeat(500)]);
  process.stdout.write(`${row}\n`);
}
