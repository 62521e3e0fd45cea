import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test } from 'vitest';

let db: PGlite;
const apply = async (name: string): Promise<void> => {
  const file = new URL(`../../src/store/migrations/${name}.sql`, import.meta.url);
  await db.exec(await readFile(file, 'utf8'));
};
beforeAll(async () => {
  db = new PGlite();
  await db.exec('create schema bobbin');
  await apply('0001-first');
  await apply('0002-waits-for');
  await db.exec(`
    insert into bobbin.tokens (id, name, hash) values ('to_1', 'cms', 'h1');
    insert into bobbin.sessions (hash, name, csrf, expires_at)
      values ('h2', 'Ada', 'c', bobbin.now() + interval '1 day');`);
  await apply('0003-users');
});
afterAll(() => db.close());

test('tokens of before people had roles may do what they did, for as long', async () => {
  const { rows } = await db.query('select name, role, expires_at from bobbin.tokens');
  expect(rows).toEqual([{ name: 'cms', role: 'admin', expires_at: null }]);
});

test('sessions of before, which named nobody, are over', async () => {
  expect((await db.query('select from bobbin.sessions')).rows).toEqual([]);
});

test('no token is made without a role from then on', async () => {
  const adding = db.query(`insert into bobbin.tokens (id, name, hash) values ('to_2', 'feed', 'h3')`);
  await expect(adding).rejects.toThrow('role');
});
