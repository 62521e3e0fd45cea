import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearest } from '../compose/nearest.ts';
import { parseTemplate, type Template, type TemplateResult } from '../compose/template.ts';
import type { Queryable } from '../store/db.ts';
import { listOwnTemplates } from '../store/templates.ts';
import { DraftRefusedError } from './draft-thread.ts';
import { parseOwnTemplate } from './own-template.ts';

/** Thread templates by name. */
export type Templates = ReadonlyMap<string, Template>;

/** A template as it is kept, and what became of reading it. */
export type KeptTemplate = {
  readonly name: string;
  readonly text: string;
  readonly origin: 'built-in' | 'own';
  /** The newsroom's own, in the place of the built-in one of its name. */
  readonly replacesBuiltIn: boolean;
  /** Not good for one that an earlier bobbin took and this one does not: it is not offered. */
  readonly result: TemplateResult;
  /** Null for a file. */
  readonly kept: { readonly revision: number; readonly changedAt: Date; readonly changedBy: string } | null;
};

/** Where the templates come from. */
export type TemplateShelf = {
  /** The newsroom's own are files in TEMPLATES_DIR, and cannot be changed here. */
  readonly areFiles: boolean;
  readonly builtInNames: readonly string[];
  /** All there are as they now stand, those that come with bobbin first. */
  list(): Promise<readonly KeptTemplate[]>;
  /** Those that can be used. */
  usable(): Promise<Templates>;
};

const folder = fileURLToPath(new URL('../../templates/', import.meta.url));

/**
 * The templates that come with bobbin, and the newsroom's own: with `ownFolder` its files, read this once, else what
 * is kept in the store, read anew each time so that every process sees the same.
 * @throws with file, line and column of all that is wrong with the files.
 */
export async function openTemplates(db: Queryable, ownFolder: string | null): Promise<TemplateShelf> {
  const builtIn = await readBuiltIn();
  const builtInNames = builtIn.map(({ name }) => name);
  const files = ownFolder === null ? null : await readOwnFolder(ownFolder, builtInNames);
  const list = async (): Promise<readonly KeptTemplate[]> =>
    onOneShelf(builtIn, files ?? (await readKept(db, builtInNames)));
  return {
    areFiles: files !== null,
    builtInNames,
    list,
    usable: async () => usableOf(await list()),
  };
}

/** The templates for a command that opens no store. @throws as {@link openTemplates}. */
export async function loadTemplates(ownFolder: string | null = null): Promise<Templates> {
  const builtIn = await readBuiltIn();
  const names = builtIn.map(({ name }) => name);
  return usableOf(onOneShelf(builtIn, ownFolder === null ? [] : await readOwnFolder(ownFolder, names)));
}

/** @throws DraftRefusedError naming those there are. */
export function pickTemplate(templates: Templates, name: string): Template {
  const template = templates.get(name);
  if (template) return template;
  const names = [...templates.keys()];
  const meant = nearest(name, names);
  throw new DraftRefusedError(
    'cannot-compose',
    `There is no template "${name}"${meant ? `; did you mean "${meant}"?` : '.'} There are: ${names.join(', ')}.`,
  );
}

function usableOf(all: readonly KeptTemplate[]): Templates {
  return new Map(all.flatMap(({ name, result }) => (result.ok ? [[name, result.template] as const] : [])));
}

/** One that cannot be used replaces nothing. */
function onOneShelf(builtIn: readonly KeptTemplate[], own: readonly KeptTemplate[]): readonly KeptTemplate[] {
  const replacing = own.filter(({ replacesBuiltIn, result }) => replacesBuiltIn && result.ok);
  const first = builtIn.map((ours) => replacing.find(({ name }) => name === ours.name) ?? ours);
  return [...first, ...own.filter((one) => !replacing.includes(one))];
}

async function readBuiltIn(): Promise<readonly KeptTemplate[]> {
  const files = await readFiles(folder, 'templates', (text) => parseTemplate(text));
  return files.map((file) => ({ ...file, origin: 'built-in' as const, replacesBuiltIn: false }));
}

async function readOwnFolder(path: string, builtIn: readonly string[]): Promise<readonly KeptTemplate[]> {
  const files = await readFiles(path, path, (text) => parseOwnTemplate(text, builtIn));
  return files.map((file) => ({
    ...file,
    origin: 'own' as const,
    replacesBuiltIn: builtIn.includes(file.name),
  }));
}

async function readKept(db: Queryable, builtIn: readonly string[]): Promise<readonly KeptTemplate[]> {
  return (await listOwnTemplates(db)).map(({ name, text, ...kept }) => ({
    name,
    text,
    origin: 'own' as const,
    replacesBuiltIn: builtIn.includes(name),
    result: parseOwnTemplate(text, builtIn),
    kept,
  }));
}

async function readFiles(
  path: string,
  shownAs: string,
  parse: (text: string) => TemplateResult,
): Promise<readonly Omit<KeptTemplate, 'origin' | 'replacesBuiltIn'>[]> {
  const files = await readdir(path).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The templates in ${shownAs} cannot be read: ${why}. Make the folder, or unset TEMPLATES_DIR.`,
    );
  });
  const lines: string[] = [];
  const templates: Omit<KeptTemplate, 'origin' | 'replacesBuiltIn'>[] = [];
  for (const file of files.filter((name) => name.endsWith('.mustache')).sort()) {
    const text = await readFile(join(path, file), 'utf8');
    const result = parse(text);
    if (result.ok) templates.push({ name: result.template.name, text, result, kept: null });
    else {
      for (const { line, column, message, fix } of result.troubles)
        lines.push(`  ${shownAs}/${file}:${line}:${column} ${message} ${fix}`);
    }
  }
  if (lines.length > 0) throw new Error(`A template cannot be used:\n${lines.join('\n')}`);
  return templates;
}
