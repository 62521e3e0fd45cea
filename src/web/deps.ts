import type { Role } from '../account/role.ts';
import type { TemplateShelf } from '../draft/templates.ts';
import type { XSettings } from '../publish/accounts.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Wake } from '../publish/schedule-thread.ts';
import type { Db } from '../store/db.ts';

/** All that the pages need. */
export type DeskDeps = {
  readonly db: Db;
  readonly queue: { readonly wake: Wake; check(): Promise<void> };
  readonly templates: TemplateShelf;
  readonly xSettings: XSettings;
  readonly x: Publisher['x'];
  readonly siteUrl: string | null;
  /** IANA zone of the site: new accounts keep their times in it. */
  readonly timeZone: string;
  /** How a browser reaches the desk, without a slash at the end. */
  readonly publicUrl: string;
  /** The account used when nobody chose one: DEFAULT_ACCOUNT or null. */
  readonly defaultAccount: string | null;
  /** The real store is embedded: a live X account on it is on trial storage. */
  readonly trialStorage: boolean;
  /** Something went wrong that the person is told only in general. */
  readonly onError: (error: Error, where: string) => void;
};

/** What a request to the desk carries: who is signed in and as what, and the token that proves a form came from here. */
export type DeskEnv = { Variables: { actor: string; role: Role; csrf: string; session: OwnSession } };

/** The session in hand; `userId` is null for who came by the first door. */
export type OwnSession = { readonly id: string; readonly userId: string | null };
