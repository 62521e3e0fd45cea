import type { XPostId } from '../thread/thread.ts';
import type { Queryable } from './db.ts';

/** What X answered to a try, beyond what the publisher acts upon. */
export type XAnswer = {
  readonly attemptId: string;
  readonly statusCode: number | null;
  readonly xPostId: XPostId | null;
  /** X's own id of the exchange, to name when asking X about it. */
  readonly transactionId: string | null;
};

/** X's answers to all tries of a thread. */
export async function listAnswers(db: Queryable, threadId: string): Promise<readonly XAnswer[]> {
  const { rows } = await db.query<XAnswer>(
    `select id as "attemptId", status_code as "statusCode", x_post_id as "xPostId",
       transaction_id as "transactionId"
     from bobbin.attempts where thread_id = $1 and outcome is not null`,
    [threadId],
  );
  return rows;
}
