import { type Context, Hono } from 'hono';
import { may } from '../account/role.ts';
import type { TemplateTrouble } from '../compose/template-trouble.ts';
import { keepTemplate, removeTemplate, TemplateRefusedError } from '../draft/keep-template.ts';
import { parseOwnTemplate } from '../draft/own-template.ts';
import type { KeptTemplate } from '../draft/templates.ts';
import { defaultAccount } from '../intake/queue-article.ts';
import { findAccount } from '../store/accounts.ts';
import { listTemplateRevisions } from '../store/templates.ts';
import { readNow } from '../store/threads.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';
import type { FieldError } from './forms.tsx';
import { readFrame } from './frame-data.ts';
import { TemplateTry } from './parts/template-try.tsx';
import { TemplatePage } from './template-page.tsx';
import { listChoices, previewTemplate, sampleId } from './template-preview.ts';
import { TemplatesPage } from './templates-page.tsx';

/** What stands in the editor, and what is said of it. */
type Edited = {
  readonly name: string | null;
  readonly text: string;
  readonly revision: number;
  readonly article: string;
  readonly may: 'own' | 'make' | 'read';
  readonly note?: string;
  readonly refused?: string;
};

/** The templates, and an editor that shows what one makes of an article. */
export function templateRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const { db, templates } = deps;
  app.get('/templates', async (c) => {
    const props = {
      templates: await templates.list(),
      areFiles: templates.areFiles,
      timeZone: deps.timeZone,
    };
    return c.html(<TemplatesPage frame={await readFrame(deps, c)} now={await readNow(db)} {...props} />);
  });
  app.get('/new-template', async (c) => {
    const like = await existing(deps, c.req.query('like') ?? 'highlights');
    const text = like.text
      .replace(/^name:.*$/m, `name: my-${like.name}`.slice(0, 46))
      .replace(/^replacesBuiltIn:.*\n/m, '');
    const article = c.req.query('article') ?? sampleId;
    return await show(deps, c, { name: null, text, revision: 0, article, may: 'make' });
  });
  app.post('/new-template', (c) => take(deps, c, null));
  app.get('/templates/:name', async (c) => await open(deps, c, await existing(deps, c.req.param('name'))));
  app.post('/templates/:name', (c) => take(deps, c, c.req.param('name')));
  app.post('/templates/:name/remove', async (c) => {
    const { revision } = await readForm(c);
    await removeTemplate(db, templates, c.req.param('name'), revision, c.var.actor);
    return c.redirect('/templates', 303);
  });
  app.post('/parts/template', async (c) => {
    const { text, article } = await readForm(c);
    return c.html(<TemplateTry text={text} {...(await tried(deps, text, article))} />);
  });
  return app;
}

async function open(deps: DeskDeps, c: Context<DeskEnv>, found: KeptTemplate): Promise<Response> {
  const article = c.req.query('article') ?? sampleId;
  const { name, text, kept } = found;
  const mayChange = may(c.var.role, 'templates') && !deps.templates.areFiles;
  if (kept === null || !mayChange) {
    const note = found.origin === 'built-in' ? 'It comes with bobbin.' : 'A newsroom’s own.';
    return await show(deps, c, { name, text, revision: 0, article, may: 'read', note });
  }
  const wanted = Number(c.req.query('revision') ?? kept.revision);
  const earlier = (await listTemplateRevisions(deps.db, name)).find(({ revision }) => revision === wanted);
  const isEarlier = earlier !== undefined && earlier.text !== null && wanted !== kept.revision;
  const edited = { name, revision: kept.revision, article, may: 'own' as const };
  if (!isEarlier) return await show(deps, c, { ...edited, text });
  const note = `This is revision ${wanted}. Save it to have it in force again.`;
  return await show(deps, c, { ...edited, text: earlier.text ?? text, note });
}

/** Shows what was written, or keeps it. */
async function take(deps: DeskDeps, c: Context<DeskEnv>, name: string | null): Promise<Response> {
  const { text, revision, article, wish } = await readForm(c);
  const edited: Edited = { name, text, revision, article, may: name === null ? 'make' : 'own' };
  if (wish !== 'save') return await show(deps, c, edited);
  try {
    const kept = await keepTemplate(deps.db, deps.templates, { name, text, revision }, c.var.actor);
    return c.redirect(`/templates/${kept.name}?article=${encodeURIComponent(article)}`, 303);
  } catch (error) {
    if (!(error instanceof TemplateRefusedError)) throw error;
    return await show(deps, c, { ...edited, refused: error.message }, error.troubles);
  }
}

async function show(
  deps: DeskDeps,
  c: Context<DeskEnv>,
  { article, note, refused, ...edited }: Edited,
  refusals: readonly TemplateTrouble[] = [],
): Promise<Response> {
  const seen = await tried(deps, edited.text, article);
  const troubles = seen.troubles.length > 0 ? seen.troubles : refusals;
  const isWrong = refused !== undefined && troubles.length > 0;
  const errors: FieldError[] = isWrong
    ? [{ field: 'text', message: 'The template cannot be used as it is: see what is said of it.' }]
    : refused !== undefined
      ? [{ field: null, message: refused }]
      : [];
  const revisions = edited.name === null ? [] : await listTemplateRevisions(deps.db, edited.name);
  return c.html(
    <TemplatePage
      {...edited}
      {...seen}
      troubles={troubles}
      frame={await readFrame(deps, c)}
      mayMake={edited.name !== null && may(c.var.role, 'templates') && !deps.templates.areFiles}
      note={note ?? null}
      choices={await listChoices(deps)}
      chosen={article}
      errors={errors}
      revisions={revisions}
      timeZone={deps.timeZone}
      now={await readNow(deps.db)}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

async function tried(deps: DeskDeps, text: string, article: string) {
  const handle = (await findAccount(deps.db, await defaultAccount(deps)))?.handle ?? 'newsroom';
  // A text that stands on the shelf is judged as what it is there.
  const ours = (await deps.templates.list()).find((one) => one.text === text && one.origin === 'built-in');
  const parsed = ours?.result ?? parseOwnTemplate(text, deps.templates.builtInNames);
  if (!parsed.ok) return { troubles: parsed.troubles, preview: null, handle };
  return { troubles: [], preview: await previewTemplate(deps, parsed.template, article), handle };
}

async function existing({ templates }: DeskDeps, name: string): Promise<KeptTemplate> {
  // A newsroom's own comes after ours of the same name, when it cannot take its place.
  const found = (await templates.list()).filter((one) => one.name === name).at(-1);
  if (!found) throw new TemplateRefusedError('not-found', `There is no template “${name}”.`);
  return found;
}

async function readForm(c: Context<DeskEnv>) {
  const body = await c.req.parseBody();
  const field = (key: string): string => (typeof body[key] === 'string' ? String(body[key]) : '');
  return {
    text: field('text').replaceAll('\r\n', '\n'),
    revision: Number.parseInt(field('revision'), 10) || 0,
    article: field('article') || sampleId,
    wish: field('do'),
  };
}
