import { z } from 'zod';
import type { Call } from './call.ts';
import { type CallFailure, readFailure } from './failure.ts';
import { jsonOf, type Report } from './report.ts';

/** X has a copy of the picture; it forgets one that no post names until `expiresAt` (null: it did not say). */
export type Uploaded = {
  readonly kind: 'uploaded';
  readonly mediaId: string;
  readonly expiresAt: Date | null;
};

const mediaId = z.string().regex(/^\d{1,19}$/);
const uploadSchema = z.object({
  data: z.object({
    id: mediaId,
    expires_after_secs: z.number().positive().optional(),
    processing_info: z.object({ state: z.string() }).optional(),
  }),
});
const metadataSchema = z.object({ data: z.object({ id: mediaId }) });

/**
 * Gives X a still picture in one request, and what it shows in another, unless there are no words for it
 * (x-api-facts s.6). Nothing of it is seen by anybody until a post names it.
 */
export async function uploadPicture(
  ask: (call: Call) => Promise<Report>,
  picture: Uint8Array,
  altText: string,
): Promise<Uploaded | CallFailure> {
  const media = Buffer.from(picture).toString('base64');
  const body = { media, media_category: 'tweet_image' };
  const report = await ask({ method: 'POST', path: '/2/media/upload', body });
  const now = new Date();
  const uploaded = uploadSchema.safeParse(jsonOf(report));
  if (report.status !== 200 || !uploaded.success) return readFailure(report, now);
  const { id, expires_after_secs: seconds, processing_info: processing } = uploaded.data.data;
  if (processing?.state === 'failed') return readFailure(report, now);
  if (altText !== '') {
    const metadata = { id, metadata: { alt_text: { text: altText } } };
    const described = await ask({ method: 'POST', path: '/2/media/metadata', body: metadata });
    if (described.status !== 200 || !metadataSchema.safeParse(jsonOf(described)).success) {
      return readFailure(described, new Date());
    }
  }
  const expiresAt = seconds === undefined ? null : new Date(now.getTime() + seconds * 1_000);
  return { kind: 'uploaded', mediaId: id, expiresAt };
}
