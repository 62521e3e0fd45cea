import type { Ledger } from '../../../src/publish/ledger.ts';
import type { Patience } from '../../../src/publish/snapshot.ts';
import type { XClient } from '../../../src/x/client.ts';
import type { State } from './memory-state.ts';

/** The publisher broken on purpose: it is left as it is, and sees or does something else than it thinks. */
export type Mutation = {
  readonly name: string;
  /** How the violation begins that must tell of it. */
  readonly caughtBy: RegExp;
  readonly ledger?: (ledger: Ledger, state: State) => Ledger;
  readonly x?: (x: XClient) => XClient;
  readonly patience?: (patience: Patience) => Patience;
  readonly leaseMs?: number;
};
