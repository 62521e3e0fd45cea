import type { AccountSeen, ThreadLine, ThreadSeen } from './answers.ts';
import { showPost } from './show-composed.ts';
import type { Terminal } from './terminal.ts';
import { plain, postWords, table, threadWords, timeIn, usd } from './words.ts';

/** A thread with its posts, and what a person can do when it needs one. */
export function showThread(terminal: Terminal, thread: ThreadSeen, timeZone: string): void {
  const { style } = terminal;
  terminal.print(style('bold', plain(thread.title)));
  terminal.print(`${thread.id} on ${thread.account}: ${statusLine(thread, timeZone)}`);
  if (thread.reason) {
    terminal.print(style('amber', plain(thread.reason.message)));
    for (const action of thread.reason.actions) terminal.print(`  ${commandFor(action, thread.id)}`);
  }
  if (thread.rejection) {
    const { by, reason } = thread.rejection;
    terminal.print(style('amber', plain(`${by} rejected it: ${reason}`)));
  }
  if (thread.approval) terminal.print(style('amber', plain(approvalWords(thread.approval))));
  for (const { message } of thread.warnings) terminal.print(style('amber', plain(message)));
  if (thread.picture) {
    const words = thread.picture.alt || 'without a description (--alt)';
    terminal.print(plain(`Picture on post 1: ${words}`));
  }
  terminal.print();
  for (const post of thread.posts) {
    const more = [postWords[post.status], post.url ?? ''].filter(Boolean).join('  ');
    showPost(terminal, post.position, thread.posts.length, post.text, post.weight, more);
  }
  const spent = thread.spentUsd > 0 ? `, ${usd(thread.spentUsd)} spent` : '';
  terminal.print(`Price ${usd(thread.priceUsd)}${spent}. At the desk: ${thread.deskUrl}`);
}

function approvalWords({ writers, approvers }: NonNullable<ThreadSeen['approval']>): string {
  const who =
    approvers.length > 0
      ? approvers.join(' or ')
      : 'nobody who signs in here now, or from a token with the role approver';
  return `${writers.join(', ')} wrote it; the yes can come from ${who}.`;
}

/** Its status with the time that goes with it: `scheduled for 2026-11-24 14:30 Europe/Berlin`. */
export function statusLine(
  thread: Pick<ThreadLine, 'status' | 'scheduledAt' | 'nextTryAt' | 'waitsFor' | 'posts'>,
  timeZone: string,
): string {
  const words = threadWords[thread.status];
  const live = thread.posts.filter(({ status }) => status === 'sent').length;
  const isUnderWay = thread.status === 'publishing' || (thread.status === 'held' && live > 0);
  const again = thread.status === 'publishing' ? thread.nextTryAt : null;
  const at = ['scheduled', 'awaiting-approval'].includes(thread.status) ? thread.scheduledAt : null;
  return [
    words,
    at && `for ${timeIn(at, timeZone)}`,
    isUnderWay && `(${live} of ${thread.posts.length} live)`,
    again &&
      `goes on ${timeIn(again, timeZone, true)}${thread.waitsFor ? `, waits: ${thread.waitsFor}` : ''}`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** A line a thread, the newest first. */
export function showThreads(terminal: Terminal, threads: readonly ThreadLine[], zoneOf: ZoneOf): void {
  const rows = threads.map((thread) => [
    thread.id,
    thread.account,
    statusLine(thread, zoneOf(thread.account)),
    thread.title,
  ]);
  for (const row of table(rows)) terminal.print(row);
}

/** A thread of an account that is paused waits, whatever its time says. */
export function sayPaused(terminal: Terminal, accounts: readonly AccountSeen[], name: string): void {
  const account = accounts.find((candidate) => candidate.name === name);
  if (account?.paused) terminal.say(`It waits: ${account.health}`);
}

export type ZoneOf = (account: string) => string;

/** The zone in which each account's times are shown. */
export function zonesOf(accounts: readonly AccountSeen[]): ZoneOf {
  return (name) => accounts.find((account) => account.name === name)?.timeZone ?? 'UTC';
}

type Action = NonNullable<ThreadSeen['reason']>['actions'][number];

function commandFor(action: Action, id: string): string {
  const more: Partial<Record<Action, string>> = { found: ' LINK', move: ' --at TIME' };
  return `bobbin ${action} ${id}${more[action] ?? ''}`;
}
