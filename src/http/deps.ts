import type { DeskDeps } from '../web/deps.ts';

/** All that the API and the doors of the desk need. */
export type Deps = DeskDeps & {
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
