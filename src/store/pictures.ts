import { createHash } from 'node:crypto';
import type { Picture, PictureId, PictureType, ThreadPicture, Upload } from '../thread/picture.ts';
import type { Queryable } from './db.ts';

/** Keeps a picture; the same bytes are kept once. @returns its id. */
export async function keepPicture(db: Queryable, picture: Picture): Promise<PictureId> {
  const { bytes, mediaType } = picture;
  const id = pictureIdOf(picture);
  await db.query(
    `insert into bobbin.pictures (id, media_type, bytes) values ($1, $2, $3)
     on conflict (id) do update set kept_at = bobbin.now()`,
    [id, mediaType, bytes],
  );
  return id;
}

/** The name the bytes make. */
export function pictureIdOf({ bytes }: Picture): PictureId {
  return `pic_${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}` as PictureId; // made here
}

export async function readPicture(db: Queryable, id: string): Promise<Picture | null> {
  const { rows } = await db.query<{ media_type: PictureType; bytes: Uint8Array }>(
    'select media_type, bytes from bobbin.pictures where id = $1',
    [id],
  );
  return rows[0] ? { mediaType: rows[0].media_type, bytes: rows[0].bytes } : null;
}

/** Forgets pictures that were given more than a day ago and that nothing names. @returns how many. */
export async function dropUnusedPictures(db: Queryable): Promise<number> {
  const { rowCount } = await db.query(
    `delete from bobbin.pictures p
     where kept_at < bobbin.now() - interval '1 day'
       and not exists (select 1 from bobbin.threads where picture_id = p.id)
       and not exists (select 1 from bobbin.uploads where picture_id = p.id)
       and not exists (select 1 from bobbin.articles where picture_id = p.id)`,
  );
  return rowCount ?? 0;
}

export async function isPictureKept(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await db.query('select 1 from bobbin.pictures where id = $1', [id]);
  return rows.length > 0;
}

/** Gives a thread, whose row this transaction has locked, its picture, or takes it away. */
export async function setPicture(
  tx: Queryable,
  threadId: string,
  picture: ThreadPicture | null,
): Promise<void> {
  await tx.query('update bobbin.threads set picture_id = $2, alt_text = $3 where id = $1', [
    threadId,
    picture?.id ?? null,
    picture?.altText ?? '',
  ]);
}

type UploadRow = {
  picture_id: PictureId;
  alt_text: string;
  account_id: string;
  revision: number;
  outcome: Upload['outcome'];
  media_id: string | null;
  expires_at: Date | null;
  retry_at: Date | null;
  detail: string;
  at: Date;
};

/** What became of giving a thread's picture to X, oldest first. */
export async function listUploads(db: Queryable, threadId: string): Promise<readonly Upload[]> {
  const { rows } = await db.query<UploadRow>(
    `select picture_id, alt_text, account_id, revision, outcome, media_id, expires_at, retry_at, detail, at
     from bobbin.uploads where thread_id = $1 order by id`,
    [threadId],
  );
  return rows.map((row) => ({
    picture: { id: row.picture_id, altText: row.alt_text } satisfies ThreadPicture,
    accountId: row.account_id,
    revision: row.revision,
    outcome: row.outcome,
    mediaId: row.media_id,
    expiresAt: row.expires_at,
    retryAt: row.retry_at,
    detail: row.detail,
    at: row.at,
  }));
}

export async function insertUpload(
  tx: Queryable,
  threadId: string,
  upload: Omit<Upload, 'at'>,
): Promise<void> {
  await tx.query(
    `insert into bobbin.uploads
       (thread_id, account_id, revision, picture_id, alt_text, outcome, media_id, expires_at, retry_at, detail)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      threadId,
      upload.accountId,
      upload.revision,
      upload.picture.id,
      upload.picture.altText,
      upload.outcome,
      upload.mediaId,
      upload.expiresAt,
      upload.retryAt,
      upload.detail,
    ],
  );
}
