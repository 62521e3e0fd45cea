import { nearest } from '../compose/nearest.ts';
import { parseTemplate, type TemplateResult } from '../compose/template.ts';
import type { TemplateTrouble } from '../compose/template-trouble.ts';

/**
 * Parses a newsroom's own template. To stand in the place of one that comes with bobbin it has to say so: a name
 * taken by accident would change every thread made by it.
 */
export function parseOwnTemplate(text: string, builtIn: readonly string[]): TemplateResult {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return parsed;
  const { name, replacesBuiltIn } = parsed.template;
  if (builtIn.includes(name) === replacesBuiltIn) return parsed;
  return {
    ok: false,
    troubles: [replacesBuiltIn ? replacesNothing(text, name, builtIn) : taken(text, name)],
  };
}

/** Where a template's setting stands, for what is wrong with its value. */
export function placeOf(key: string, text: string): { readonly line: number; readonly column: number } {
  const line = text.split(/\r?\n/).findIndex((one) => one.startsWith(`${key}:`));
  return line < 0 ? { line: 1, column: 1 } : { line: line + 1, column: key.length + 3 };
}

function taken(text: string, name: string): TemplateTrouble {
  return {
    ...placeOf('name', text),
    message: `"${name}" is the name of a template that comes with bobbin.`,
    fix: 'Choose another name, or add a line "replacesBuiltIn: yes" to have yours in its place.',
  };
}

function replacesNothing(text: string, name: string, builtIn: readonly string[]): TemplateTrouble {
  const meant = nearest(name, builtIn);
  return {
    ...placeOf('replacesBuiltIn', text),
    message: `It says "replacesBuiltIn: yes", and no template called "${name}" comes with bobbin.`,
    fix: `${meant ? `Did you mean "name: ${meant}"? Else take` : 'Take'} the line out.`,
  };
}
