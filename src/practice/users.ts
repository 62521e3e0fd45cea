import { type PracticeUser, userId, userOfToken } from './post.ts';

/** An account set by hand: whoever brings this token is this user. */
export type PracticeAccount = { readonly token: string; readonly handle: string; readonly name: string };

/**
 * The user behind an Authorization header: `oauth_token` of OAuth 1.0a, or a bearer token, taken as a user's
 * OAuth 2 token. Any token will do and no signature is checked. Null when there is none.
 */
export function identify(
  header: string | undefined,
  accounts: readonly PracticeAccount[],
): PracticeUser | null {
  const token = tokenOf(header ?? '');
  if (token === null) return null;
  const account = accounts.find((one) => one.token === token);
  if (account === undefined) return userOfToken(token);
  return { id: userId(account.handle), handle: account.handle, name: account.name };
}

function tokenOf(header: string): string | null {
  const signed = /^OAuth\s/i.test(header) ? /\boauth_token="([^"]+)"/.exec(header)?.[1] : undefined;
  const bearer = /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  const token = signed ?? bearer;
  if (token === undefined) return null;
  try {
    return decodeURIComponent(token);
  } catch {
    return null;
  }
}
