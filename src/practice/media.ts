import { z } from 'zod';
import { type Answer, xAnswers } from './answers.ts';
import type { Asked } from './asked.ts';
import { mediaKey } from './present.ts';

// X's limit for a still picture, and how long its sample answer says an unused one is kept (x-api-facts s.6).
const maxBytes = 5_000_000;
const keptForS = 15 * 24 * 60 * 60;
const maxAltText = 1_000;

// X's MediaUploadRequest (OpenAPI 2.167), of which the one-shot upload of a still picture is simulated.
const uploadSchema = z.strictObject({ media: z.base64().min(1), media_category: z.literal('tweet_image') });
const metadataSchema = z.strictObject({
  id: z.string().regex(/^\d{1,19}$/),
  metadata: z.strictObject({ alt_text: z.strictObject({ text: z.string().max(maxAltText) }) }),
});

/** Takes a picture for a later post. */
export function upload({ body, store, user, nowMs }: Asked): Answer {
  const read = readJson(uploadSchema, body);
  if ('status' in read) return read;
  const bytes = Buffer.from(read.media, 'base64');
  const mediaType = typeOf(bytes);
  if (mediaType === null || bytes.length > maxBytes) return xAnswers.badMedia();
  store.charge(user.id, 'upload a picture', 1);
  const expiresAt = nowMs + keptForS * 1_000;
  const { id } = store.addMedia({ userId: user.id, mediaType, altText: '', expiresAt }, bytes, nowMs);
  const data = { id, media_key: mediaKey(id), size: bytes.length, expires_after_secs: keptForS };
  return { status: 200, body: { data } };
}

/** Says what a picture shows. */
export function describeMedia({ body, store, user }: Asked): Answer {
  const read = readJson(metadataSchema, body);
  if ('status' in read) return read;
  const { id, metadata } = read;
  if (store.findMedia(id)?.userId !== user.id) return xAnswers.noSuchMedia();
  store.charge(user.id, 'describe a picture', 1);
  store.describe(id, metadata.alt_text.text);
  return { status: 200, body: { data: { id, associated_metadata: metadata } } };
}

function readJson<T>(schema: z.ZodType<T>, text: string): T | Answer {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return xAnswers.invalid({}, 'Requests with bodies must be valid JSON.');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return xAnswers.invalid({}, `$.${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not valid'}`);
}

// By how the bytes begin, as X does: what a sender says of them is not asked.
function typeOf(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 12).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG')) return 'image/png';
  if (head.startsWith('GIF8')) return 'image/gif';
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'image/webp' : null;
}
