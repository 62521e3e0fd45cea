import type { Role } from '../account/role.ts';
import { whenOf } from '../intake/queue-article.ts';
import { approveThread, rejectThread } from '../publish/approve-thread.ts';
import { cancelThread } from '../publish/cancel-thread.ts';
import { continueThread, deleteLive, foundPost, resendPost, skipPost } from '../publish/held-thread.ts';
import { RefusedError } from '../publish/refusal.ts';
import { scheduleThread, type When } from '../publish/schedule-thread.ts';
import { warnOfThread } from '../publish/schedules.ts';
import type { TimeWarning } from '../schedule/clashes.ts';
import { readAccount } from '../store/accounts.ts';
import { readNow, readThread } from '../store/threads.ts';
import type { DeskDeps } from './deps.ts';
import { wishedTime } from './parts/when-fields.tsx';

/** What the buttons of a thread's page ask for, each sent to its own address. */
export const threadActions = [
  'move',
  'approve',
  'reject',
  'cancel',
  'continue',
  'skip',
  'found',
  'resend',
  'delete-live',
] as const;
export type ThreadAction = (typeof threadActions)[number];

/** Does what a button of a thread's page asks for. @throws RefusedError with what keeps it from being done. */
export async function steerThread(
  deps: DeskDeps,
  id: string,
  action: ThreadAction,
  form: Readonly<Record<string, string>>,
  who: { readonly actor: string; readonly role: Role },
): Promise<void> {
  const { actor } = who;
  const { db, x } = deps;
  const { wake } = deps.queue;
  const hand = { db, wake, x, prices: deps.xSettings.prices, ...who };
  switch (action) {
    case 'move':
      return await scheduleThread(db, wake, id, await readWhen(deps, id, form), actor);
    case 'approve':
      return await approveThread(
        db,
        wake,
        id,
        {
          when: form['when'] === 'its' ? null : await readWhen(deps, id, form),
          revision: /^\d+$/.test(form['revision'] ?? '') ? Number(form['revision']) : null,
        },
        actor,
      );
    case 'reject':
      return await rejectThread(db, id, form['reason'] ?? '', actor);
    case 'cancel':
      return await cancelThread(db, wake, id, actor);
    case 'continue':
      return await continueThread(hand, id);
    case 'skip':
      return await skipPost(hand, id);
    case 'found':
      return await foundPost(hand, id, form['post'] ?? '');
    case 'resend':
      mustConfirm(form, 'Say first that you looked and the post is not on X.');
      return await resendPost(hand, id);
    case 'delete-live':
      mustConfirm(form, 'Say first that the posts shall be deleted.');
      await deleteLive(hand, id);
      return;
    default:
      return action satisfies never;
  }
}

/** A time that something speaks against, to be looked at before it is taken; null: take it. */
export type MoveToCheck = {
  readonly at: Date;
  readonly isNow: boolean;
  readonly warnings: readonly TimeWarning[];
};

/** @throws RefusedError when the time is none. */
export async function checkMove(
  deps: DeskDeps,
  id: string,
  form: Readonly<Record<string, string>>,
): Promise<MoveToCheck | null> {
  if (form['sure'] === 'yes') return null;
  const when = await readWhen(deps, id, form);
  const thread = await readThread(deps.db, id);
  if (when === 'next' || !thread) return null;
  const at = when === 'now' ? await readNow(deps.db) : when;
  const warnings = await warnOfThread(deps.db, thread, at);
  return warnings.length === 0 ? null : { at, isNow: when === 'now', warnings };
}

function mustConfirm(form: Readonly<Record<string, string>>, message: string): void {
  if (form['confirm'] !== 'yes') throw new RefusedError('invalid', message);
}

async function readWhen({ db }: DeskDeps, id: string, form: Readonly<Record<string, string>>): Promise<When> {
  const wish = wishedTime({ when: form['when'] ?? 'at', at: form['at'] ?? '' });
  if (wish === null) throw new RefusedError('invalid', 'Choose the day and time, or “Next free time”.');
  const thread = await readThread(db, id);
  const account = thread && (await readAccount(db, thread.accountId));
  return whenOf(wish, account?.timeZone ?? 'UTC', await readNow(db));
}
