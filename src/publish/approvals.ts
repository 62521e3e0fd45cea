import type { Account } from '../account/account.ts';
import { type Approval, approvalProblem, whoCan } from '../account/approval.ts';
import { may, type Role } from '../account/role.ts';
import { hasUnapprovedWords, listApprovalFacts } from '../store/approvals.ts';
import type { Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { listUsers } from '../store/users.ts';
import type { Thread } from '../thread/thread.ts';
import { RefusedError } from './refusal.ts';

/** All that decides who may say yes to each of these threads, by thread id. */
export async function readApprovals(
  db: Queryable,
  threadIds: readonly string[],
): Promise<ReadonlyMap<string, Approval>> {
  const facts = await listApprovalFacts(db, threadIds);
  if (facts.length === 0) return new Map();
  const people = (await listUsers(db)).filter(({ state }) => state === 'active');
  return new Map(facts.map(({ threadId, approver, writers }) => [threadId, { approver, writers, people }]));
}

/** {@link readApprovals} of one thread, which is there. */
export async function readApproval(db: Queryable, threadId: string): Promise<Approval> {
  const approval = (await readApprovals(db, [threadId])).get(threadId);
  if (!approval) throw new Error(`Thread ${threadId} has no row.`);
  return approval;
}

/** Names of those who may be named to approve. */
export async function listApprovers(db: Queryable): Promise<readonly string[]> {
  const people = await listUsers(db);
  return people
    .filter(({ state, role }) => state !== 'revoked' && may(role, 'approve'))
    .map(({ name }) => name);
}

/** @throws RefusedError, saying who can, unless the yes to this thread may be the actor's. */
export async function refuseApprover(tx: Queryable, threadId: string, actor: string): Promise<void> {
  const problem = approvalProblem(actor, await readApproval(tx, threadId));
  if (problem) throw new RefusedError('conflict', problem);
}

/**
 * Words that were edited while a thread was held are approved by who lets it go on.
 * @throws RefusedError, saying who can, where that is not theirs to do.
 */
export async function approveInPassing(
  tx: Queryable,
  thread: Thread,
  { requiresApproval }: Pick<Account, 'requiresApproval'>,
  { actor, role }: { readonly actor: string; readonly role: Role },
): Promise<void> {
  if (!requiresApproval || !(await hasUnapprovedWords(tx, thread.id))) return;
  if (!may(role, 'approve')) {
    const who = whoCan(await readApproval(tx, thread.id));
    throw new RefusedError('conflict', `Its words were edited and wait for a yes before it goes on. ${who}`);
  }
  await refuseApprover(tx, thread.id, actor);
  await recordEvent(tx, { actor, action: 'approved', threadId: thread.id });
}
