import { type Context, Hono } from 'hono';
import type { Article } from '../article/article.ts';
import { DraftRefusedError } from '../draft/draft-thread.ts';
import { UnreadableError } from '../draft/read-article.ts';
import { defaultAccount, queueArticle } from '../intake/queue-article.ts';
import type { PictureWish } from '../intake/take-picture.ts';
import { RefusedError } from '../publish/refusal.ts';
import { listAccounts } from '../store/accounts.ts';
import { listWorkingDrafts } from '../store/draft-pages.ts';
import { readPicture } from '../store/pictures.ts';
import { readNow } from '../store/threads.ts';
import type { ThreadId } from '../thread/thread.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';
import { judge } from './editor-view.ts';
import type { FieldError } from './forms.tsx';
import { readFrame } from './frame-data.ts';
import { type Continued, continueDraft } from './new-continue.ts';
import {
  type DraftState,
  finishPage,
  formOfDraft,
  keepPage,
  meetingWith,
  pictureOfDraft,
  stateOf,
} from './new-draft.ts';
import { emptyForm, type NewValues, readNewForm, sampleForm } from './new-form.ts';
import { NewPage } from './new-page.tsx';
import { articleFrom, makePreview, type Preview, type PreviewResult, sourceOf } from './new-preview.ts';
import { isDraft, whatKeeps } from './new-refusals.ts';
import type { Meeting } from './parts/two-versions.tsx';
import { wishedTime } from './parts/when-fields.tsx';
import { pictureAsked } from './picture-form.ts';

/** From a pasted article to a queued thread: preview, edit, queue. */
export function newRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/new', async (c) => {
    const template = [...(await deps.templates.usable()).keys()].find((name) => name === 'highlights') ?? '';
    if (c.req.query('sample') !== undefined) return await showPreview(deps, c, sampleForm(template));
    const draft = c.req.query('draft');
    if (draft !== undefined) return await openDraft(deps, c, draft);
    const account = c.req.query('account') ?? (await defaultAccount(deps));
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.exec(c.req.query('at') ?? '')?.[0];
    const values = { ...emptyForm(account, template), ...(at ? { when: 'at' as const, at } : {}) };
    return await show(deps, c, { values, errors: [], preview: null });
  });
  app.post('/new', async (c) => {
    const sent = await readNewForm(await c.req.parseBody());
    const { picture, error } = await pictureAsked(deps, sent, sent.editor.edit, {
      article: () => articleOf(deps, sent),
      picture: () => pictureOfDraft(deps, sent),
    });
    const values = { ...sent, picture, file: null };
    if (error) return await showPreview(deps, c, { ...values, do: 'preview' }, [error]);
    if (values.editor.edit !== '') return await showPreview(deps, c, { ...values, do: 'preview' });
    if (values.do === 'preview' || values.do === 'afresh') return await showPreview(deps, c, values);
    return await keep(deps, c, values);
  });
  return app;
}

/** Where the page's own picture is looked for; null when the article cannot be read now. */
async function articleOf(deps: DeskDeps, values: NewValues): Promise<Article | null> {
  const source = sourceOf(values);
  return source && (await articleFrom(deps, source));
}

/** Goes on where somebody left a draft; one that is none any more is shown as what it is. */
async function openDraft(deps: DeskDeps, c: Context<DeskEnv>, id: string): Promise<Response> {
  const values = await formOfDraft(deps, id);
  if (!values) return c.redirect(`/threads/${encodeURIComponent(id)}`, 303);
  return await show(deps, c, { values, ...(await makePreview(deps, values)) });
}

/** Stores the thread that was previewed, or shows what keeps it from being stored. */
async function keep(deps: DeskDeps, c: Context<DeskEnv>, values: NewValues): Promise<Response> {
  const refused = await whatKeeps(deps, values);
  if (refused !== null) return await showPreview(deps, c, values, refused);
  try {
    const id = await store(deps, values, c.var.actor);
    return c.redirect(`/threads/${id}`, 303);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const earlier = error instanceof DraftRefusedError ? error.threadId : null;
    const message = earlier ? 'This article has a thread on this account already.' : error.message;
    return await showPreview(deps, c, values, [{ field: null, message }], earlier);
  }
}

/** The draft behind the page, when there is one, else a thread of what the form says. */
async function store(deps: DeskDeps, values: NewValues, actor: string): Promise<ThreadId> {
  const again = values.do === 'queue-again' || values.do === 'draft-again';
  if (values.draft !== '') {
    const { errors, preview } = await makePreview(deps, values);
    const [error] = errors;
    if (error || !preview) throw new RefusedError('invalid', error?.message ?? 'There is no article.');
    return await finishPage(deps, values, preview, { queue: !isDraft(values), again }, actor);
  }
  const source = sourceOf(values);
  if (!source || source.kind === 'draft')
    throw new RefusedError('invalid', 'There is no article: paste it again.');
  return await queueArticle(
    { ...deps, wake: deps.queue.wake },
    {
      source,
      link: values.link || null,
      template: values.template,
      account: values.account,
      at: isDraft(values) ? null : wishedTime(values),
      class: values.class,
      notBefore: values.notBefore || null,
      picture: await storedPicture(deps, values),
      texts: values.texts.length > 0 ? values.texts : null,
      again,
      id: null,
    },
    actor,
  );
}

/** The picture of the form, which is stored already, as one that is queued with its article. */
async function storedPicture({ db }: DeskDeps, { picture }: NewValues): Promise<PictureWish | null> {
  const kept = picture && (await readPicture(db, picture.id));
  return kept && { from: 'file', bytes: kept.bytes, altText: picture.altText };
}

async function showPreview(
  deps: DeskDeps,
  c: Context<DeskEnv>,
  given: NewValues,
  refused: readonly FieldError[] = [],
  earlier: string | null = null,
): Promise<Response> {
  const first = await makePreview(deps, given);
  const isAsked = c.req.method === 'POST';
  const before = isAsked && first.preview && (await continueDraft(deps, given, first.preview, c.var.actor));
  const values = before ? before.values : given;
  const result = before ? await makePreview(deps, values) : first;
  const { preview } = result;
  const state = preview && isAsked ? await keepPage(deps, values, preview, c.var.actor) : stateOf(values);
  // What the fields say themselves is not said a second time.
  const errors = result.errors.length === 0 ? refused : result.errors;
  const meeting = state.refused && preview ? await meetingWith(deps, preview.view, values.draft) : null;
  return await show(deps, c, {
    ...{ values, errors, earlier, state, meeting },
    preview: preview && withIds(preview, state),
    continued: before ? before.continued : null,
  });
}

/** Posts that were stored just now are known by their ids from here on. */
function withIds(preview: Preview, { postIds }: DraftState): Preview {
  const { wording } = preview.view;
  if (postIds.length !== wording.posts.length) return preview;
  const posts = wording.posts.map((post, at) => ({ ...post, id: postIds[at] ?? post.id }));
  const view = { ...preview.view, wording: { ...wording, posts } };
  return { ...preview, view, judged: judge(view) };
}

type Shown = PreviewResult & {
  readonly values: NewValues;
  /** The thread this article has already. */
  readonly earlier?: string | null;
  /** Not given: as the form has it. */
  readonly state?: DraftState;
  readonly meeting?: Meeting | null;
  readonly continued?: Continued | null;
};

async function show(deps: DeskDeps, c: Context<DeskEnv>, shown: Shown): Promise<Response> {
  const { values, errors, preview, earlier = null, meeting = null, continued = null } = shown;
  const state = shown.state ?? stateOf(values);
  const isEmpty = preview === null && errors.length === 0;
  return c.html(
    <NewPage
      continued={continued}
      left={isEmpty ? await listWorkingDrafts(deps.db, c.var.actor, 3) : []}
      now={await readNow(deps.db)}
      state={state}
      meeting={meeting}
      frame={await readFrame(deps, c)}
      values={values}
      errors={errors}
      preview={preview}
      earlier={earlier}
      accounts={await listAccounts(deps.db)}
      templates={[...(await deps.templates.usable()).values()]}
    />,
    earlier || meeting ? 409 : errors.length > 0 ? 422 : 200,
  );
}

function isRefusal(error: unknown): error is RefusedError | DraftRefusedError | UnreadableError {
  return (
    error instanceof RefusedError || error instanceof DraftRefusedError || error instanceof UnreadableError
  );
}
