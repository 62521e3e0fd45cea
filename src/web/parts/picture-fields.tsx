import { maxAltText, type ThreadPicture } from '../../thread/picture.ts';
import { hostOf } from '../links.ts';

/** The picture of a thread as X shows it, with its words where there are any. */
export function PostPicture({ picture }: { readonly picture: ThreadPicture }) {
  const { altText } = picture;
  return (
    <figure class="post-picture">
      <img src={pictureUrl(picture)} alt={altText || 'Without a description'} loading="lazy" />
      <figcaption class="hint" dir="auto">
        {altText ? `ALT: ${altText}` : 'ALT: nothing yet'}
      </figcaption>
    </figure>
  );
}

function pictureUrl({ id }: Pick<ThreadPicture, 'id'>): string {
  return `/pictures/${id}`;
}

type Props = {
  readonly picture: ThreadPicture | null;
  /** Where the article's own lies; null: it names none. */
  readonly offered: string | null;
};

/** Choosing the picture of post 1 and saying what it shows. Every button works without script. */
export function PictureFields({ picture, offered }: Props) {
  if (picture === null) return <NoPicture offered={offered} />;
  return (
    <div class="picture-fields">
      <input type="hidden" name="pictureId" value={picture.id} />
      <img src={pictureUrl(picture)} alt="" />
      <label for="altText">What the picture shows</label>
      <p class="hint" id="altText-hint">
        A sentence for who cannot see it; up to {maxAltText} characters.
      </p>
      <textarea id="altText" name="altText" rows={2} dir="auto" aria-describedby="altText-hint">
        {`\n${picture.altText}`}
      </textarea>
      <p class="tools">
        <button type="submit" name="edit" value="picture none" class="link">
          Take the picture off
        </button>
      </p>
    </div>
  );
}

function NoPicture({ offered }: Pick<Props, 'offered'>) {
  return (
    <details class="picture-fields">
      <input type="hidden" name="pictureId" value="" />
      <summary>Add a picture</summary>
      {offered !== null && (
        <p class="tools">
          <button type="submit" name="edit" value="picture article" class="link">
            Use the article’s, from {hostOf(offered)}
          </button>
          <span class="hint">Only if you may publish it on X as well.</span>
        </p>
      )}
      <label for="pictureFile">A file: JPEG, PNG or WebP, up to 5 MB</label>
      <input
        id="pictureFile"
        name="pictureFile"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        data-press="picture file"
      />
      <button type="submit" name="edit" value="picture file">
        Add this file
      </button>
    </details>
  );
}
