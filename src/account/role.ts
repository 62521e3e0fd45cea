/** What a person or token is here for; each has one. What each may do stands in docs/roles.md. */
export const roles = ['editor', 'approver', 'ops', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Things that may be asked for, and whose they are. Looking is everybody's who is signed in. */
const allowed = {
  compose: roles,
  write: ['editor', 'approver', 'admin'],
  cancel: roles,
  approve: ['approver', 'admin'],
  decide: ['approver', 'ops', 'admin'],
  pause: roles,
  resume: ['approver', 'ops', 'admin'],
  templates: ['approver', 'admin'],
  accounts: ['ops', 'admin'],
  rules: ['admin'],
  team: ['admin'],
  leave: roles,
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/**
 * `write`: queue, edit, move. `decide`: what a held thread asks of a person, and deleting what is live.
 * `templates`: what threads are made by. `rules`: whose threads wait for a second person. `team`: people and tokens. `leave`: sign out,
 * and one's own password.
 */
export type Permission = keyof typeof allowed;

/** Whether the role may do it. */
export function may(role: Role, permission: Permission): boolean {
  const those: readonly Role[] = allowed[permission];
  return those.includes(role);
}
