import type { Permission } from '../account/role.ts';

const thread = (action: string): readonly string[] => [
  `/threads/:id/${action}`,
  `/api/threads/:id/${action}`,
];
const account = (action: string): readonly string[] => [
  `/accounts/:name/${action}`,
  `/api/accounts/:name/${action}`,
];

/**
 * What each call that changes something, or looks at people and tokens, needs. A call that changes something and
 * does not stand here is not let through.
 */
export const permissions: readonly {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly permission: Permission;
  readonly paths: readonly string[];
}[] = [
  { method: 'POST', permission: 'compose', paths: ['/api/compose', '/api/compose/all', '/parts/template'] },
  {
    method: 'POST',
    permission: 'write',
    paths: ['/new', '/parts/editor', '/api/threads', ...thread('edit'), ...thread('move')],
  },
  { method: 'POST', permission: 'cancel', paths: thread('cancel') },
  { method: 'POST', permission: 'approve', paths: [...thread('approve'), ...thread('reject')] },
  {
    method: 'POST',
    permission: 'decide',
    paths: ['continue', 'skip', 'found', 'resend', 'delete-live'].flatMap(thread),
  },
  { method: 'POST', permission: 'pause', paths: ['/pause', '/api/pause', '/accounts/:name/pause'] },
  { method: 'POST', permission: 'resume', paths: ['/resume', '/api/resume', '/accounts/:name/resume'] },
  {
    method: 'POST',
    permission: 'templates',
    paths: ['/new-template', '/templates/:name', '/templates/:name/remove'],
  },
  { method: 'PUT', permission: 'templates', paths: ['/api/templates/:name'] },
  { method: 'DELETE', permission: 'templates', paths: ['/api/templates/:name'] },
  {
    method: 'POST',
    permission: 'accounts',
    paths: [
      ...['/accounts', '/api/accounts', '/api/restored'],
      ...['enable', 'default', 'schedule', 'budget', 'keys', 'remove'].flatMap(account),
    ],
  },
  {
    method: 'POST',
    permission: 'rules',
    paths: [
      '/accounts/:name/approval',
      '/api/accounts/:name/require-approval',
      '/api/accounts/:name/skip-approval',
    ],
  },
  { method: 'GET', permission: 'team', paths: ['/team', '/tokens', '/api/users', '/api/tokens'] },
  {
    method: 'POST',
    permission: 'team',
    paths: [
      ...['/team', '/team/:name/role', '/team/:name/link', '/team/:name/sign-out', '/team/:name/revoke'],
      ...['/tokens', '/tokens/:name/revoke'],
      ...['/api/users', '/api/users/:name/role', '/api/users/:name/link', '/api/tokens'],
    ],
  },
  { method: 'DELETE', permission: 'team', paths: ['/api/users/:name', '/api/tokens/:name'] },
  {
    method: 'POST',
    permission: 'leave',
    paths: [
      ...['/sign-out', '/me/password', '/me/sessions/:id/end'],
      ...['/me/sign-out-others', '/me/sign-out-everywhere'],
    ],
  },
];
