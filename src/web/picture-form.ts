import type { Article } from '../article/article.ts';
import { UnreadableError } from '../draft/read-article.ts';
import { keepTaken, takePicture } from '../intake/take-picture.ts';
import { isPictureKept } from '../store/pictures.ts';
import type { PictureId, ThreadPicture } from '../thread/picture.ts';
import type { DeskDeps } from './deps.ts';
import type { FieldError } from './forms.tsx';

/** What a form says of the picture of post 1. */
export type PictureForm = {
  /** The one that is stored, with its words as they were typed. */
  readonly picture: ThreadPicture | null;
  /** Whether it says anything of one; a page that did not show the picture, or left it as it is, says nothing. */
  readonly saysPicture: boolean;
  /** One chosen on this machine, on its way. */
  readonly file: File | null;
};

export function readPictureForm(body: Readonly<Record<string, unknown>>): PictureForm {
  const { pictureId: id, altText, pictureFile: file, 'take-picture': taken } = body;
  const words = typeof altText === 'string' ? altText.replaceAll('\r\n', '\n').trim() : '';
  const isNamed = typeof id === 'string' && id !== '';
  return {
    picture: isNamed ? { id: id as PictureId, altText: words } : null, // looked up before it is used
    saysPicture: typeof id === 'string' && taken !== 'theirs',
    file: file instanceof File && file.size > 0 ? file : null,
  };
}

/**
 * The picture after what the pressed button asks for: `picture article` takes the one of the page, `picture none`
 * takes it off; a file that was chosen is taken whichever button was pressed. What is new is stored, and of what the
 * form says nothing, the stored one stays. One that was swept meanwhile is told: no thread goes out without it unseen.
 */
export async function pictureAsked(
  { db }: DeskDeps,
  form: PictureForm,
  edit: string,
  stored: {
    readonly article: () => Promise<Pick<Article, 'image'> | null>;
    readonly picture: () => Promise<ThreadPicture | null>;
  },
): Promise<{ readonly picture: ThreadPicture | null; readonly error: FieldError | null }> {
  if (edit === 'picture none') return { picture: null, error: null };
  const { file } = form;
  const picture = form.saysPicture ? form.picture : await stored.picture();
  const kept = picture && (await isPictureKept(db, picture.id)) ? picture : null;
  const altText = picture?.altText || null;
  try {
    if (file) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const taken = await takePicture({ from: 'file', bytes, altText }, { image: null });
      return { picture: await keepTaken(db, taken), error: null };
    }
    if (edit !== 'picture article') return { picture: kept, error: picture && !kept ? gone : null };
    const taken = await takePicture(
      { from: 'article', altText },
      (await stored.article()) ?? { image: null },
    );
    return { picture: await keepTaken(db, taken), error: null };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { picture: kept, error: { field: 'pictureFile', message: `${error.message} ${error.fix}` } };
  }
}

const gone: FieldError = {
  field: 'pictureFile',
  message: 'The picture is not kept here any more. Choose it again, or go on without one.',
};
