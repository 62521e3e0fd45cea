import { fetchPicture } from '../site/fetch-picture.ts';
import { findArticleImage, noteArticlePicture } from '../store/articles.ts';
import type { Db } from '../store/db.ts';
import { keepPicture, readPicture } from '../store/pictures.ts';
import { type Picture, pictureTypeOf } from '../thread/picture.ts';

/** How long a picture that could not be had is not asked for again. */
const againAfterMs = 10 * 60_000;

/** The picture that a kept article's page names, fetched once and kept; null: there is none, or not now. */
export async function articlePicture(db: Db, fingerprint: string): Promise<Picture | null> {
  const image = await findArticleImage(db, fingerprint);
  if (!image) return null;
  if (image.pictureId !== null) return await readPicture(db, image.pictureId);
  if (image.soughtMsAgo !== null && image.soughtMsAgo < againAfterMs) return null;
  // Noted first: a page asks for it once a card, and one fetch is enough.
  await noteArticlePicture(db, fingerprint, null);
  const fetched = await fetchPicture(image.url);
  const mediaType = fetched.ok ? pictureTypeOf(fetched.bytes) : null;
  if (!fetched.ok || mediaType === null) return null;
  const picture = { mediaType, bytes: fetched.bytes };
  await noteArticlePicture(db, fingerprint, await keepPicture(db, picture));
  return picture;
}
