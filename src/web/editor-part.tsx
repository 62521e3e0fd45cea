import { type Context, Hono } from 'hono';
import { linkFor } from '../compose/compose.ts';
import { DraftRefusedError, linkOf } from '../draft/draft-thread.ts';
import { UnreadableError } from '../draft/read-article.ts';
import { findAccount } from '../store/accounts.ts';
import { readThread } from '../store/threads.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';
import { edited } from './editor-form.ts';
import { type EditorView, judge } from './editor-view.ts';
import type { FieldError } from './forms.tsx';
import { keepPage, pictureOfDraft, stateOf } from './new-draft.ts';
import { madeOf, type NewValues, readNewForm, stringsOf } from './new-form.ts';
import { articleFrom, makePreview, sourceOf } from './new-preview.ts';
import { ArticleAsRead } from './parts/article-as-read.tsx';
import { Blocked } from './parts/blocked.tsx';
import { DraftStanding } from './parts/draft-state.tsx';
import { EditorPrice, ShortPrice } from './parts/editor-price.tsx';
import { EditorLive } from './parts/post-editor.tsx';
import { pictureAsked } from './picture-form.ts';
import { openEditor } from './thread-editor.ts';
import { readThreadView } from './thread-view.ts';

/** What is to be said of the posts while somebody types, and, when the page asks, the keeping of its draft. */
export function editorPartRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.post('/parts/editor', async (c) => {
    const body = await c.req.parseBody();
    const sent = ofDraft(await readNewForm(body));
    const { thread, save } = stringsOf(body);
    const { picture, error } = await pictureAsked(deps, { ...sent, file: null }, '', {
      article: async () => null,
      picture: async () =>
        (thread ? (await readThread(deps.db, thread))?.picture : null) ?? (await pictureOfDraft(deps, sent)),
    });
    const values = { ...sent, picture };
    if (save === 'yes') return await keep(deps, c, values, error);
    const seen = thread === undefined ? await newView(deps, values) : await storedView(deps, thread, values);
    // Nothing to say: the article cannot be read now, or nothing may be changed.
    if (!seen) return c.body(null, 204);
    const judged = judge(seen.view);
    return c.html(
      <>
        <EditorLive view={seen.view} judged={judged} />
        <EditorPrice judged={judged} isPractice={seen.isPractice} />
        <ShortPrice judged={judged} />
        <Blocked judged={judged} stops={seen.stops} />
        {seen.view.article && <ArticleAsRead article={seen.view.article} judged={judged} />}
      </>,
    );
  });
  return app;
}

/** A page that has a draft leaves the article to it, unless its article, link or template is being changed. */
function ofDraft(values: NewValues): NewValues {
  return values.draft !== '' && values.text === '' ? { ...values, madeOf: madeOf(values) } : values;
}

type Seen = Pick<Parameters<typeof Blocked>[0], 'stops'> & {
  readonly view: EditorView;
  readonly isPractice: boolean;
};

async function storedView(deps: DeskDeps, id: string, { editor, picture }: NewValues): Promise<Seen | null> {
  const stored = await readThreadView(deps, id);
  const opened = await openEditor(deps, stored, editor, picture);
  const stops = stored.thread.status === 'scheduled' ? 'saving' : null;
  return opened && { view: opened.view, isPractice: stored.account.kind === 'practice', stops };
}

async function newView(deps: DeskDeps, values: NewValues): Promise<Seen | null> {
  const source = sourceOf(values);
  const template = (await deps.templates.usable()).get(values.template);
  const account = await findAccount(deps.db, values.account);
  const { editor } = values;
  const { wording } = editor;
  // An address is fetched when the page is asked for, never at a key press.
  if (!source || source.kind === 'url' || !template || !account || !wording) return null;
  try {
    const article = await articleFrom(deps, source);
    const wish = { link: values.link || null, siteUrl: deps.siteUrl };
    const link = linkFor(article, template, linkOf(article, wish));
    const { prices } = deps.xSettings;
    const context = { article, link, template, prices, picture: values.picture, standing: [] };
    const shown = { ...edited({ ...editor, edit: '', wording }, context), wording };
    const view = { ...context, ...shown, handle: account.handle, title: article.title };
    return { view, isPractice: account.kind === 'practice', stops: 'queueing' };
  } catch (error) {
    if (error instanceof UnreadableError || error instanceof DraftRefusedError) return null;
    throw error;
  }
}

async function keep(
  deps: DeskDeps,
  c: Context<DeskEnv>,
  values: NewValues,
  wrong: FieldError | null,
): Promise<Response> {
  const { preview, errors } = await makePreview(deps, { ...values, do: 'preview' });
  const error = wrong ?? errors[0];
  const state =
    preview && !wrong
      ? await keepPage(deps, values, preview, c.var.actor)
      : { ...stateOf(values), refused: error?.message ?? 'The draft could not be kept.' };
  return c.html(<DraftStanding state={state} />);
}
