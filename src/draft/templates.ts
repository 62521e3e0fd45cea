import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearest } from '../compose/nearest.ts';
import { parseTemplate, type Template } from '../compose/template.ts';
import { DraftRefusedError } from './draft-thread.ts';

/** Thread templates by name. */
export type Templates = ReadonlyMap<string, Template>;

const folder = fileURLToPath(new URL('../../templates/', import.meta.url));

/** Reads every template of the repository's `templates` folder. @throws with file, line and column of what is wrong. */
export async function loadTemplates(): Promise<Templates> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.mustache')).sort();
  const templates = new Map<string, Template>();
  for (const file of files) {
    const parsed = parseTemplate(await readFile(join(folder, file), 'utf8'));
    if (!parsed.ok) {
      const lines = parsed.troubles.map(
        ({ line, column, message, fix }) => `  templates/${file}:${line}:${column} ${message} ${fix}`,
      );
      throw new Error(`A template cannot be used:\n${lines.join('\n')}`);
    }
    templates.set(parsed.template.name, parsed.template);
  }
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
