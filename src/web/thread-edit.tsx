import { type Context, Hono } from 'hono';
import { textsOf } from '../compose/edits/wording.ts';
import { editThread } from '../publish/edit-thread.ts';
import { RefusedError } from '../publish/refusal.ts';
import type { WantedPost } from '../publish/revise-posts.ts';
import { readArticle } from '../store/articles.ts';
import type { ThreadPicture } from '../thread/picture.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';
import { type EditorForm, readEditor } from './editor-form.ts';
import type { FieldError } from './forms.tsx';
import { readFrame } from './frame-data.ts';
import { stringsOf } from './new-form.ts';
import type { Meeting } from './parts/two-versions.tsx';
import { pictureAsked, readPictureForm } from './picture-form.ts';
import { EditPage } from './thread-edit-page.tsx';
import { openEditor, storedWording } from './thread-editor.ts';
import { readThreadView, type ThreadView } from './thread-view.ts';

/** The editor of a stored thread. */
export function threadEditRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/threads/:id/edit', async (c) => {
    const stored = await readThreadView(deps, c.req.param('id'));
    return await show(deps, c, stored, { form: null, revision: stored.thread.revision });
  });
  app.post('/threads/:id/edit', async (c) => {
    const stored = await readThreadView(deps, c.req.param('id'));
    const body = await c.req.parseBody();
    const fields = stringsOf(body);
    const form = readEditor(fields, stored.thread.template);
    const { thread } = stored;
    const { picture, error } = await pictureAsked(deps, readPictureForm(body), form.edit, {
      article: async () => (thread.articleId ? await readArticle(deps.db, thread.articleId) : null),
      picture: async () => thread.picture,
    });
    // Who chose between two versions has seen the stored one.
    const isTaken = form.edit === 'taken';
    const revision = isTaken ? stored.thread.revision : Number(fields['revision']);
    const errors = error ? [error] : [];
    if (form.edit !== '' || !form.wording || error)
      return await show(deps, c, stored, { form, revision, picture, errors, status: error ? 422 : 200 });
    return await save(deps, c, stored, { form, revision, picture });
  });
  return app;
}

async function save(
  deps: DeskDeps,
  c: Context<DeskEnv>,
  stored: ThreadView,
  sent: Pick<Shown, 'revision' | 'picture'> & { readonly form: EditorForm },
): Promise<Response> {
  const { id } = stored.thread;
  const { form, revision, picture } = sent;
  const opened = await openEditor(deps, stored, form, picture);
  if (!opened) return await show(deps, c, stored, { ...sent, errors: [nothingToEdit], status: 409 });
  const { view, stands } = opened;
  const texts = textsOf(view.wording, view.standing);
  const posts: readonly WantedPost[] = [
    ...stands,
    ...view.wording.posts.map((post, at) => ({ id: post.id || null, text: texts[at] ?? post.words })),
  ];
  try {
    const { prices } = deps.xSettings;
    await editThread(deps.db, id, { revision, posts, prices, picture: view.picture }, c.var.actor);
    return c.redirect(`/threads/${id}`, 303);
  } catch (error) {
    if (!(error instanceof RefusedError) || error.code === 'not-found') throw error;
    const now = await readThreadView(deps, id);
    const isStale = now.thread.revision !== revision;
    const meeting = isStale ? await meetingOf(deps, now, form, view.picture) : null;
    const errors = [{ field: null, message: error.message }];
    const status = error.code === 'invalid' ? 422 : 409;
    return await show(deps, c, now, { ...sent, errors, status, meeting });
  }
}

const nothingToEdit: FieldError = {
  field: null,
  message: 'A post is on its way or its fate is not known yet. Edit once that is settled.',
};

/** What both have of the thread; null where the other only moved or approved it. */
async function meetingOf(
  deps: DeskDeps,
  now: ThreadView,
  { wording: mine }: EditorForm,
  picture: ThreadPicture | null,
): Promise<Meeting | null> {
  if (!mine) return null;
  const by = now.record.findLast(({ what }) => what === 'edited it')?.who ?? 'somebody else';
  const pictures = { mine: picture, theirs: now.thread.picture };
  return { mine, theirs: await storedWording(deps, now), pictures, by };
}

type Shown = {
  readonly form: EditorForm | null;
  readonly revision: number;
  /** Not given: the stored one. */
  readonly picture?: ThreadPicture | null;
  readonly errors?: readonly FieldError[];
  readonly status?: 200 | 409 | 422;
  readonly meeting?: Meeting | null;
};

async function show(
  deps: DeskDeps,
  c: Context<DeskEnv>,
  stored: ThreadView,
  shown: Shown,
): Promise<Response> {
  const { form, revision, picture, errors = [], status = 200, meeting = null } = shown;
  const opened = await openEditor(deps, stored, form, picture);
  const frame = await readFrame(deps, c);
  return c.html(
    <EditPage
      frame={frame}
      stored={stored}
      view={opened?.view ?? null}
      revision={revision}
      errors={errors}
      isSent={form !== null}
      meeting={opened ? meeting : null}
    />,
    status,
  );
}
