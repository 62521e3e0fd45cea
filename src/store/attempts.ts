import type { Attempt, Look, OutcomeKind } from '../thread/attempt.ts';
import type { PostId, XPostId } from '../thread/thread.ts';
import type { Queryable } from './db.ts';

type AttemptRow = {
  id: string;
  post_id: PostId;
  number: number;
  text: string;
  media_id: string | null;
  parent_x_post_id: XPostId | null;
  since_id: string | null;
  holder: string;
  opened_at: Date;
  outcome: OutcomeKind | null;
  outcome_at: Date | null;
  detail: string | null;
  retry_at: Date | null;
  settled: Attempt['settled'];
  looks: readonly { at: string; result: Look['result'] }[];
};

const columns = `a.id, a.post_id, a.number, a.text, a.media_id, a.parent_x_post_id, a.since_id, a.holder, a.opened_at, a.outcome,
  a.outcome_at, a.detail, a.retry_at, a.settled,
  coalesce((select json_agg(json_build_object('at', l.at, 'result', l.result) order by l.at)
            from bobbin.looks l where l.attempt_id = a.id), '[]') as looks`;

export async function listAttempts(db: Queryable, threadId: string): Promise<readonly Attempt[]> {
  const { rows } = await db.query<AttemptRow>(
    `select ${columns} from bobbin.attempts a where a.thread_id = $1 order by a.opened_at, a.number`,
    [threadId],
  );
  return rows.map(toAttempt);
}

export type NewAttempt = {
  readonly id: string;
  readonly postId: string;
  readonly threadId: string;
  readonly accountId: string;
  readonly number: number;
  readonly text: string;
  readonly mediaId: string | null;
  readonly parentXPostId: string | null;
  readonly sinceId: string | null;
  readonly holder: string;
  readonly fence: bigint;
};

export async function insertAttempt(tx: Queryable, attempt: NewAttempt): Promise<void> {
  await tx.query(
    `insert into bobbin.attempts
       (id, post_id, thread_id, account_id, number, text, media_id, parent_x_post_id, since_id, holder, fence)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      attempt.id,
      attempt.postId,
      attempt.threadId,
      attempt.accountId,
      attempt.number,
      attempt.text,
      attempt.mediaId,
      attempt.parentXPostId,
      attempt.sinceId,
      attempt.holder,
      attempt.fence,
    ],
  );
}

/** True while another post of the account with the same text and no parent may be live: the two could not be told apart. */
export async function hasUnresolvedTwin(
  tx: Queryable,
  accountId: string,
  postId: string,
  text: string,
): Promise<boolean> {
  const { rows } = await tx.query(
    `select 1 from bobbin.attempts
     where account_id = $1 and post_id <> $2 and text = $3 and parent_x_post_id is null and settled is null
       and (outcome is null or outcome in ('unknown', 'accepted-without-id', 'duplicate'))
     limit 1`,
    [accountId, postId, text],
  );
  return rows.length > 0;
}

export type AttemptRef = {
  readonly postId: PostId;
  readonly threadId: string;
  readonly accountId: string;
  readonly outcome: OutcomeKind | null;
  readonly settled: Attempt['settled'];
};

export async function findAttempt(db: Queryable, id: string): Promise<AttemptRef | null> {
  const { rows } = await db.query<{
    post_id: PostId;
    thread_id: string;
    account_id: string;
    outcome: OutcomeKind | null;
    settled: Attempt['settled'];
  }>('select post_id, thread_id, account_id, outcome, settled from bobbin.attempts where id = $1', [id]);
  const row = rows[0];
  if (!row) return null;
  return {
    postId: row.post_id,
    threadId: row.thread_id,
    accountId: row.account_id,
    outcome: row.outcome,
    settled: row.settled,
  };
}

/** True while the lease it was opened under is held: its sender may still be writing. */
export async function isOnItsWay(tx: Queryable, id: string): Promise<boolean> {
  const { rows } = await tx.query(
    `select 1 from bobbin.attempts a join bobbin.leases l on l.account_id = a.account_id and l.fence = a.fence
     where a.id = $1 and a.outcome is null and l.until >= bobbin.now()`,
    [id],
  );
  return rows.length > 0;
}

export type OutcomeFacts = {
  readonly kind: OutcomeKind;
  readonly xPostId: string | null;
  readonly statusCode: number | null;
  readonly transactionId: string | null;
  readonly detail: string | null;
  readonly retryAt: Date | null;
};

export async function writeOutcome(tx: Queryable, id: string, facts: OutcomeFacts): Promise<void> {
  await tx.query(
    `update bobbin.attempts set outcome = $2, outcome_at = bobbin.now(), x_post_id = $3, status_code = $4,
       transaction_id = $5, detail = $6, retry_at = $7 where id = $1`,
    [id, facts.kind, facts.xPostId, facts.statusCode, facts.transactionId, facts.detail, facts.retryAt],
  );
}

export async function settleAttempt(
  tx: Queryable,
  id: string,
  settled: NonNullable<Attempt['settled']>,
  by: string,
): Promise<void> {
  await tx.query(
    `update bobbin.attempts set settled = $2, settled_by = $3, settled_at = bobbin.now() where id = $1`,
    [id, settled, by],
  );
}

export async function insertLook(
  tx: Queryable,
  attemptId: string,
  at: Date,
  result: Look['result'],
  detail: string | null,
): Promise<void> {
  await tx.query('insert into bobbin.looks (attempt_id, at, result, detail) values ($1, $2, $3, $4)', [
    attemptId,
    at,
    result,
    detail,
  ]);
}

/** X ids above `sinceId` that already belong to another post of ours. */
export async function listTakenXPosts(
  db: Queryable,
  accountId: string,
  postId: string,
  sinceId: string | null,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ x_post_id: string }>(
    `select x_post_id from bobbin.x_posts
     where account_id = $1 and post_id <> $2 and x_post_id::numeric > $3::numeric
     order by x_post_id::numeric`,
    [accountId, postId, sinceId ?? '0'],
  );
  return rows.map((row) => row.x_post_id);
}

/** Gives an X id to a post of ours. @returns false when another post has it. */
export async function claimXPost(
  tx: Queryable,
  accountId: string,
  xPostId: string,
  postId: string,
): Promise<boolean> {
  const { rows } = await tx.query<{ post_id: string }>(
    `insert into bobbin.x_posts as x (account_id, x_post_id, post_id) values ($1, $2, $3)
     on conflict (account_id, x_post_id) do update set post_id = x.post_id returning post_id`,
    [accountId, xPostId, postId],
  );
  return rows[0]?.post_id === postId;
}

/** What one call cost, by our price list; written once for an attempt however often it is told. */
export async function recordCost(
  tx: Queryable,
  cost: {
    readonly accountId: string;
    readonly threadId: string | null;
    readonly attemptId: string | null;
    readonly action: string;
    readonly usd: number;
  },
): Promise<void> {
  await tx.query(
    `insert into bobbin.costs (account_id, thread_id, attempt_id, action, usd) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [cost.accountId, cost.threadId, cost.attemptId, cost.action, cost.usd],
  );
}

function toAttempt(row: AttemptRow): Attempt {
  return {
    id: row.id,
    postId: row.post_id,
    number: row.number,
    text: row.text,
    mediaId: row.media_id,
    parentXPostId: row.parent_x_post_id,
    sinceId: row.since_id,
    holder: row.holder,
    openedAt: row.opened_at,
    outcome: row.outcome,
    outcomeAt: row.outcome_at,
    detail: row.detail,
    retryAt: row.retry_at,
    settled: row.settled,
    looks: row.looks.map(({ at, result }) => ({ at: new Date(at), result })),
  };
}
