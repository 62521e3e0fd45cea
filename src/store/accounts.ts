import type { Account, AccountKind, AccountState } from '../account/account.ts';
import type { Queryable } from './db.ts';

type AccountRow = {
  id: string;
  name: string;
  handle: string;
  x_user_id: string;
  kind: AccountKind;
  api_url: string | null;
  state: AccountState;
  state_reason: string | null;
  paused_at: Date | null;
  time_zone: string;
  requires_approval: boolean;
  approver: string | null;
};

const columns = `id, name, handle, x_user_id, kind, api_url, state, state_reason, paused_at, time_zone,
  requires_approval, (select u.name from bobbin.users u where u.id = approver_id) as approver`;

export async function listAccounts(db: Queryable): Promise<readonly Account[]> {
  const { rows } = await db.query<AccountRow>(
    `select ${columns} from bobbin.accounts where removed_at is null order by created_at, name`,
  );
  return rows.map(toAccount);
}

export async function findAccount(db: Queryable, name: string): Promise<Account | null> {
  const { rows } = await db.query<AccountRow>(
    `select ${columns} from bobbin.accounts where removed_at is null and (name = $1 or id = $1)`,
    [name],
  );
  return rows[0] ? toAccount(rows[0]) : null;
}

/** By id, removed or not: what it posted stays on record. */
export async function readAccount(db: Queryable, id: string): Promise<Account | null> {
  const { rows } = await db.query<AccountRow>(`select ${columns} from bobbin.accounts where id = $1`, [id]);
  return rows[0] ? toAccount(rows[0]) : null;
}

/** Locks the row: whoever wants to post, pause or change the account waits for this transaction. */
export async function lockAccount(tx: Queryable, id: string): Promise<Account | null> {
  const { rows } = await tx.query<AccountRow>(
    `select ${columns} from bobbin.accounts where id = $1 for update`,
    [id],
  );
  return rows[0] ? toAccount(rows[0]) : null;
}

/** @returns false when the name is taken. */
export async function insertAccount(
  db: Queryable,
  account: Omit<Account, 'pausedAt' | 'stateReason' | 'requiresApproval' | 'approver'>,
  sealedCredentials: string | null,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into bobbin.accounts (id, name, handle, x_user_id, kind, api_url, state, time_zone, credentials)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (name) do nothing`,
    [
      account.id,
      account.name,
      account.handle,
      account.xUserId,
      account.kind,
      account.apiUrl,
      account.state,
      account.timeZone,
      sealedCredentials,
    ],
  );
  return rowCount === 1;
}

export async function readCredentials(db: Queryable, id: string): Promise<string | null> {
  const { rows } = await db.query<{ credentials: string | null }>(
    'select credentials from bobbin.accounts where id = $1',
    [id],
  );
  return rows[0]?.credentials ?? null;
}

export async function replaceCredentials(
  db: Queryable,
  id: string,
  sealed: string,
  handle: string,
): Promise<void> {
  await db.query('update bobbin.accounts set credentials = $2, handle = $3 where id = $1', [
    id,
    sealed,
    handle,
  ]);
}

export async function setAccountState(
  db: Queryable,
  id: string,
  state: AccountState,
  reason: string | null,
): Promise<void> {
  await db.query('update bobbin.accounts set state = $2, state_reason = $3 where id = $1', [
    id,
    state,
    reason,
  ]);
}

export async function setAccountPaused(db: Queryable, id: string, by: string | null): Promise<void> {
  await db.query(
    `update bobbin.accounts
     set paused_at = case when $2::text is null then null else coalesce(paused_at, bobbin.now()) end, paused_by = $2
     where id = $1`,
    [id, by],
  );
}

/** Whether its threads wait for a yes, and whose; no id: any approver's. */
export async function setApproval(
  db: Queryable,
  id: string,
  rule: { readonly required: boolean; readonly approverId: string | null },
): Promise<void> {
  await db.query('update bobbin.accounts set requires_approval = $2, approver_id = $3 where id = $1', [
    id,
    rule.required,
    rule.approverId,
  ]);
}

/** The name is free again afterwards; what the account posted stays on record. */
export async function removeAccount(db: Queryable, id: string): Promise<void> {
  await db.query(
    `update bobbin.accounts
     set removed_at = bobbin.now(), name = name || '-removed-' || id, credentials = null, state = 'disabled'
     where id = $1`,
    [id],
  );
}

function toAccount(row: AccountRow): Account {
  return {
    id: row.id,
    name: row.name,
    handle: row.handle,
    xUserId: row.x_user_id,
    kind: row.kind,
    apiUrl: row.api_url,
    state: row.state,
    stateReason: row.state_reason,
    pausedAt: row.paused_at,
    timeZone: row.time_zone,
    requiresApproval: row.requires_approval,
    approver: row.approver,
  };
}
