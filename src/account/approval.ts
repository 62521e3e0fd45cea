import { nameKey } from './person-name.ts';
import { may, type Role } from './role.ts';

/** Whose yes the threads of an account wait for. */
export type ApprovalRule =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'any-approver' }
  | { readonly kind: 'named'; readonly name: string };

/** What decides who may say yes to a thread. */
export type Approval = {
  /** The one named by the account's rule; null: any approver. */
  readonly approver: string | null;
  /** Who made the thread, and everybody who edited it since it was last approved. */
  readonly writers: readonly string[];
  /** Everybody who can sign in. */
  readonly people: readonly { readonly name: string; readonly role: Role }[];
};

/**
 * Why `actor`, whose role lets them approve, may not say yes to this one: a sentence or two that also say who
 * can. Null: they may.
 *
 * Nobody approves words of their own. Where the account names somebody, only they say yes, unless they wrote or
 * edited the words themselves: then any other approver does.
 */
export function approvalProblem(actor: string, approval: Approval): string | null {
  const { approver, writers } = approval;
  if (isAmong(actor, writers)) {
    return `You wrote or edited these words, so the yes is somebody else’s. ${whoCan(approval)}`;
  }
  if (approver === null || isAmong(approver, writers) || isAmong(actor, [approver])) return null;
  return `Threads of this account wait for the yes of ${approver}. ${whoCan(approval)}`;
}

/** The people who can say yes, by name. */
export function approversOf({ approver, writers, people }: Approval): readonly string[] {
  const isTheirs = approver !== null && !isAmong(approver, writers);
  return people
    .filter(({ name, role }) => may(role, 'approve') && !isAmong(name, writers))
    .filter(({ name }) => !isTheirs || isAmong(name, [approver]))
    .map(({ name }) => name);
}

/** Who can say yes, as a sentence; what to do where nobody can. */
export function whoCan(approval: Approval): string {
  const names = approversOf(approval);
  const { approver, writers } = approval;
  if (names.length > 0) return `${listed(names)} can approve it.`;
  if (approver !== null && !isAmong(approver, writers)) {
    return `${approver} is no approver here any more: an admin names another under Accounts.`;
  }
  return 'Nobody else here is an approver: an admin invites one under Team.';
}

const mostNames = 4;

function listed(names: readonly string[]): string {
  const rest = names.length - mostNames;
  if (rest > 1) return `${names.slice(0, mostNames).join(', ')} or ${rest} others`;
  return names.length === 1 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function isAmong(name: string, names: readonly string[]): boolean {
  return names.some((other) => nameKey(other) === nameKey(name));
}
