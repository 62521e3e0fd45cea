import { type Part, parseBody } from './template-body.ts';
import { type FrontSettings, parseFront } from './template-front.ts';
import type { TemplateTrouble } from './template-trouble.ts';

/** A thread's plan: what stands where, and how it is numbered and linked. */
export type Template = FrontSettings & { readonly parts: readonly Part[] };

export type TemplateResult =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly troubles: readonly TemplateTrouble[] };

/** A template longer than this is a mistake. */
const longestTemplate = 20_000;

/**
 * Parses a template file's text: settings between `---` lines, then a Mustache body in which a line of
 * `---` ends a post. `{{#highlights}}` and `{{#body}}` repeat what is inside them: whole posts if a `---`
 * stands inside, else lines of one post. Everything wrong is told at once.
 */
export function parseTemplate(text: string): TemplateResult {
  if (text.length > longestTemplate) {
    return refuse({
      line: 1,
      column: 1,
      message: 'The template is too long.',
      fix: 'Keep it under 20,000 characters.',
    });
  }
  const found = /^\ufeff?---[ \t]*\r?\n([\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text);
  if (found === null) {
    const message = 'The template has no settings at its top.';
    return refuse({
      line: 1,
      column: 1,
      message,
      fix: 'Begin with a line of ---, "name: …", and a line of ---.',
    });
  }
  const front = parseFront(found[1] ?? '');
  const body = parseBody(text.slice(found[0].length), found[0].split('\n').length);
  const troubles = [...front.troubles, ...body.troubles];
  if (front.settings === null || troubles.length > 0) return { ok: false, troubles };
  const misplaced = whereLinkIsWrong(front.settings, body.parts);
  if (misplaced !== null) return refuse({ line: found[0].split('\n').length, column: 1, ...misplaced });
  return { ok: true, template: { ...front.settings, parts: body.parts } };
}

function refuse(trouble: TemplateTrouble): TemplateResult {
  return { ok: false, troubles: [trouble] };
}

/** `link: last` and `{{link}}` must agree, or a thread would say one thing and do another. */
function whereLinkIsWrong(
  settings: FrontSettings,
  parts: readonly Part[],
): { message: string; fix: string } | null {
  const at = parts.flatMap((part, index) =>
    part.pieces.some((piece) => 'field' in piece && piece.field === 'link') ? [index] : [],
  );
  if (settings.link === 'none') {
    return at.length === 0
      ? null
      : { message: 'It says "link: none" but has {{link}}.', fix: 'Take {{link}} out, or say "link: last".' };
  }
  const wanted = settings.link === 'last' ? parts.length - 1 : 0;
  const place = settings.link === 'last' ? 'last' : 'first';
  if (at.length === 1 && at[0] === wanted && parts[wanted]?.repeats === null) return null;
  return {
    message: `It says "link: ${place}", so {{link}} must stand once, in the ${place} post.`,
    fix: `Put {{link}} in the ${place} post only.`,
  };
}
