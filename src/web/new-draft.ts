import { randomUUID } from 'node:crypto';
import { noHistory, packHistory, unpackHistory } from '../compose/edits/history.ts';
import { numberingOf, textsOf, withoutEmpty, wordingOf } from '../compose/edits/wording.ts';
import { finishDraft, keepDraft, type PageDraft } from '../intake/keep-draft.ts';
import { whenOf } from '../intake/queue-article.ts';
import { RefusedError } from '../publish/refusal.ts';
import { readAccount } from '../store/accounts.ts';
import { listEvents } from '../store/board.ts';
import { readDraftPage } from '../store/draft-pages.ts';
import { readPosts } from '../store/posts.ts';
import { readThread } from '../store/threads.ts';
import type { ThreadPicture } from '../thread/picture.ts';
import type { ThreadId } from '../thread/thread.ts';
import type { DeskDeps } from './deps.ts';
import { emptyForm, madeOf, type NewValues } from './new-form.ts';
import type { Preview } from './new-preview.ts';
import type { Meeting } from './parts/two-versions.tsx';
import { wishedTime } from './parts/when-fields.tsx';
import { fieldTime } from './times.tsx';

/** How a page's draft stands: stored at a revision, met by somebody else's, or not stored at all. */
export type DraftState = {
  readonly id: string;
  readonly revision: number;
  readonly hand: string;
  readonly postIds: readonly string[];
  /** What keeps it from being stored. */
  readonly refused: string | null;
};

/** The picture of the draft a page writes in; null: it has none, or there is no draft yet. */
export async function pictureOfDraft(
  { db }: DeskDeps,
  { draft }: Pick<NewValues, 'draft'>,
): Promise<ThreadPicture | null> {
  return (draft === '' ? null : await readThread(db, draft))?.picture ?? null;
}

/** The draft as the form has it, nothing stored. */
export function stateOf({ draft, revision, hand }: NewValues): DraftState {
  return { id: draft, revision, hand: hand || randomUUID(), postIds: [], refused: null };
}

/** Stores what a page shows as its draft; a refusal is said, and the page keeps all it has. */
export async function keepPage(
  deps: DeskDeps,
  values: NewValues,
  preview: Preview,
  actor: string,
): Promise<DraftState> {
  const state = stateOf(values);
  try {
    const kept = await keepDraft(deps, await pageOf(deps, values, preview, state), actor);
    return { ...state, ...kept };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return { ...state, refused: error.message };
  }
}

/** Keeps the page's draft for good, and queues it unless it shall stay one. @throws what keeps it from that. */
export async function finishPage(
  deps: DeskDeps,
  values: NewValues,
  preview: Preview,
  { queue, again }: { readonly queue: boolean; readonly again: boolean },
  actor: string,
): Promise<ThreadId> {
  const wished = queue ? wishedTime(values) : null;
  const when = wished === null ? null : whenOf(wished, preview.account.timeZone, preview.now);
  const page = await pageOf(deps, values, preview, stateOf(values));
  return await finishDraft({ ...deps, wake: deps.queue.wake }, page, { when, again }, actor);
}

async function pageOf(
  deps: DeskDeps,
  values: NewValues,
  { article, view, link, template, notBefore }: Preview,
  { id, revision, hand }: DraftState,
): Promise<PageDraft> {
  const chosen = (await deps.templates.usable()).get(template);
  if (!chosen) throw new RefusedError('not-found', `There is no template "${template}".`);
  // Who chose between two versions has seen the stored one.
  const seen =
    values.editor.edit === 'taken' ? ((await readThread(deps.db, id))?.revision ?? revision) : revision;
  // An empty post is taken out before the others are numbered.
  const wording = withoutEmpty(view.wording);
  const texts = textsOf(wording);
  return {
    ...{ id: id || null, revision: seen, hand, article, template: chosen, link, notBefore },
    ...{ account: values.account, class: values.class, picture: values.picture },
    page: { planned: plannedOf(values), history: packHistory(view.history) },
    posts: wording.posts.map((post, at) => ({
      id: post.id || null,
      text: texts[at] ?? post.words,
      words: post.words,
    })),
  };
}

/** What is stored of a page's draft beside what the page has, when another page saved it meanwhile. */
export async function meetingWith(
  { db }: DeskDeps,
  { wording: mine, picture }: Preview['view'],
  draft: string,
): Promise<Meeting | null> {
  const thread = await readThread(db, draft);
  if (thread?.status !== 'draft') return null;
  const posts = await readPosts(db, draft);
  const events = await listEvents(db, { threadId: draft, limit: 20 });
  const numbering = numberingOf(
    posts.map(({ text }) => text),
    mine.numbering,
  );
  const by = events.find(({ action }) => action === 'wrote' || action === 'edited')?.actor ?? 'somebody else';
  return {
    ...{ mine, theirs: wordingOf(posts, { template: thread.template, numbering }), by },
    pictures: { mine: picture, theirs: thread.picture },
  };
}

/** The form of a stored draft, as somebody left it; null when there is no such draft, or none with an article. */
export async function formOfDraft({ db, templates }: DeskDeps, id: string): Promise<NewValues | null> {
  const thread = await readThread(db, id);
  const account = thread && (await readAccount(db, thread.accountId));
  if (thread?.status !== 'draft' || !account || thread.articleId === null) return null;
  const posts = await readPosts(db, id);
  const numbering = numberingOf(
    posts.map(({ text }) => text),
    (await templates.usable()).get(thread.template)?.numbering ?? 'none',
  );
  const page = await readDraftPage(db, id);
  const empty = emptyForm(account.name, thread.template);
  const wording = wordingOf(posts, { template: thread.template, numbering });
  const values: NewValues = {
    ...empty,
    ...{
      draft: id,
      revision: thread.revision,
      hand: randomUUID(),
      link: thread.link ?? '',
      class: thread.class,
      picture: thread.picture,
    },
    notBefore: thread.notBefore ? fieldTime(thread.notBefore, account.timeZone) : '',
    ...(page ? formOfPlanned(page.planned) : {}),
    editor: { ...empty.editor, wording, history: page ? unpackHistory(page.history) : noHistory },
    texts: textsOf(wording),
  };
  return { ...values, madeOf: madeOf(values) };
}

/** The choice of the time as it is kept: what the fields say, whether or not it can be had. */
function plannedOf({ when, at }: NewValues): string {
  if (when === 'at') return at === '' ? 'next' : at;
  return when;
}

function formOfPlanned(planned: string): Pick<NewValues, 'when' | 'at'> {
  return planned === 'now' || planned === 'next' ? { when: planned, at: '' } : { when: 'at', at: planned };
}
