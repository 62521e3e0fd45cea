import type { Role } from '../account/role.ts';

/** What each role is for, in a line. */
export const roleWords: Readonly<Record<Role, string>> = {
  editor: 'editor: writes, queues, edits, moves, cancels',
  approver: 'approver: also says yes, decides, resumes, changes templates',
  ops: 'ops: decides, resumes, looks after accounts',
  admin: 'admin: everything, people and tokens too',
};
