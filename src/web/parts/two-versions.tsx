import { remember } from '../../compose/edits/history.ts';
import type { WordedPost, Wording } from '../../compose/edits/wording.ts';
import { isSamePicture, type ThreadPicture } from '../../thread/picture.ts';
import { type Change, differenceOf } from '../difference.ts';
import { hiddenFields } from '../editor-form.ts';
import type { EditorView } from '../editor-view.ts';
import { PostPicture } from './picture-fields.tsx';

/** Two editors had one thread in hand: what each has of it. */
export type Meeting = {
  readonly mine: Wording;
  readonly theirs: Wording;
  /** Of post 1. */
  readonly pictures: { readonly mine: ThreadPicture | null; readonly theirs: ThreadPicture | null };
  readonly by: string;
};

type Row = { readonly id: string; readonly mine: string | null; readonly theirs: string | null };

type Props = { readonly meeting: Meeting; readonly view: Pick<EditorView, 'history'> };

/** Both side by side, post by post, to take either. Both stay a step back, so that nothing is lost. */
export function TwoVersions({ meeting, view }: Props) {
  const { mine, theirs, pictures, by } = meeting;
  const rows = rowsOf(mine.posts, theirs.posts);
  const history = remember(view.history, theirs, mine);
  const differing = rows.filter((row) => row.mine !== row.theirs).length;
  return (
    <section class="versions" aria-labelledby="versions-title">
      <h2 id="versions-title">Your words and those of {by}</h2>
      <p>
        {differing === 1 ? 'One post differs' : `${differing} posts differ`}. Take either for each; the others
        stay as they are. You see the thread again before it is saved.
      </p>
      {Object.entries(hiddenFields({ wording: mine, history })).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {rows.map((row, at) => (
        <Pair row={row} at={at + 1} by={by} />
      ))}
      <Pictures pictures={pictures} by={by} />
      <p class="buttons">
        <button type="submit" name="edit" value="taken" class="main">
          Go on with these
        </button>
      </p>
    </section>
  );
}

/** Mine travels with the form; taking theirs leaves the stored one. */
function Pictures({ pictures: { mine, theirs }, by }: Pick<Meeting, 'pictures' | 'by'>) {
  const versions = [
    ['mine', mine, 'Yours'],
    ['theirs', theirs, `Stored, by ${by}`],
  ] as const;
  return (
    <>
      <input type="hidden" name="pictureId" value={mine?.id ?? ''} />
      <input type="hidden" name="altText" value={mine?.altText ?? ''} />
      {!isSamePicture(mine, theirs) && (
        <fieldset class="pair">
          <legend>The picture of post 1</legend>
          {versions.map(([value, picture, who]) => (
            <div>
              <label class="choice">
                <input type="radio" name="take-picture" value={value} checked={value === 'mine'} />
                {who}
              </label>
              {picture ? <PostPicture picture={picture} /> : <p class="hint">No picture.</p>}
            </div>
          ))}
        </fieldset>
      )}
    </>
  );
}

function Pair({ row, at, by }: { readonly row: Row; readonly at: number; readonly by: string }) {
  const { id, mine, theirs } = row;
  const changes = differenceOf(theirs ?? '', mine ?? '');
  return (
    <>
      <input type="hidden" name={`row-${at}-id`} value={id} />
      <input type="hidden" name={`row-${at}-mine`} value={mine ?? ''} />
      <input type="hidden" name={`row-${at}-theirs`} value={theirs ?? ''} />
      {mine !== theirs && (
        <fieldset class="pair">
          <legend>Post {at}</legend>
          <Version name={`take-${at}`} value="mine" words={mine} isChosen who="Yours" changes={changes} />
          <Version
            name={`take-${at}`}
            value="theirs"
            words={theirs}
            who={`Stored, by ${by}`}
            changes={changes}
          />
        </fieldset>
      )}
    </>
  );
}

type VersionProps = {
  readonly name: string;
  readonly value: 'mine' | 'theirs';
  readonly words: string | null;
  readonly who: string;
  readonly isChosen?: boolean;
  /** From theirs to mine. */
  readonly changes: readonly Change[];
};

function Version({ name, value, words, who, isChosen = false, changes }: VersionProps) {
  const other = value === 'mine' ? 'went' : 'came';
  return (
    <div>
      <label class="choice">
        <input type="radio" name={name} value={value} checked={isChosen} />
        {who}
      </label>
      {words === null ? (
        <p class="hint">Not among the posts: taking this leaves it out.</p>
      ) : (
        <p class="post-text" dir="auto">
          {changes
            .filter(({ kind }) => kind !== other)
            .map(({ kind, words }) => (kind === 'same' ? words : <mark>{words}</mark>))}
        </p>
      )}
    </div>
  );
}

/** Posts of one id stand beside one another; those of theirs alone after the one they followed. */
function rowsOf(mine: readonly WordedPost[], theirs: readonly WordedPost[]): readonly Row[] {
  const rows: Row[] = mine.map(({ id, words }) => ({
    id,
    mine: words,
    theirs: (id === '' ? undefined : theirs.find((post) => post.id === id)?.words) ?? null,
  }));
  for (const [index, { id, words }] of theirs.entries()) {
    if (mine.some((post) => post.id === id && id !== '')) continue;
    const before = theirs[index - 1]?.id;
    const at = before === undefined ? -1 : rows.findIndex((row) => row.id === before);
    rows.splice(at + 1, 0, { id, mine: null, theirs: words });
  }
  return rows;
}
