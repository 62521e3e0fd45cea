import type { Account } from '../account/account.ts';
import type { Article } from '../article/article.ts';
import { remember } from '../compose/edits/history.ts';
import { isSameWording, type Wording, wordingOf } from '../compose/edits/wording.ts';
import { priceThread } from '../compose/price.ts';
import { type ComposeWish, compose, DraftRefusedError } from '../draft/draft-thread.ts';
import { type Source, UnreadableError } from '../draft/read-article.ts';
import { pickTemplate, type Templates } from '../draft/templates.ts';
import { warnOfTime } from '../publish/schedules.ts';
import type { TimeWarning } from '../schedule/clashes.ts';
import { nextFreeTime } from '../schedule/next-slot.ts';
import { parseTime } from '../schedule/parse-time.ts';
import { findAccount } from '../store/accounts.ts';
import { listTakenTimes } from '../store/board.ts';
import { readSchedule } from '../store/schedules.ts';
import { readNow, readThread } from '../store/threads.ts';
import type { DeskDeps } from './deps.ts';
import { type Edited, edited, stepped, typedSince } from './editor-form.ts';
import { type EditorView, type JudgedThread, judge } from './editor-view.ts';
import type { FieldError } from './forms.tsx';
import { keptArticle } from './kept-article.ts';
import { madeOf, type NewValues } from './new-form.ts';
import { readAgain } from './read-again.ts';
import { timeMessage } from './time-errors.ts';
import { readWebAddress } from './web-address.ts';

/** A template's thread in short. */
export type Alternative = {
  readonly name: string;
  /** What it is for. */
  readonly description: string;
  readonly posts: number;
  readonly priceUsd: number;
  readonly isShown: boolean;
};

/** A thread as it would be. */
export type Preview = {
  readonly article: Article;
  readonly account: Account;
  readonly view: EditorView;
  readonly judged: JudgedThread;
  /** The template shown: going back may have led to another than the form names. */
  readonly template: string;
  readonly link: string | null;
  /** What every template would make of it, in the order of their names. */
  readonly byTemplate: readonly Alternative[];
  readonly scheduledAt: Date;
  readonly notBefore: Date | null;
  readonly now: Date;
  /** What speaks against its time. */
  readonly warnings: readonly TimeWarning[];
  /** The posts were edited by hand. */
  readonly isEdited: boolean;
  readonly madeOf: string;
};

export type PreviewResult = { readonly errors: readonly FieldError[]; readonly preview: Preview | null };

/** Reads and composes what the form says. Everything that is wrong is told at once, each at its field. */
export async function makePreview(deps: DeskDeps, values: NewValues): Promise<PreviewResult> {
  const errors: FieldError[] = [];
  const now = await readNow(deps.db);
  const account = await findAccount(deps.db, values.account);
  if (!account) errors.push({ field: 'account', message: 'Choose the account that posts the thread.' });
  const zone = account?.timeZone ?? deps.timeZone;
  const notBefore = readTime('notBefore', values.notBefore, zone, now, errors);
  const wanted = values.when === 'at' ? values.at || 'none' : '';
  const at = readTime('at', wanted === 'none' ? '' : wanted, zone, now, errors);
  if (wanted === 'none')
    errors.push({ field: 'at', message: 'Choose the day and time, or “Next free time”.' });
  if (at && notBefore && at < notBefore)
    errors.push({ field: 'at', message: 'This is before the embargo ends. Choose a later time.' });
  if (isWrongLink(values)) errors.push({ field: 'link', message: wrongLink });
  const made = await composeForm(deps, values, account?.handle ?? '', errors);
  // A wrong time is told at its field, beside the thread that waits for a better one.
  if (!made || !account || errors.some(({ field }) => field !== 'at' && field !== 'notBefore'))
    return { errors, preview: null };
  const earliest = notBefore && notBefore > now ? notBefore : now;
  const scheduledAt = at ?? (values.when === 'next' ? await nextFree(deps, account, earliest) : earliest);
  const wish = { accountId: account.id, threadId: values.draft, article: made.article };
  const warnings = await warnOfTime(deps.db, { ...wish, at: scheduledAt, texts: made.judged.texts });
  const preview = { ...made, account, scheduledAt, notBefore, now, warnings };
  return { errors, preview };
}

async function nextFree({ db }: DeskDeps, account: Account, from: Date): Promise<Date> {
  return nextFreeTime(from, await listTakenTimes(db, account.id, ''), await readSchedule(db, account.id));
}

/** A link that X would not make one of: the thread would go out without any. */
export function isWrongLink({ link }: NewValues): boolean {
  return link !== '' && readWebAddress(link) === null;
}

const wrongLink = 'The link must be a web address such as https://your.site/story.';

type Made = Omit<Preview, 'account' | 'scheduledAt' | 'notBefore' | 'now' | 'warnings'>;

async function composeForm(
  deps: DeskDeps,
  values: NewValues,
  handle: string,
  errors: FieldError[],
): Promise<Made | null> {
  const source = sourceOf(values);
  if (!source) {
    errors.push({ field: 'text', message: 'Paste the article, or name its address or a file.' });
    return null;
  }
  try {
    const back = stepped(values.editor);
    const name = back ? back.wording.template : values.template;
    const templates = await deps.templates.usable();
    const template = pickTemplate(templates, name);
    const article = await articleFrom(deps, source);
    const { prices } = deps.xSettings;
    const wish = { template, link: values.link || null, siteUrl: deps.siteUrl, prices };
    const composed = compose(article, wish);
    const own = wordingOf(
      composed.posts.map(({ text }) => ({ id: '', text })),
      { template: name, numbering: template.numbering },
    );
    const { picture } = values;
    const context = { article, link: composed.link, template, prices, picture, standing: [] };
    const shown = back ?? wordingFor(values, own, context);
    const view = { ...context, ...shown, handle, title: article.title };
    return {
      ...{ article, link: composed.link, view, judged: judge(view), template: name },
      byTemplate: alternatives(templates, article, wish, picture),
      isEdited: !isSameWording(shown.wording, own),
      madeOf: madeOf({ ...values, template: name }),
    };
  } catch (error) {
    const known = fieldErrorOf(error, source);
    if (!known) throw error;
    errors.push(known);
    return null;
  }
}

/** The posts of the form while they belong to what it says, else those composed, with a way back to the others. */
function wordingFor(values: NewValues, own: Wording, context: Parameters<typeof edited>[1]): Edited {
  const { editor } = values;
  const { wording } = editor;
  if (wording && values.do !== 'afresh' && values.madeOf === madeOf(values)) {
    return edited({ ...editor, wording }, context);
  }
  const history = typedSince(editor);
  return { wording: own, history: wording ? remember(history, wording, own) : history, inHand: [] };
}

/** The article is read once, whatever the number of templates. */
function alternatives(
  templates: Templates,
  article: Article,
  wish: ComposeWish,
  picture: NewValues['picture'],
): readonly Alternative[] {
  return [...templates.values()].map((template) => {
    const { posts, link } = compose(article, { ...wish, template });
    const texts = posts.map(({ text }) => text);
    const priceUsd = priceThread(texts, link, wish.prices, picture);
    const { name, description } = template;
    return { name, description, posts: posts.length, priceUsd, isShown: template === wish.template };
  });
}

/** Where the form says the article is; pasted text goes before an address, and that before the draft's own. */
export function sourceOf(values: NewValues): Source | StoredSource | null {
  if (values.text.trim() !== '') return { kind: 'file', text: values.text, name: values.fileName };
  // The page behind an address was read when the draft was made: it is not fetched at every look.
  const isKept = values.draft !== '' && values.madeOf === madeOf(values);
  if (values.url !== '' && !isKept) return { kind: 'url', url: values.url };
  if (values.draft !== '') return { kind: 'draft', id: values.draft };
  return null;
}

/** The article of a stored draft. */
export type StoredSource = { readonly kind: 'draft'; readonly id: string };

/** @throws UnreadableError when there is no article there. */
export async function articleFrom({ db }: DeskDeps, source: Source | StoredSource): Promise<Article> {
  if (source.kind === 'draft') {
    const thread = await readThread(db, source.id);
    const article = thread?.articleId ? await keptArticle(db, thread.articleId) : null;
    if (article) return article;
    throw new UnreadableError('empty', 'The draft is gone.', 'Paste the article again.');
  }
  return await readAgain(source);
}

function readTime(
  field: string,
  text: string,
  timeZone: string,
  now: Date,
  errors: FieldError[],
): Date | null {
  if (text.trim() === '') return null;
  const time = parseTime(text, timeZone, now);
  if (!time.ok) errors.push({ field, message: timeMessage(time.message) });
  return time.ok ? time.at : null;
}

function fieldErrorOf(error: unknown, source: Source | StoredSource): FieldError | null {
  if (error instanceof UnreadableError) {
    return { field: source.kind === 'url' ? 'url' : 'text', message: `${error.message} ${error.fix}` };
  }
  if (!(error instanceof DraftRefusedError)) return null;
  if (error.code === 'no-link') {
    return { field: 'link', message: 'The article has no address to link to. Give its link here.' };
  }
  return { field: error.message.includes('template') ? 'template' : 'text', message: error.message };
}
