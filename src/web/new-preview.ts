import type { Account } from '../account/account.ts';
import type { Article } from '../article/article.ts';
import { checkThread } from '../compose/check.ts';
import { numberPost, readNumber } from '../compose/numbering.ts';
import { priceThread } from '../compose/price.ts';
import type { Problem } from '../compose/problem.ts';
import type { Template } from '../compose/template.ts';
import { type Composed, type ComposeWish, compose, DraftRefusedError } from '../draft/draft-thread.ts';
import { type Source, UnreadableError } from '../draft/read-article.ts';
import { pickTemplate, type Templates } from '../draft/templates.ts';
import { warnOfTime } from '../publish/schedules.ts';
import type { TimeWarning } from '../schedule/clashes.ts';
import { nextFreeTime } from '../schedule/next-slot.ts';
import { parseTime } from '../schedule/parse-time.ts';
import { findAccount } from '../store/accounts.ts';
import { listTakenTimes } from '../store/board.ts';
import { readSchedule } from '../store/schedules.ts';
import { readNow } from '../store/threads.ts';
import type { DeskDeps } from './deps.ts';
import type { FieldError } from './forms.tsx';
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

/** A thread as it would be, nothing of it stored. */
export type Preview = {
  readonly article: Article;
  readonly account: Account;
  readonly texts: readonly string[];
  /** Where the composed posts took their words from; not known of an editor's own. */
  readonly sources: Composed['posts'][number]['sources'];
  readonly problems: readonly Problem[];
  readonly link: string | null;
  /** What every template would make of it, in the order of their names. */
  readonly byTemplate: readonly Alternative[];
  readonly priceUsd: number;
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
  const made = await composeForm(deps, values, errors);
  if (!made || !account || errors.length > 0) return { errors, preview: null };
  const earliest = notBefore && notBefore > now ? notBefore : now;
  const scheduledAt = at ?? (values.when === 'next' ? await nextFree(deps, account, earliest) : earliest);
  const wish = { accountId: account.id, threadId: '', article: made.article, at: scheduledAt };
  const warnings = await warnOfTime(deps.db, wish);
  const preview = { ...made, madeOf: madeOf(values), account, scheduledAt, notBefore, now, warnings };
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

type Made = Omit<Preview, 'madeOf' | 'account' | 'scheduledAt' | 'notBefore' | 'now' | 'warnings'>;

async function composeForm(deps: DeskDeps, values: NewValues, errors: FieldError[]): Promise<Made | null> {
  const source = sourceOf(values);
  if (!source) {
    errors.push({ field: 'text', message: 'Paste the article, or name its address or a file.' });
    return null;
  }
  try {
    const templates = await deps.templates.usable();
    const template = pickTemplate(templates, values.template);
    const article = await readAgain(source);
    const { prices } = deps.xSettings;
    const wish = { template, link: values.link || null, siteUrl: deps.siteUrl, prices };
    const composed = compose(article, wish);
    const made = textsOf(values, composed, article, wish);
    return { article, link: composed.link, byTemplate: alternatives(templates, article, wish), ...made };
  } catch (error) {
    const known = fieldErrorOf(error, source);
    if (!known) throw error;
    errors.push(known);
    return null;
  }
}

/** The article is read once, whatever the number of templates. */
function alternatives(templates: Templates, article: Article, wish: ComposeWish): readonly Alternative[] {
  return [...templates.values()].map((template) => {
    const { posts, priceUsd } = compose(article, { ...wish, template });
    const { name, description } = template;
    return { name, description, posts: posts.length, priceUsd, isShown: template === wish.template };
  });
}

function textsOf(values: NewValues, composed: Composed, article: Article, wish: ComposeWish) {
  const { template, prices } = wish;
  const own = composed.posts.map(({ text }) => text);
  const isKept = values.do !== 'afresh' && values.madeOf === madeOf(values) && values.texts.length > 0;
  const texts = isKept ? withoutEmpty(values.texts, template) : own;
  if (texts.length === own.length && texts.every((text, index) => text === own[index])) {
    const sources = composed.posts.flatMap(({ sources }) => sources);
    return { texts, sources, problems: composed.problems, priceUsd: composed.priceUsd, isEdited: false };
  }
  const { link } = composed;
  const problems = checkThread(texts, { article, link, template, prices });
  return { texts, sources: [], problems, priceUsd: priceThread(texts, link, prices), isEdited: true };
}

/** A post emptied by its editor is taken out, and the others are numbered anew. */
function withoutEmpty(texts: readonly string[], template: Template): readonly string[] {
  const left = texts.filter((text) => readNumber(text).text.trim() !== '');
  if (left.length === texts.length || left.length === 0) return texts;
  return left.map((text, index) =>
    numberPost(readNumber(text).text, index + 1, left.length, template.numbering),
  );
}

/** Where the form says the article is; pasted text goes before an address. */
export function sourceOf(values: NewValues): Source | null {
  if (values.text.trim() !== '') return { kind: 'file', text: values.text, name: values.fileName };
  return values.url === '' ? null : { kind: 'url', url: values.url };
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

function fieldErrorOf(error: unknown, source: Source): FieldError | null {
  if (error instanceof UnreadableError) {
    return { field: source.kind === 'url' ? 'url' : 'text', message: `${error.message} ${error.fix}` };
  }
  if (!(error instanceof DraftRefusedError)) return null;
  if (error.code === 'no-link') {
    return { field: 'link', message: 'The article has no address to link to. Give its link here.' };
  }
  return { field: error.message.includes('template') ? 'template' : 'text', message: error.message };
}
