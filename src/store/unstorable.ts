/**
 * PostgreSQL's words for values that no row can hold: a NUL or half a surrogate pair in text or JSON, a number out of
 * range. They come from outside, so whoever sent them is told, and nobody who runs this is woken.
 */
const codes = ['22021', '22P05', '22P02', '22003'];

/** Whether a statement failed for what it was given to store or look for. */
export function isUnstorable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

export const unstorableWords =
  'Something in it cannot be stored or looked for: a NUL, half a character, or a number too large. Take it out.';
