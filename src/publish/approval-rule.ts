import type { ApprovalRule } from '../account/approval.ts';
import { nameKey, tidyName } from '../account/person-name.ts';
import { may } from '../account/role.ts';
import { setApproval } from '../store/accounts.ts';
import type { Db, Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { findUser, type User } from '../store/users.ts';
import { existingAccount } from './accounts.ts';
import { RefusedError } from './refusal.ts';

/**
 * From now on queued threads of the account wait for this yes, or for nobody's.
 * @throws RefusedError when who is named is not here, or is no approver.
 */
export async function requireApproval(
  db: Db,
  account: string,
  rule: ApprovalRule,
  actor: string,
): Promise<void> {
  const { id } = await existingAccount(db, account);
  await db.transaction(async (tx) => {
    const named = rule.kind === 'named' ? await existingApprover(tx, rule.name) : null;
    const required = rule.kind !== 'nobody';
    await setApproval(tx, id, { required, approverId: named?.id ?? null });
    const detail = { required, ...(named ? { by: named.name } : {}) };
    await recordEvent(tx, { actor, action: 'approval-rule', accountId: id, detail });
  });
}

async function existingApprover(tx: Queryable, name: string): Promise<User> {
  const user = await findUser(tx, nameKey(name));
  if (!user || user.state === 'revoked') {
    throw new RefusedError('not-found', `There is nobody called “${tidyName(name)}” here.`);
  }
  if (!may(user.role, 'approve')) {
    throw new RefusedError(
      'invalid',
      `${user.name} is ${user.role}, and approving is for approvers and admins. Name one of those, or give another role first.`,
    );
  }
  return user;
}
