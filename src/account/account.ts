/** `practice` posts to practice X only; `oauth1` signs with four keys from X's console. */
export const accountKinds = ['practice', 'oauth1'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** `disabled` until a person enables it; `reconnect` when X refuses its credentials. */
export const accountStates = ['disabled', 'enabled', 'reconnect'] as const;
export type AccountState = (typeof accountStates)[number];

/** Who speaks on X. */
export type Account = {
  readonly id: string;
  readonly name: string;
  /** Without the @. */
  readonly handle: string;
  readonly xUserId: string;
  readonly kind: AccountKind;
  /** Another host for this account's X; null is the one of `X_API_URL`. */
  readonly apiUrl: string | null;
  readonly state: AccountState;
  readonly stateReason: string | null;
  readonly pausedAt: Date | null;
  /** IANA time zone in which its times are shown and its slots are kept. */
  readonly timeZone: string;
  /** Queued threads wait for the yes of somebody other than their author. */
  readonly requiresApproval: boolean;
  /** Whose yes that is, by name; null: any approver's. */
  readonly approver: string | null;
};

/** The four OAuth 1.0a secrets, named as X's console names them. */
export type OAuth1Credentials = {
  readonly apiKey: string;
  readonly apiKeySecret: string;
  readonly accessToken: string;
  readonly accessTokenSecret: string;
};
