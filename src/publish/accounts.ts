import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Account, OAuth1Credentials } from '../account/account.ts';
import { open, type SealKey, seal } from '../account/seal.ts';
import type { Prices } from '../compose/price-list.ts';
import {
  findAccount,
  insertAccount,
  listAccounts,
  readCredentials,
  removeAccount,
  setAccountState,
} from '../store/accounts.ts';
import { type Budgets, setBudgets } from '../store/budgets.ts';
import type { Db } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { newId } from '../store/ids.ts';
import { readDefaultAccount, writeDefaultAccount } from '../store/settings.ts';
import { createXClient, type XClient } from '../x/client.ts';
import { billed } from './billed.ts';
import { RefusedError } from './refusal.ts';
import type { Wake } from './schedule-thread.ts';
import { sweep } from './sweep.ts';

/** Where X is and how to open what is sealed. */
export type XSettings = {
  readonly apiUrl: string;
  /** Where practice X answers. */
  readonly practiceUrl: string;
  readonly sendDeadlineMs: number;
  /** Newest first; the first seals. */
  readonly sealKeys: readonly [SealKey, ...SealKey[]];
  readonly prices: Prices;
};

/** The one account that needs no keys: practice X takes any token for the user of that name. */
const practiceCredentials = {
  kind: 'oauth1',
  apiKey: 'practice',
  apiKeySecret: 'practice',
  accessToken: 'practice',
  accessTokenSecret: 'practice',
} as const;

const credentialsSchema = z.object({
  apiKey: z.string().min(1),
  apiKeySecret: z.string().min(1),
  accessToken: z.string().min(1),
  accessTokenSecret: z.string().min(1),
});

/** @returns X for an account, each reading entered among the costs; rejects when its keys do not open. */
export function createXFor(db: Db, settings: XSettings): (account: Account) => Promise<XClient> {
  const open = openXFor(db, settings);
  return async (account) => billed(await open(account), db, account.id, settings.prices);
}

function openXFor(db: Db, settings: XSettings): (account: Account) => Promise<XClient> {
  return async (account) => {
    if (account.kind === 'practice') {
      return createXClient({
        baseUrl: account.apiUrl ?? settings.practiceUrl,
        credentials: practiceCredentials,
        deadlineMs: settings.sendDeadlineMs,
        userId: account.xUserId,
      });
    }
    const sealed = await readCredentials(db, account.id);
    if (!sealed) throw new Error(`The keys of @${account.handle} are not stored. Add the account again.`);
    const credentials = credentialsSchema.parse(JSON.parse(open(sealed, settings.sealKeys, account.id)));
    return createXClient({
      baseUrl: account.apiUrl ?? settings.apiUrl,
      credentials: { kind: 'oauth1', ...credentials },
      deadlineMs: settings.sendDeadlineMs,
      userId: account.xUserId,
    });
  };
}

export type NewAccount = {
  readonly name: string;
  readonly credentials: OAuth1Credentials;
  readonly apiUrl: string | null;
  readonly timeZone: string;
};

/**
 * Checks the keys with X, seals and stores them. The account may not post until it is enabled.
 * @throws RefusedError when X does not take the keys or the name is in use.
 */
export async function addAccount(
  db: Db,
  settings: XSettings,
  wanted: NewAccount,
  actor: string,
): Promise<Account> {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(wanted.name)) {
    throw new RefusedError(
      'invalid',
      `"${wanted.name}" cannot be an account's name: use a to z, 0 to 9 and hyphens.`,
    );
  }
  if (await findAccount(db, wanted.name))
    throw new RefusedError('conflict', `There is an account "${wanted.name}" already.`);
  const x = createXClient({
    baseUrl: wanted.apiUrl ?? settings.apiUrl,
    credentials: { kind: 'oauth1', ...wanted.credentials },
    deadlineMs: settings.sendDeadlineMs,
  });
  const me = await x.me();
  if (me.kind === 'failed') throw new RefusedError('invalid', `The account was not added. ${me.message}`);
  await refuseSecondRow(db, wanted, me);
  const account: Account = {
    id: newId('ac'),
    name: wanted.name,
    handle: me.handle,
    xUserId: me.id,
    kind: 'oauth1',
    apiUrl: wanted.apiUrl,
    state: 'disabled',
    stateReason: null,
    pausedAt: null,
    timeZone: wanted.timeZone,
    requiresApproval: false,
    approver: null,
  };
  const sealed = seal(JSON.stringify(wanted.credentials), settings.sealKeys[0], randomBytes(12), account.id);
  await db.transaction(async (tx) => {
    if (!(await insertAccount(tx, account, sealed))) {
      throw new RefusedError('conflict', `There is an account "${wanted.name}" already.`);
    }
    await recordEvent(tx, {
      actor,
      action: 'account-added',
      accountId: account.id,
      detail: { handle: me.handle },
    });
  });
  return account;
}

/** One publisher at a time and one record of what is whose hold for a row: one account on X has one row. */
async function refuseSecondRow(
  db: Db,
  wanted: NewAccount,
  me: { readonly id: string; readonly handle: string },
): Promise<void> {
  const twin = (await listAccounts(db)).find(
    ({ kind, xUserId, apiUrl }) => kind === 'oauth1' && xUserId === me.id && apiUrl === wanted.apiUrl,
  );
  if (twin) throw new RefusedError('conflict', `@${me.handle} is here already, as "${twin.name}".`);
}

/** Makes the account `practice`, which is there by default, when it is missing. */
export async function ensurePracticeAccount(db: Db, settings: XSettings, timeZone: string): Promise<void> {
  if (await findAccount(db, 'practice')) return;
  const x = createXClient({
    baseUrl: settings.practiceUrl,
    credentials: practiceCredentials,
    deadlineMs: settings.sendDeadlineMs,
  });
  const me = await x.me();
  if (me.kind === 'failed') throw new Error(`Practice X does not answer. ${me.message}`);
  await insertAccount(
    db,
    {
      id: newId('ac'),
      name: 'practice',
      handle: me.handle,
      xUserId: me.id,
      kind: 'practice',
      apiUrl: null,
      state: 'enabled',
      timeZone,
    },
    null,
  );
}

/** Lets an account post: the step between "connected" and "live". */
export async function enableAccount(db: Db, wake: Wake, name: string, actor: string): Promise<Account> {
  const account = await existingAccount(db, name);
  await db.transaction(async (tx) => {
    await setAccountState(tx, account.id, 'enabled', null);
    await recordEvent(tx, { actor, action: 'account-enabled', accountId: account.id });
  });
  await sweep(db, wake);
  return { ...account, state: 'enabled', stateReason: null };
}

/** Removes the account and its keys; what it posted stays on record. */
export async function dropAccount(db: Db, name: string, actor: string): Promise<void> {
  const account = await existingAccount(db, name);
  if (account.kind === 'practice') throw new RefusedError('conflict', 'Practice X stays. You can pause it.');
  await db.transaction(async (tx) => {
    const { rows } = await tx.query<{ count: number }>(
      `select count(*)::int as count from bobbin.threads
       where account_id = $1 and status in ('awaiting-approval', 'scheduled', 'publishing', 'held')`,
      [account.id],
    );
    const waiting = rows[0]?.count ?? 0;
    if (waiting > 0)
      throw new RefusedError(
        'conflict',
        `${waiting} threads of "${name}" are waiting. Cancel or finish them first.`,
      );
    if ((await readDefaultAccount(tx)) === account.name)
      throw new RefusedError(
        'conflict',
        `"${name}" is the account for threads that name none. Choose another first: bobbin accounts default NAME`,
      );
    await removeAccount(tx, account.id);
    await recordEvent(tx, { actor, action: 'account-removed', accountId: account.id });
  });
}

/** The most an account may spend on X in a day and in a month of its own time zone. */
export async function limitSpending(db: Db, name: string, budgets: Budgets, actor: string): Promise<void> {
  const account = await existingAccount(db, name);
  await db.transaction(async (tx) => {
    await setBudgets(tx, account.id, budgets);
    await recordEvent(tx, { actor, action: 'budget', accountId: account.id, detail: { ...budgets } });
  });
}

/** The account used when a thread names none. */
export async function chooseDefaultAccount(db: Db, name: string, actor: string): Promise<void> {
  const account = await existingAccount(db, name);
  await db.transaction(async (tx) => {
    await writeDefaultAccount(tx, account.name, actor);
    await recordEvent(tx, { actor, action: 'default-account', accountId: account.id });
  });
}

/** @throws RefusedError when there is no account of this name. */
export async function existingAccount(db: Db, name: string): Promise<Account> {
  const account = await findAccount(db, name);
  if (!account)
    throw new RefusedError('not-found', `There is no account "${name}". bobbin accounts lists them.`);
  return account;
}
