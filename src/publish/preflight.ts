import { checkThread } from '../compose/check.ts';
import type { LinkState } from './check-link.ts';
import { holdFor } from './hold-reasons.ts';
import type { Again, Publisher } from './publisher.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Checks, shortly before a thread begins, what it needs to end: keys, posts X would take, a living link. Budget
 * and X's window are compared at each step. What would stop it holds it; what is merely odd is noted.
 * @returns null: take the next step.
 */
export async function preflight(
  { ledger, x, checkLink }: Pick<Publisher, 'ledger' | 'x' | 'checkLink'>,
  { thread, account, posts }: Snapshot,
): Promise<Again> {
  const keys = await x(account).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (keys !== null) {
    await ledger.hold(thread, holdFor.preflight('keys', keys));
    return null;
  }
  const texts = posts.filter(({ status }) => status !== 'skipped').map(({ text }) => text);
  const blocking = checkThread(texts, { link: thread.link, picture: thread.picture }).filter(
    ({ severity }) => severity === 'block',
  );
  if (blocking[0]) {
    await ledger.hold(thread, holdFor.preflight('posts', `${blocking[0].message} ${blocking[0].fix}`));
    return null;
  }
  // Practice is for trying out: its links may lead nowhere.
  const isChecked = checkLink !== null && thread.link !== null && account.kind !== 'practice';
  const link: LinkState = isChecked ? await checkLink(thread.link, thread.title) : { state: 'good' };
  if (link.state === 'gone') {
    await ledger.hold(thread, holdFor.preflight('link', link.why));
    return null;
  }
  await ledger.note(thread, { preflight: link.state === 'odd' ? [link.why] : [] });
  return null;
}
