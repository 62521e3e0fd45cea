import type { Account } from '../account/account.ts';
import type { XClient } from '../x/client.ts';
import type { Publisher } from './publisher.ts';

/** X for the account, or why its keys cannot be read. */
export async function openX(x: Publisher['x'], account: Account): Promise<XClient | string> {
  return await x(account).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
}
