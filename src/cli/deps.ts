import type { OAuth1Credentials } from '../account/account.ts';
import type { Prices } from '../compose/price-list.ts';
import type { XSettings } from '../publish/accounts.ts';
import type { Db } from '../store/db.ts';
import type { Api } from './api.ts';
import type { Terminal } from './terminal.ts';

/** What the commands read of the configuration. */
export type Settings = {
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly dataDir: string;
  readonly templatesDir: string | null;
  readonly publicUrl: string | null;
  readonly siteUrl: string | null;
  readonly timeZone: string;
  readonly prices: Prices;
  readonly practiceXUrl: string | null;
  readonly credentials: OAuth1Credentials | null;
};

/** A bobbin that was started in this process. */
export type Running = {
  readonly wired: { readonly db: Db; readonly xSettings: XSettings };
  /** Where the desk answers; null without the web part. */
  readonly url: string | null;
  readonly signInUrl: string | null;
  stop(): Promise<void>;
};

export type PracticeOptions = {
  readonly port: number;
  readonly host?: string;
  readonly file?: string;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the commands need of the world; `main.ts` gives it. */
export type Deps = {
  readonly terminal: Terminal;
  /** Tells more when something goes wrong. */
  readonly debug: boolean;
  /** The person's editor, as a shell would run it; null when none is named. */
  readonly editor: string | null;
  /** @throws with everything that is wrong with the environment. */
  readSettings(): Settings;
  /** A running server's API, or the store itself through the same calls. */
  connect(): Promise<Api>;
  serve(parts: { readonly web: boolean; readonly worker: boolean }): Promise<Running>;
  startPractice(options: PracticeOptions): Promise<{ readonly url: string; close(): Promise<void> }>;
  /** The same with another environment in place of this one. */
  withEnvironment(environment: Environment): Deps;
};
