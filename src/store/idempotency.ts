import type { Queryable } from './db.ts';

export type KeptAnswer = { readonly statusCode: number; readonly body: unknown };

export type KeyState =
  | { readonly state: 'new' }
  | { readonly state: 'done'; readonly answer: KeptAnswer }
  /** The same request is being carried out now. */
  | { readonly state: 'busy' }
  /** The key was used for another request. */
  | { readonly state: 'other' };

/**
 * Takes an idempotency key for a request. One left without an answer for over a minute (its process died) is
 * taken again: what it began must be safe to repeat.
 */
export async function takeKey(
  db: Queryable,
  actor: string,
  key: string,
  requestHash: string,
): Promise<KeyState> {
  const taken = await db.query(
    `insert into bobbin.idempotency_keys as k (actor, key, request_hash) values ($1, $2, $3)
     on conflict (actor, key) do update set created_at = bobbin.now()
       where k.status_code is null and k.request_hash = excluded.request_hash
         and k.created_at < bobbin.now() - interval '1 minute'
     returning key`,
    [actor, key, requestHash],
  );
  if (taken.rows.length > 0) return { state: 'new' };
  const { rows } = await db.query<{ request_hash: string; status_code: number | null; body: unknown }>(
    'select request_hash, status_code, body from bobbin.idempotency_keys where actor = $1 and key = $2',
    [actor, key],
  );
  const row = rows[0];
  if (!row || row.request_hash !== requestHash) return { state: 'other' };
  if (row.status_code === null) return { state: 'busy' };
  return { state: 'done', answer: { statusCode: row.status_code, body: row.body } };
}

/** Keeps the answer for whoever asks again with the key. */
export async function keepAnswer(
  db: Queryable,
  actor: string,
  key: string,
  answer: KeptAnswer,
): Promise<void> {
  await db.query(
    'update bobbin.idempotency_keys set status_code = $3, body = $4 where actor = $1 and key = $2',
    [actor, key, answer.statusCode, JSON.stringify(answer.body)],
  );
}

/** Frees a key whose request was not carried out, and all keys older than a week. */
export async function freeKey(db: Queryable, actor: string, key: string): Promise<void> {
  await db.query(
    `delete from bobbin.idempotency_keys
     where (actor = $1 and key = $2) or created_at < bobbin.now() - interval '7 days'`,
    [actor, key],
  );
}
