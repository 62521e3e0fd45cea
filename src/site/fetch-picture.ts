import type { IncomingMessage } from 'node:http';
import { type FetchOptions, fetchFrom } from './fetch.ts';
import { readBody } from './page-body.ts';
import { failures, type PageFailure } from './page-failure.ts';

type Fetched = { readonly ok: true; readonly bytes: Uint8Array };

/**
 * Fetches the bytes of a picture from the web, at most 5 MB in 10 s; whether they are one is for the caller to
 * see. What the network or the site did wrong is returned in words, never thrown.
 */
export async function fetchPicture(url: string, options: FetchOptions = {}): Promise<Fetched | PageFailure> {
  return await fetchFrom(url, 'image/jpeg, image/png, image/webp', readBytes, options);
}

async function readBytes(
  response: IncomingMessage,
  url: URL,
  maxBytes: number,
): Promise<Fetched | PageFailure> {
  const body = await readBody(response, maxBytes);
  if (body.ok) return body;
  if (body.reason === 'too-large') return failures.pictureTooLarge(url, maxBytes);
  return failures.unreadablePicture(url, body.what);
}
