import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addAccount,
  chooseDefaultAccount,
  createXFor,
  dropAccount,
  enableAccount,
  ensurePracticeAccount,
} from '../../src/publish/accounts.ts';
import { requireApproval } from '../../src/publish/approval-rule.ts';
import { pause, unpause } from '../../src/publish/pause.ts';
import { scheduleThread } from '../../src/publish/schedule-thread.ts';
import { findAccount, listAccounts, readCredentials } from '../../src/store/accounts.ts';
import type { Db } from '../../src/store/db.ts';
import { freshEmbedded } from '../support/backends.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';

let db: Db;
let newsroom: Newsroom;
const sleepy = async (): Promise<void> => {};

beforeAll(async () => {
  db = await freshEmbedded();
  newsroom = await openNewsroom(db);
});
afterAll(async () => {
  await newsroom.close();
  await db.close();
});
beforeEach(() => newsroom.practice.practice.control.clearFaults());

const secrets = ['the-api-key', 'the-api-key-secret', 'the-access-token-secret'];
const keys = (accessToken: string) => ({
  apiKey: 'the-api-key',
  apiKeySecret: 'the-api-key-secret',
  accessToken,
  accessTokenSecret: 'the-access-token-secret',
});
const add = (name: string, change: Partial<Parameters<typeof addAccount>[2]> = {}) =>
  addAccount(
    db,
    newsroom.settings,
    { name, credentials: keys(`of-${name}`), apiUrl: null, timeZone: 'Europe/Berlin', ...change },
    'ada',
  );
const names = async (): Promise<readonly string[]> => (await listAccounts(db)).map(({ name }) => name);
const events = async (action: string) =>
  (
    await db.query<{ actor: string; account_id: string }>(
      'select actor, account_id from bobbin.events where action = $1 order by id',
      [action],
    )
  ).rows;

async function dumpAccounts(): Promise<string> {
  const { rows } = await db.query<{ row: string }>(
    `select row_to_json(a)::text as row from bobbin.accounts a
     union all select row_to_json(e)::text from bobbin.events e`,
  );
  return rows.map(({ row }) => row).join('\n');
}

describe('an account that is added', () => {
  it('has the handle and the id that X gives for its keys, and may not post', async () => {
    const account = await add('one');
    const me = await (await createXFor(db, newsroom.settings)(account)).me();
    expect(me).toMatchObject({ kind: 'me', handle: account.handle, id: account.xUserId });
    expect(await findAccount(db, 'one')).toMatchObject({
      kind: 'oauth1',
      state: 'disabled',
      timeZone: 'Europe/Berlin',
    });
    expect((await events('account-added')).at(-1)).toEqual({ actor: 'ada', account_id: account.id });
  });

  it('has its keys sealed: none of them is anywhere in the database', async () => {
    const account = await add('sealed');
    const rows = await dumpAccounts();
    for (const secret of secrets) expect(rows).not.toContain(secret);
    expect(await readCredentials(db, account.id)).toMatch(/^v1\.[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('has keys that open under no other SECRET_KEY, and not in the row of another account', async () => {
    const account = await add('bound');
    const other = await add('other');
    const wrong = { ...newsroom.settings, sealKeys: [{ version: 1, bytes: Buffer.alloc(32, 8) }] as const };
    await expect(createXFor(db, wrong)(account)).rejects.toThrow(/do not open with this SECRET_KEY/);
    await db.query(
      'update bobbin.accounts set credentials = (select credentials from bobbin.accounts where id = $1) where id = $2',
      [account.id, other.id],
    );
    await expect(createXFor(db, newsroom.settings)(other)).rejects.toThrow(/do not open/);
  });

  it('speaks to the host named for it, though X itself is elsewhere', async () => {
    const nowhere = { ...newsroom.settings, apiUrl: 'http://127.0.0.1:9' };
    const wanted = {
      name: 'elsewhere',
      credentials: keys('of-elsewhere'),
      apiUrl: newsroom.practice.url,
      timeZone: 'UTC',
    };
    const account = await addAccount(db, nowhere, wanted, 'ada');
    expect(await (await createXFor(db, nowhere)(account)).me()).toMatchObject({ handle: account.handle });
  });
});

describe('an account is not added, and nothing of it is stored,', () => {
  async function refused(work: () => Promise<unknown>, words: RegExp): Promise<void> {
    const before = await dumpAccounts();
    await expect(work()).rejects.toThrow(words);
    expect(await dumpAccounts()).toBe(before);
  }

  it.each(['', 'The Gazette', 'UPPER', 'a_b', '-a', 'x'.repeat(41), 'ац'])(
    'under the name "%s"',
    async (name) => {
      await refused(() => add(name), /cannot be an account's name: use a to z, 0 to 9 and hyphens/);
    },
  );

  it('under a name in use, whoever has it', async () => {
    await add('taken');
    await refused(
      () => add('taken', { credentials: keys('of-somebody-else') }),
      /an account "taken" already/,
    );
    await refused(() => add('practice'), /an account "practice" already/);
  });

  it('a second time under another name: one account on X has one publisher', async () => {
    await add('first-name', { credentials: keys('of-twins') });
    await refused(
      () => add('second-name', { credentials: keys('of-twins') }),
      /is here already, as "first-name"/,
    );
  });

  it.each([
    ['unauthorized', /was not added\. .*(?:keys|token|credentials|Unauthorized|refuse)/i],
    ['suspended', /was not added\. /],
    ['server-error', /was not added\. X could not be reached/],
    ['reset', /was not added\. X could not be reached/],
  ] as const)('when X answers its keys with %s', async (kind, words) => {
    newsroom.practice.practice.control.plan({ on: 'GET /2/users/me', nth: 1, times: 5, fault: { kind } });
    await refused(() => add('refused'), words);
  });

  it('when two add it at the same moment: one of them', async () => {
    const both = await Promise.allSettled(
      [1, 2].map((n) => add('at-once', { credentials: keys(`of-${n}`) })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await names()).filter((name) => name === 'at-once')).toHaveLength(1);
  });
});

describe('practice', () => {
  it('is there by default, may post, and is made only once', async () => {
    await ensurePracticeAccount(db, newsroom.settings, 'UTC');
    const practice = (await listAccounts(db)).filter(({ kind }) => kind === 'practice');
    expect(practice.map(({ name, state }) => [name, state])).toEqual([['practice', 'enabled']]);
  });

  it('needs no keys and never speaks to X itself', async () => {
    const account = await findAccount(db, 'practice');
    if (!account) throw new Error('There is no practice account.');
    expect(await readCredentials(db, account.id)).toBeNull();
    const x = await createXFor(db, { ...newsroom.settings, apiUrl: 'http://127.0.0.1:9' })(account);
    expect(await x.me()).toMatchObject({ handle: 'practice' });
  });
});

describe('a thread of an account', () => {
  const draftOf = async (name: string): Promise<string> => {
    const id = await newsroom.thread(1, { at: null });
    await db.query(
      'update bobbin.threads set account_id = (select id from bobbin.accounts where name = $1) where id = $2',
      [name, id],
    );
    return id;
  };
  const schedule = (id: string) => scheduleThread(db, sleepy, id, 'now', 'ada');

  it('gets no time until the account is enabled, and is then posted by its own keys', async () => {
    const account = await add('fresh');
    const id = await draftOf('fresh');
    await expect(schedule(id)).rejects.toThrow(/may not post yet.*bobbin accounts enable fresh/);
    expect((await newsroom.look(id)).thread.status).toBe('draft');
    await enableAccount(db, sleepy, 'fresh', 'ada');
    await schedule(id);
    await newsroom.publishThrough(id);
    const { thread, posts } = await newsroom.look(id);
    expect(thread.status).toBe('published');
    const onX = newsroom.practice.practice.store.posts().find((post) => post.id === posts[0]?.xPostId);
    expect(onX?.userId).toBe(account.xUserId);
  });

  it('keeps the account from being removed while it waits for its time, for approval, or for a person', async () => {
    await add('busy');
    await enableAccount(db, sleepy, 'busy', 'ada');
    const id = await draftOf('busy');
    await schedule(id);
    await expect(dropAccount(db, 'busy', 'ada')).rejects.toThrow(/1 threads of "busy" are waiting/);
    await requireApproval(db, 'busy', { kind: 'any-approver' }, 'ada');
    await schedule(id);
    expect((await newsroom.look(id)).thread.status).toBe('awaiting-approval');
    await expect(dropAccount(db, 'busy', 'ada')).rejects.toThrow(/are waiting/);
    await db.query(`update bobbin.threads set status = 'cancelled' where id = $1`, [id]);
    await dropAccount(db, 'busy', 'ada');
    expect(await names()).not.toContain('busy');
  });

  it('waits while its account is paused, and while another account is not', async () => {
    const id = await newsroom.thread(1);
    await pause(db, 'practice', 'ada');
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread.status).toBe('scheduled');
    const woken: string[] = [];
    await unpause(db, async (threadId) => void woken.push(threadId), 'practice', 'ada');
    expect(woken).toContain(id);
    await newsroom.publishThrough(id);
    expect((await newsroom.look(id)).thread.status).toBe('published');
    await add('quiet');
    await pause(db, 'quiet', 'ada');
    const next = await newsroom.thread(1);
    await newsroom.publishThrough(next);
    expect((await newsroom.look(next)).thread.status).toBe('published');
  });
});

describe('an account that is removed', () => {
  it('loses its keys, frees its name, and what it posted stays on record', async () => {
    const account = await add('leaving');
    await dropAccount(db, 'leaving', 'ada');
    expect(await names()).not.toContain('leaving');
    expect(await readCredentials(db, account.id)).toBeNull();
    expect((await events('account-removed')).at(-1)).toEqual({ actor: 'ada', account_id: account.id });
    expect((await add('leaving')).id).not.toBe(account.id);
  });

  it('is not the one that threads go to by default', async () => {
    await add('favourite');
    await chooseDefaultAccount(db, 'favourite', 'ada');
    await expect(dropAccount(db, 'favourite', 'ada')).rejects.toThrow(/Choose another first/);
    await chooseDefaultAccount(db, 'practice', 'ada');
    await dropAccount(db, 'favourite', 'ada');
  });

  it('must be there', async () => {
    await expect(dropAccount(db, 'nobody', 'ada')).rejects.toThrow(/no account "nobody"/);
    await expect(enableAccount(db, sleepy, 'nobody', 'ada')).rejects.toThrow(/no account "nobody"/);
    await expect(pause(db, 'nobody', 'ada')).rejects.toThrow(/no account "nobody"/);
  });
});
