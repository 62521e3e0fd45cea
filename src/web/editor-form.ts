import {
  type History,
  noHistory,
  packHistory,
  redo,
  remember,
  undo,
  unpackHistory,
} from '../compose/edits/history.ts';
import { type Revised, type Revising, revise } from '../compose/edits/revise.ts';
import {
  numberingOf,
  type WordedPost,
  type Wording,
  withoutEmpty,
  wordingOf,
} from '../compose/edits/wording.ts';
import { numberings } from '../compose/template-front.ts';

/** What stands in an editor when its form is sent. */
export type EditorForm = {
  /** The posts as they were sent; null: the form has none. */
  readonly wording: Wording | null;
  /** The posts as the page showed them: what differs was typed since. */
  readonly seen: Wording | null;
  readonly history: History;
  /** What the pressed button asks for, as `revise` reads it; also `undo` and `redo`. */
  readonly edit: string;
  readonly caret: Revising['caret'];
};

/** What an editor shows, and from where one can go back. */
export type Edited = Revised & { readonly history: History };

type Fields = Readonly<Record<string, string>>;

/** Most posts that are read from a form. */
const mostPosts = 100;

/** Reads an editor's fields; a form that names no template was made with `template`. */
export function readEditor(fields: Fields, template: string): EditorForm {
  const posts = fields['row-1-id'] === undefined ? readPosts(fields) : readTaken(fields);
  const seen = unpackHistory(fields['seen'] ?? '').past[0] ?? null;
  const [position = '', offset = ''] = (fields['caret'] ?? '').split(':');
  return {
    wording: posts.length === 0 ? null : worded(posts, fields, template, seen),
    seen,
    history: unpackHistory(fields['history'] ?? ''),
    edit: fields['edit'] ?? '',
    caret: /^\d+$/.test(offset) ? { at: Number(position) - 1, offset: Number(offset) } : null,
  };
}

/** A form that lost how its posts are numbered is read as it was shown, or by the numbers in its words. */
function worded(
  posts: readonly WordedPost[],
  fields: Fields,
  template: string,
  seen: Wording | null,
): Wording {
  const named = { template: fields['worded'] ?? template };
  const numbering = numberings.find((each) => each === fields['numbering']);
  if (numbering) return { ...named, numbering, posts };
  const texts = posts.map(({ id, words }) => ({ id, text: words }));
  const told = numberingOf(
    posts.map(({ words }) => words),
    'none',
  );
  if (told !== 'none') return wordingOf(texts, { ...named, numbering: told });
  return { ...named, numbering: seen?.numbering ?? 'none', posts };
}

function readPosts(fields: Fields): readonly WordedPost[] {
  const posts: WordedPost[] = [];
  for (let at = 1; at <= mostPosts; at += 1) {
    const words = fields[`post-${at}`];
    if (words === undefined) break;
    posts.push({ id: fields[`id-${at}`] ?? '', words: asTyped(words) });
  }
  return posts;
}

/** After two editors met: of each pair the words that were chosen; none of them takes the post out. */
function readTaken(fields: Fields): readonly WordedPost[] {
  const posts: WordedPost[] = [];
  for (let at = 1; at <= 2 * mostPosts; at += 1) {
    const id = fields[`row-${at}-id`];
    if (id === undefined) break;
    const whose = fields[`take-${at}`] === 'theirs' ? 'theirs' : 'mine';
    const words = asTyped(fields[`row-${at}-${whose}`] ?? '');
    if (words !== '') posts.push({ id, words });
  }
  return posts;
}

/** Browsers send line breaks of a textarea as CRLF. */
function asTyped(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** The history with what was typed since the page was shown as a step of its own. */
export function typedSince({ history, seen, wording }: EditorForm): History {
  return seen && wording ? remember(history, seen, wording) : history;
}

/** One step back or forward, when that is what was asked for and there is one. */
export function stepped(form: EditorForm): Edited | null {
  if (!form.wording || (form.edit !== 'undo' && form.edit !== 'redo')) return null;
  const history = typedSince(form);
  const step = (form.edit === 'undo' ? undo : redo)(history, form.wording);
  return { ...(step ?? { wording: form.wording, history }), inHand: [] };
}

/** The posts after the button that was pressed. Posts without words stay only while posts are being rearranged. */
export function edited(
  form: EditorForm & { readonly wording: Wording },
  context: Omit<Revising, 'wording' | 'caret'>,
): Edited {
  const back = stepped(form);
  if (back) return back;
  const { wording, edit, caret } = form;
  const revised = revise(edit, { ...context, wording, caret });
  const isRearranging = /^(split|join|up|down|remove|add) /.test(edit);
  const kept = isRearranging ? revised.wording : withoutEmpty(revised.wording);
  return {
    wording: kept,
    inHand: revised.inHand,
    history: remember(typedSince(form), wording, kept),
  };
}

/** The hidden fields that {@link readEditor} reads back. */
export function hiddenFields({ wording, history }: Pick<Edited, 'wording' | 'history'>): Fields {
  return {
    numbering: wording.numbering,
    worded: wording.template,
    seen: packHistory({ ...noHistory, past: [wording] }),
    history: packHistory(history),
    caret: '',
  };
}
