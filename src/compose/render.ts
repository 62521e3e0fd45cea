import type { Field, Piece } from './template-body.ts';

/** What stands in a post's fields and in its repeated lines. */
export type Values = { readonly fields: Partial<Record<Field, string>>; readonly items: readonly string[] };

/** A mark for a field left empty, so that the line it leaves behind can go too. */
const nothing = '\u0000';

/** A post's text: fields filled, lines whose fields are all empty taken out, at most one blank line in a row. */
export function renderPost(pieces: readonly Piece[], values: Values): string {
  const linkless = values.fields.link === undefined;
  return renderPieces(pieces, values)
    .split('\n')
    .filter((line) => !isLeftEmpty(line) && !(linkless && isOnlyCallToAction(line, values)))
    .join('\n')
    .replaceAll(`${nothing} `, '')
    .replaceAll(nothing, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function renderPieces(pieces: readonly Piece[], values: Values): string {
  return pieces
    .map((piece) => {
      if ('text' in piece) return piece.text;
      if ('field' in piece) return values.fields[piece.field] || nothing;
      return values.items.map((item) => renderPieces(piece.pieces, withText(values, item))).join('');
    })
    .join('');
}

function withText(values: Values, text: string): Values {
  return { fields: { ...values.fields, text }, items: [] };
}

function isLeftEmpty(line: string): boolean {
  return line.includes(nothing) && line.replaceAll(nothing, '').replace(/[\s•·–—-]/g, '') === '';
}

/** "Read the full story:" with no link after it invites to nothing. */
function isOnlyCallToAction(line: string, values: Values): boolean {
  return line.replaceAll(nothing, '').trim() === values.fields.callToAction;
}
