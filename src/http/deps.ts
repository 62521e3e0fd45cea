import type { Templates } from '../draft/templates.ts';
import type { XSettings } from '../publish/accounts.ts';
import type { Publisher } from '../publish/publish-thread.ts';
import type { WakeQueue } from '../queue/queue.ts';
import type { Db } from '../store/db.ts';

/** All that the pages and the API need. */
export type Deps = {
  readonly db: Db;
  readonly queue: Pick<WakeQueue, 'wake' | 'check'>;
  readonly templates: Templates;
  readonly xSettings: XSettings;
  readonly x: Publisher['x'];
  readonly siteUrl: string | null;
  /** How a browser reaches the desk, without a slash at the end. */
  readonly publicUrl: string;
  /** The account used when nobody chose one: DEFAULT_ACCOUNT or null. */
  readonly defaultAccount: string | null;
  /** The real store is embedded: a live X account on it is on trial storage. */
  readonly trialStorage: boolean;
  readonly signIn: SignIn;
  /** Something went wrong that the caller is told only in general. */
  readonly onError: (error: Error, where: string) => void;
};

/** Who may come in. */
export type SignIn = {
  /** Opens the desk when followed as a link; printed at start. Null where only a password does. */
  readonly linkToken: string | null;
  readonly password: string | null;
  /** Bearer token of this machine's commands, from a file only their user can read. */
  readonly localToken: string;
};
