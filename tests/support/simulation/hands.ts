import type { Budgets } from '../../../src/store/budgets.ts';
import type { Picture } from '../../../src/thread/picture.ts';
import type { ThreadClass, ThreadStatus } from '../../../src/thread/thread.ts';

/** Nobody looks at it here. */
export const aPicture: Picture = {
  mediaType: 'image/png',
  bytes: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
};

export type AccountPlan = { readonly id: string; readonly xUserId: string; readonly budgets: Budgets };
export type ThreadPlan = {
  readonly id: string;
  readonly accountId: string;
  readonly class: ThreadClass;
  readonly link: string | null;
  readonly notBefore: Date | null;
  readonly texts: readonly string[];
  /** What its picture shows; null: it has none. */
  readonly altText: string | null;
};

/** What a person's wish led to: done, or the code of its refusal. */
export type Done = 'done' | 'conflict' | 'invalid' | 'not-found';

/** What people do to the ledger, whatever it is made of. */
export type Hands = {
  addAccount(account: AccountPlan): Promise<void>;
  addThread(thread: ThreadPlan): Promise<void>;
  schedule(threadId: string, when: Date | 'now'): Promise<Done>;
  cancel(threadId: string): Promise<Done>;
  /** Null: all accounts. */
  setPaused(accountId: string | null, paused: boolean): Promise<void>;
  enable(accountId: string): Promise<void>;
  /** Null: what all accounts together may cost. */
  setBudgets(accountId: string | null, budgets: Budgets): Promise<void>;
  distrust(): Promise<void>;
  /** Due threads and those due soon, as the sweep asks for them. */
  toWake(): Promise<readonly { readonly id: string; readonly inMs: number }[]>;
  statuses(): Promise<ReadonlyMap<string, ThreadStatus>>;
  costs(): Promise<readonly { readonly threadId: string; readonly usd: number }[]>;
};
