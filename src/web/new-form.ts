import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sampleArticleText, sampleArticleUrl } from '../article/sample.ts';
import { textsOf, withoutEmpty } from '../compose/edits/wording.ts';
import { threadClasses } from '../thread/thread.ts';
import { type EditorForm, readEditor } from './editor-form.ts';
import { type PictureForm, readPictureForm } from './picture-form.ts';
import { readWebAddress } from './web-address.ts';

const line = z.string().trim().max(4_000, 'is longer than 4,000 characters').default('');

const schema = z.object({
  text: z.string().default(''),
  /** Name of the file the text came from: its ending tells what it is. */
  fileName: line,
  url: line,
  link: line,
  template: line,
  /** The template whose tab was pressed. */
  as: line,
  account: line,
  class: z.enum(threadClasses).catch('normal'),
  when: z.enum(['now', 'next', 'at']).catch('next'),
  at: line,
  notBefore: line,
  do: z.enum(['preview', 'afresh', 'queue', 'queue-again', 'draft', 'draft-again']).catch('preview'),
  /** What the posts in the form were made of: see {@link madeOf}. */
  madeOf: line,
  /** The time of one's own that the preview showed. */
  timeSeen: line,
  /** The words that were checked when the form was shown: see `checkedAs`. */
  checked: line,
  /** The stored draft the page writes in, the revision it saw, and what names the page. */
  draft: line,
  revision: z.coerce.number().int().catch(0),
  hand: line,
  /** The account that the queueing button named. */
  speaksAs: line,
});

/** What stands in the form for a new thread; `texts` are the posts as they would go out. */
export type NewValues = z.infer<typeof schema> &
  PictureForm & {
    readonly editor: EditorForm;
    readonly texts: readonly string[];
  };

/** Reads the form as sent; a file given counts as pasted text. */
export async function readNewForm(body: Readonly<Record<string, unknown>>): Promise<NewValues> {
  const strings = stringsOf(body);
  const sent = schema.parse(strings);
  const values = sent.as === '' ? sent : { ...sent, template: sent.as, as: '' };
  const file = body['file'];
  const given = file instanceof File && file.size > 0 ? { text: await file.text(), fileName: file.name } : {};
  const editor = readEditor(strings, values.template);
  const texts = editor.wording ? textsOf(withoutEmpty(editor.wording)) : [];
  const link = readWebAddress(values.link) ?? values.link;
  const read = { ...values, link, text: lines(values.text), editor, texts, ...readPictureForm(body) };
  // Words pasted over a file's are not of that file's kind any more.
  const isSame = values.madeOf === madeOf(read);
  return { ...read, fileName: isSame ? values.fileName : '', ...given };
}

/** The fields of a form that are words, files aside. */
export function stringsOf(body: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** Browsers send line breaks of a textarea as CRLF. */
function lines(text: unknown): string {
  return String(text).replaceAll('\r\n', '\n');
}

export function emptyForm(account: string, template: string): NewValues {
  return { ...schema.parse({ account, template }), ...noPosts(template) };
}

/** The sample article as somebody would have pasted it, for practice X, now. */
export function sampleForm(template: string): NewValues {
  const sample = {
    text: sampleArticleText,
    link: sampleArticleUrl,
    account: 'practice',
    template,
    when: 'now',
  };
  return { ...schema.parse(sample), ...noPosts(template) };
}

function noPosts(template: string) {
  return { editor: readEditor({}, template), texts: [], picture: null, saysPicture: true, file: null };
}

/** Changes when posts composed before no longer belong to what the form says. */
export function madeOf({
  text,
  url,
  link,
  template,
}: Pick<NewValues, 'text' | 'url' | 'link' | 'template'>): string {
  const source = text.trim() === '' ? url : text;
  return createHash('sha256')
    .update(JSON.stringify([source, link, template]))
    .digest('hex')
    .slice(0, 16);
}
