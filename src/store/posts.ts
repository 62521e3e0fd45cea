import type { Post, PostId, PostStatus, XPostId } from '../thread/thread.ts';
import type { Queryable } from './db.ts';

export async function insertPost(
  tx: Queryable,
  post: {
    readonly id: string;
    readonly threadId: string;
    readonly position: number;
    readonly text: string;
    readonly priceUsd: number;
  },
): Promise<void> {
  await tx.query(
    'insert into bobbin.posts (id, thread_id, position, text, price_usd) values ($1, $2, $3, $4, $5)',
    [post.id, post.threadId, post.position, post.text, post.priceUsd],
  );
}

type PostRow = {
  id: PostId;
  position: number;
  text: string;
  price_usd: string;
  status: PostStatus;
  x_post_id: XPostId | null;
  sent_at: Date | null;
};

export async function readPosts(db: Queryable, threadId: string): Promise<readonly Post[]> {
  const { rows } = await db.query<PostRow>(
    'select id, position, text, price_usd, status, x_post_id, sent_at from bobbin.posts where thread_id = $1 order by position',
    [threadId],
  );
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    text: row.text,
    priceUsd: Number(row.price_usd),
    status: row.status,
    xPostId: row.x_post_id,
    sentAt: row.sent_at,
  }));
}

export async function changePost(
  tx: Queryable,
  id: string,
  change: { readonly status: PostStatus; readonly xPostId?: string; readonly sentAt?: Date },
): Promise<void> {
  await tx.query(
    `update bobbin.posts set status = $2, x_post_id = coalesce($3, x_post_id), sent_at = coalesce($4, sent_at)
     where id = $1`,
    [id, change.status, change.xPostId ?? null, change.sentAt ?? null],
  );
}

/** New words for a post that was never tried. @returns false when it was. */
export async function changeText(
  tx: Queryable,
  id: string,
  text: string,
  priceUsd: number,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update bobbin.posts set text = $2, price_usd = $3 where id = $1 and status = 'pending'
       and not exists (select 1 from bobbin.attempts where post_id = $1)`,
    [id, text, priceUsd],
  );
  return rowCount === 1;
}

/** Moves a post to another place in its thread; two may share one until the transaction ends. */
export async function placePost(tx: Queryable, id: string, position: number): Promise<void> {
  await tx.query('update bobbin.posts set position = $2 where id = $1', [id, position]);
}

/** Takes out a post that was never tried. @returns false when it was. */
export async function deletePost(tx: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `delete from bobbin.posts where id = $1 and status = 'pending'
       and not exists (select 1 from bobbin.attempts where post_id = $1)`,
    [id],
  );
  return rowCount === 1;
}
