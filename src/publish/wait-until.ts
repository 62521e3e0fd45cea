import type { Ledger } from './ledger.ts';
import type { Again } from './publisher.ts';
import type { Snapshot } from './snapshot.ts';

/** Notes until when a thread waits and what for, so that people see it. @returns when to come back. */
export async function waitUntil(
  ledger: Pick<Ledger, 'note'>,
  { thread, now }: Snapshot,
  until: Date,
  waitsFor: string,
): Promise<Again> {
  const isNoted = thread.nextTryAt?.getTime() === until.getTime() && thread.waitsFor === waitsFor;
  if (!isNoted) await ledger.note(thread, { nextTryAt: until, waitsFor });
  return { inMs: Math.max(0, until.getTime() - now.getTime()) };
}
