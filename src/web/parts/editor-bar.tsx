import { hashtagOf, linkPlaceOf } from '../../compose/edits/switches.ts';
import type { EditorView } from '../editor-view.ts';
import { Icon } from '../icons.tsx';

const numberings = [
  ['none', 'None'],
  ['n/', '1/'],
  ['n/m', '1/6'],
] as const;

const places = [
  ['first', 'First post'],
  ['last', 'Last post'],
] as const;

/** Back and forward, and the switches of the whole thread; an editor's words stay through all of them. */
export function EditorBar({ view }: { readonly view: EditorView }) {
  const { wording, history, standing, link, template } = view;
  const { posts, numbering } = wording;
  const place = linkPlaceOf(posts, link);
  const hashtag = hashtagOf(posts) ?? template?.hashtag ?? null;
  const isTagged = hashtagOf(posts) !== null;
  return (
    <div class="editor-bar">
      <span class="steps">
        <button type="submit" name="edit" value="undo" class="quiet" disabled={history.past.length === 0}>
          <Icon name="undo" />
          Undo
        </button>
        <button type="submit" name="edit" value="redo" class="quiet" disabled={history.future.length === 0}>
          <Icon name="redo" />
          Redo
        </button>
      </span>
      <fieldset class="switch">
        <legend class="hint">Numbers</legend>
        {numberings.map(([value, word]) => (
          <Switch edit={`numbers ${value}`} word={word} isOn={numbering === value} />
        ))}
      </fieldset>
      {link !== null && standing.length === 0 && posts.length > 1 && (
        <fieldset class="switch">
          <legend class="hint">Link</legend>
          {places.map(([value, word]) => (
            <Switch edit={`link ${value}`} word={word} isOn={place === value} />
          ))}
        </fieldset>
      )}
      {hashtag !== null && (
        <fieldset class="switch">
          <legend class="hint">Hashtag</legend>
          <Switch edit={`hashtag on ${hashtag}`} word={hashtag} isOn={isTagged} />
          <Switch edit={`hashtag off ${hashtag}`} word="None" isOn={!isTagged} />
        </fieldset>
      )}
    </div>
  );
}

function Switch({
  edit,
  word,
  isOn,
}: {
  readonly edit: string;
  readonly word: string;
  readonly isOn: boolean;
}) {
  return (
    <button type="submit" name="edit" value={edit} aria-pressed={isOn ? 'true' : 'false'}>
      {word}
    </button>
  );
}
