import type { Article } from '../article/article.ts';
import { type PictureSource, readPicture } from '../draft/read-picture.ts';
import type { Queryable } from '../store/db.ts';
import { keepPicture } from '../store/pictures.ts';
import type { Picture, ThreadPicture } from '../thread/picture.ts';

/** A picture somebody wants on a thread's first post; without words of their own, the article's for its picture. */
export type PictureWish = PictureSource & { readonly altText: string | null };

export type PictureTaken = { readonly picture: Picture; readonly altText: string };

/** Reads a picture, fetching it where it lies elsewhere; nothing is stored. @throws UnreadableError */
export async function takePicture(wish: PictureWish, article: Pick<Article, 'image'>): Promise<PictureTaken> {
  const picture = await readPicture(wish, article);
  const itsOwn = wish.from === 'article' ? (article.image?.alt ?? '') : '';
  return { picture, altText: wish.altText ?? itsOwn };
}

/** Stores what was read, for a thread to name. */
export async function keepTaken(db: Queryable, { picture, altText }: PictureTaken): Promise<ThreadPicture> {
  return { id: await keepPicture(db, picture), altText };
}
