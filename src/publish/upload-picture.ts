import type { ThreadPicture, Upload } from '../thread/picture.ts';
import type { CallFailure } from '../x/failure.ts';
import type { Uploaded } from '../x/upload.ts';
import { holdFor } from './hold-reasons.ts';
import { openX } from './open-x.ts';
import type { Publisher } from './publisher.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Gives X a copy of the thread's picture and notes what became of it. An upload nobody remembers, because its
 * worker died, shows nothing to anybody: it is simply made again.
 */
export async function uploadPicture(
  { ledger, x }: Pick<Publisher, 'ledger' | 'x'>,
  { thread, account, posts }: Snapshot,
  picture: ThreadPicture,
): Promise<void> {
  const client = await openX(x, account);
  if (typeof client === 'string') return await ledger.hold(thread, holdFor.keys(client, posts));
  const { bytes } = await ledger.readPicture(picture.id);
  const answer = await client.upload(bytes, picture.altText);
  const made = { picture, accountId: account.id, revision: thread.revision };
  await ledger.recordUpload(thread.id, { ...made, ...factsOf(answer) });
}

function factsOf(
  answer: Uploaded | CallFailure,
): Pick<Upload, 'outcome' | 'mediaId' | 'expiresAt' | 'retryAt' | 'detail'> {
  if (answer.kind === 'uploaded') {
    const { mediaId, expiresAt } = answer;
    return { outcome: 'uploaded', mediaId, expiresAt, retryAt: null, detail: 'X took the picture.' };
  }
  const { reason, resetAt, message } = answer;
  const outcome = reason === 'forbidden' || reason === 'unexpected' ? 'refused' : reason;
  return { outcome, mediaId: null, expiresAt: null, retryAt: resetAt, detail: message };
}
