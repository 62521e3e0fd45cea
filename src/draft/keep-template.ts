import type { TemplateTrouble } from '../compose/template-trouble.ts';
import type { Db, Queryable } from '../store/db.ts';
import { recordEvent } from '../store/events.ts';
import { insertTemplateRevision, listTemplateRevisions, type TemplateRevision } from '../store/templates.ts';
import { parseOwnTemplate, placeOf } from './own-template.ts';
import type { TemplateShelf } from './templates.ts';

/** The template was not kept or removed; `code` is stable, the message says what to do. */
export class TemplateRefusedError extends Error {
  override readonly name = 'TemplateRefusedError';
  readonly code: 'invalid-template' | 'conflict' | 'not-found' | 'files';
  /** All that is wrong with its text, for `invalid-template`. */
  readonly troubles: readonly TemplateTrouble[];
  constructor(
    code: TemplateRefusedError['code'],
    message: string,
    troubles: readonly TemplateTrouble[] = [],
  ) {
    super(message);
    this.code = code;
    this.troubles = troubles;
  }
}

type Wish = {
  /** The template this is to be; null: the one its own text names. */
  readonly name: string | null;
  readonly text: string;
  /** The revision that was seen; 0: there was none. */
  readonly revision: number;
};

/**
 * Keeps a newsroom's own template. Threads that were made by it before stay as they are: theirs are words.
 * @returns its name and revision.
 * @throws TemplateRefusedError with all that is wrong, or when somebody else changed it since.
 */
export async function keepTemplate(
  db: Db,
  shelf: TemplateShelf,
  wish: Wish,
  actor: string,
): Promise<{ readonly name: string; readonly revision: number }> {
  refuseFiles(shelf);
  const text = wish.text.replaceAll('\r\n', '\n');
  const parsed = parseOwnTemplate(text, shelf.builtInNames);
  if (!parsed.ok) throw invalid(parsed.troubles);
  const { name } = parsed.template;
  if (wish.name !== null && wish.name !== name) throw invalid([renamed(text, wish.name)]);
  return await db.transaction(async (tx) => {
    const revision = await nextRevision(tx, name, wish.revision);
    await write(tx, { name, revision, text, changedBy: actor });
    await recordEvent(tx, { actor, action: 'template-saved', detail: { name, revision } });
    return { name, revision };
  });
}

/** Takes one away; a built-in of its name is back in its place. @throws TemplateRefusedError as above. */
export async function removeTemplate(
  db: Db,
  shelf: TemplateShelf,
  name: string,
  seen: number,
  actor: string,
): Promise<void> {
  refuseFiles(shelf);
  await db.transaction(async (tx) => {
    const [newest] = await listTemplateRevisions(tx, name);
    if (!newest || newest.text === null)
      throw new TemplateRefusedError('not-found', `There is no template “${name}” of your own.`);
    const revision = await nextRevision(tx, name, seen);
    await write(tx, { name, revision, text: null, changedBy: actor });
    await recordEvent(tx, { actor, action: 'template-removed', detail: { name } });
  });
}

async function nextRevision(tx: Queryable, name: string, seen: number): Promise<number> {
  const [newest] = await listTemplateRevisions(tx, name);
  const there = newest?.text == null ? 0 : newest.revision;
  if (there !== seen) throw overtaken(name, there === 0 ? null : (newest ?? null));
  return (newest?.revision ?? 0) + 1;
}

/** Two who saw the same revision write the same next one; the row of the first stands. */
async function write(tx: Queryable, revision: Omit<TemplateRevision, 'changedAt'>): Promise<void> {
  if (!(await insertTemplateRevision(tx, revision))) throw overtaken(revision.name, null);
}

function overtaken(name: string, newest: TemplateRevision | null): TemplateRefusedError {
  const who = newest ? `${newest.changedBy} saved it as revision ${newest.revision}` : 'Somebody changed it';
  return new TemplateRefusedError(
    'conflict',
    `“${name}” is not as you saw it any more: ${who}. Nothing of yours is saved. Look at theirs, then save again.`,
  );
}

function refuseFiles(shelf: TemplateShelf): void {
  if (!shelf.areFiles) return;
  throw new TemplateRefusedError(
    'files',
    'Your templates are the files in TEMPLATES_DIR. Change them there and restart bobbin, or unset TEMPLATES_DIR to keep templates here.',
  );
}

function invalid(troubles: readonly TemplateTrouble[]): TemplateRefusedError {
  const lines = troubles.map(
    ({ line, column, message, fix }) => `Line ${line}, column ${column}: ${message} ${fix}`,
  );
  return new TemplateRefusedError('invalid-template', lines.join(' '), troubles);
}

function renamed(text: string, name: string): TemplateTrouble {
  return {
    ...placeOf('name', text),
    message: `This template is called "${name}", and keeps its name.`,
    fix: `Write "name: ${name}", or make a new template like it.`,
  };
}
