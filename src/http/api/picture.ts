import type { PictureWish } from '../../intake/take-picture.ts';
import type { PictureRequest } from './shapes.ts';

/** The request's picture as the reading has it; the schema made sure that one is given. */
export function pictureOf({ url, data, alt }: PictureRequest): PictureWish {
  const altText = alt ?? null;
  if (url !== undefined) return { from: 'url', url, altText };
  if (data !== undefined) return { from: 'file', bytes: Buffer.from(data, 'base64'), altText };
  return { from: 'article', altText };
}
