import type { Account } from '../account/account.ts';
import type { XClient } from '../x/client.ts';
import type { CheckLink } from './check-link.ts';
import type { Ledger } from './ledger.ts';
import type { Patience } from './snapshot.ts';

/** This machine's time; what is due is decided by the ledger's clock alone. */
export type Clock = {
  /** Wall time, as X's ids tell it: X takes no signature from a machine whose clock is far off. */
  now(): Date;
  /** How long since some fixed moment, asleep or not. */
  elapsedMs(): number;
  sleep(ms: number): Promise<void>;
};

export type Publisher = {
  readonly ledger: Ledger;
  /** X for an account; rejects when its credentials cannot be opened. */
  readonly x: (account: Account) => Promise<XClient>;
  readonly clock: Clock;
  readonly patience: Patience;
  /** Whether an article's page is still there; null: links are not checked. */
  readonly checkLink: CheckLink | null;
  /** From commit of the intent to the last byte written; a worker that lost more does not write. */
  readonly sendDeadlineMs: number;
};

/** When to come back to this thread; null when it waits for a person or is done. */
export type Again = { readonly inMs: number } | null;
