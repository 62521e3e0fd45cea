import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearest } from '../compose/nearest.ts';
import { parseTemplate, type Template } from '../compose/template.ts';
import { DraftRefusedError } from './draft-thread.ts';

/** Thread templates by name. */
export type Templates = ReadonlyMap<string, Template>;

const folder = fileURLToPath(new URL('../../templates/', import.meta.url));

/**
 * Reads every template that comes with bobbin and those in a newsroom's own folder, which may replace one by its
 * name. @throws with file, line and column of all that is wrong.
 */
export async function loadTemplates(ownFolder: string | null = null): Promise<Templates> {
  const templates = new Map(await readFolder(folder, 'templates'));
  if (ownFolder !== null) {
    for (const [name, template] of await readFolder(ownFolder, ownFolder)) templates.set(name, template);
  }
  return templates;
}

async function readFolder(path: string, shownAs: string): Promise<[string, Template][]> {
  const names = await readdir(path).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The templates in ${shownAs} cannot be read: ${why}. Make the folder, or unset TEMPLATES_DIR.`,
    );
  });
  const lines: string[] = [];
  const templates: [string, Template][] = [];
  for (const file of names.filter((name) => name.endsWith('.mustache')).sort()) {
    const parsed = parseTemplate(await readFile(join(path, file), 'utf8'));
    if (parsed.ok) templates.push([parsed.template.name, parsed.template]);
    else {
      for (const { line, column, message, fix } of parsed.troubles)
        lines.push(`  ${shownAs}/${file}:${line}:${column} ${message} ${fix}`);
    }
  }
  if (lines.length > 0) throw new Error(`A template cannot be used:\n${lines.join('\n')}`);
  return templates;
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
