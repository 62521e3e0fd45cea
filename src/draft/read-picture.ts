import type { Article } from '../article/article.ts';
import { fetchPicture } from '../site/fetch-picture.ts';
import { maxPictureBytes, type Picture, pictureTypeOf } from '../thread/picture.ts';
import { UnreadableError } from './read-article.ts';

/** Where a picture comes from: the article's own page, an address, or the file itself. */
export type PictureSource =
  | { readonly from: 'article' }
  | { readonly from: 'url'; readonly url: string }
  | { readonly from: 'file'; readonly bytes: Uint8Array };

/** Reads a picture for a thread of this article, fetching it where it lies elsewhere. @throws UnreadableError */
export async function readPicture(source: PictureSource, article: Pick<Article, 'image'>): Promise<Picture> {
  const { bytes, what } = await bytesOf(source, article);
  if (bytes.length > maxPictureBytes) {
    throw new UnreadableError(
      'picture-too-large',
      `${what} is larger than the ${maxPictureBytes / 1_000_000} MB X takes.`,
      'Send a smaller one.',
    );
  }
  const mediaType = pictureTypeOf(bytes);
  if (mediaType === null) {
    throw new UnreadableError(
      'not-a-picture',
      `${what} is not a picture X takes.`,
      'Send a JPEG, PNG or WebP file, or the address of one.',
    );
  }
  return { mediaType, bytes };
}

async function bytesOf(
  source: PictureSource,
  { image }: Pick<Article, 'image'>,
): Promise<{ readonly bytes: Uint8Array; readonly what: string }> {
  if (source.from === 'file') return { bytes: source.bytes, what: 'The file' };
  const url = source.from === 'url' ? source.url : image?.url;
  if (url === undefined) {
    throw new UnreadableError(
      'no-picture',
      'The article names no picture.',
      'Send a file or the address of a picture, or go without one.',
    );
  }
  const fetched = await fetchPicture(url);
  if (!fetched.ok)
    throw new UnreadableError(fetched.code, fetched.message, 'Send the file itself, or another address.');
  return { bytes: fetched.bytes, what: `What ${new URL(url).host} sent` };
}
