/** A picture that is stored, by the name its bytes make. */
export type PictureId = string & { readonly kind: 'picture' };

/** What X takes as a still picture, and every browser shows (x-api-facts s.6). */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp';

export type Picture = { readonly mediaType: PictureType; readonly bytes: Uint8Array };

/** The largest still picture X takes, in bytes (x-api-facts s.6). */
export const maxPictureBytes = 5_000_000;
/** The longest description X takes, in characters (x-api-facts s.6). */
export const maxAltText = 1_000;

/** The picture of a thread's first post. */
export type ThreadPicture = {
  readonly id: PictureId;
  /** What it shows, for who cannot see it; empty: nobody has said yet. */
  readonly altText: string;
};

/** One try to give X the picture. Nobody sees an upload, and a second one does no harm. */
export type Upload = {
  readonly picture: ThreadPicture;
  readonly accountId: string;
  /** The thread's when it was made: what a person changed since may be tried anew. */
  readonly revision: number;
  readonly outcome: 'uploaded' | 'unreachable' | 'limited' | 'unauthorized' | 'unfunded' | 'refused';
  /** X's name for its copy; only when uploaded. */
  readonly mediaId: string | null;
  /** X forgets a copy that no post used by then. */
  readonly expiresAt: Date | null;
  /** When X is worth asking again, where it said so. */
  readonly retryAt: Date | null;
  readonly detail: string;
  readonly at: Date;
};

/** The same picture with the same words. */
export function isSamePicture(one: ThreadPicture | null, other: ThreadPicture | null): boolean {
  return one?.id === other?.id && one?.altText === other?.altText;
}

/**
 * What kind of picture these bytes are, by how they begin; null: none that X takes as a still one.
 * What a server or a file's name says of them is not asked.
 */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp';
  return null;
}
