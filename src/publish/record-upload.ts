import type { Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { insertUpload } from '../store/pictures.ts';
import type { Upload } from '../thread/picture.ts';
import { pauseUnfunded } from './unfunded.ts';

/** Stores what became of giving X a thread's picture. */
export async function recordUpload(
  tx: Queryable,
  threadId: string,
  upload: Omit<Upload, 'at'>,
): Promise<void> {
  const { accountId, outcome, detail: message, retryAt: until } = upload;
  await insertUpload(tx, threadId, upload);
  await recordEvent(tx, { actor: 'bobbin', action: 'picture', threadId, detail: { outcome, message } });
  if (outcome === 'unfunded') await pauseUnfunded(tx, { accountId, threadId, why: message, until });
}
