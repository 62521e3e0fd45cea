import { sumUsd } from '../compose/price.ts';
import type { Prices } from '../compose/price-list.ts';
import { recordCost } from '../store/attempts.ts';
import type { Db } from '../store/db.ts';
import type { XClient } from '../x/client.ts';

/**
 * X for an account, with what reading its timeline costs entered in the ledger. X bills each post it shows; one
 * read again on the same UTC day is often free, so this errs towards too much. Creating and deleting are entered
 * with their outcome.
 */
export function billed(x: XClient, db: Db, accountId: string, prices: Prices): XClient {
  return {
    ...x,
    async ownPosts(range) {
      const read = await x.ownPosts(range);
      if (read.kind === 'read' && read.posts.length > 0) {
        const usd = sumUsd(read.posts.map(() => prices.readOwnPost));
        await recordCost(db, { accountId, threadId: null, attemptId: null, action: 'read', usd });
      }
      return read;
    },
  };
}
