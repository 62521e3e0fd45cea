import { Redis } from 'ioredis';
import pg from 'pg';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { createDatabase, startPostgres } from './postgres.ts';
import { startRedis } from './redis.ts';

describe.skipIf(inject('redisUrl') === null)('the Redis of the tests', () => {
  test('keeps what it acknowledged through kill -9, on the same port', async () => {
    const server = await startRedis();
    if (!server) return;
    onTestFinished(server.stop);
    const client = new Redis(server.url, { maxRetriesPerRequest: null });
    client.on('error', () => {});
    onTestFinished(() => client.disconnect());
    await client.set('thread', '4 of 7 live');
    await server.kill9();
    await server.restart();
    expect(await client.get('thread')).toBe('4 of 7 live');
  });
});

describe.skipIf(inject('postgresUrl') === null)('the PostgreSQL of the tests', () => {
  test('keeps what it acknowledged through kill -9, on the same port', async () => {
    const server = await startPostgres();
    if (!server) return;
    onTestFinished(server.stop);
    const url = await server.createDatabase('kill9');
    await ask(url, "create table post as select 'live' as status");
    await server.kill9();
    await server.restart();
    expect(await ask(url, 'select status from post')).toEqual([{ status: 'live' }]);
  });

  test('copies a database, and replaces one of the same name', async () => {
    const serverUrl = inject('postgresUrl') ?? '';
    const template = await createDatabase(serverUrl, 'servers_template');
    await ask(template, 'create table post as select 1 as position');
    const copy = await createDatabase(serverUrl, 'servers_copy', 'servers_template');
    expect(await ask(copy, 'select position from post')).toEqual([{ position: 1 }]);
    await createDatabase(serverUrl, 'servers_copy');
    await expect(ask(copy, 'select position from post')).rejects.toThrow('does not exist');
  });
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
