const longest = 40;
/** Names under which the record keeps what nobody with a password did. */
const kept = /^(bobbin|desk|x|environment|the environment|command line|told by hand|token .*)$/;

/** A name as given, in one Unicode form and without spare space. */
export function tidyName(given: string): string {
  return given.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** Two names with the same key are one person's. */
export function nameKey(given: string): string {
  return tidyName(given).toLowerCase();
}

/** Why nobody may be called that, as a sentence; null when somebody may. */
export function nameProblem(name: string): string | null {
  if (name.length === 0) return 'Enter a name.';
  if (name.length > longest) return `A name has ${longest} characters at most.`;
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’_-]*$/u.test(name))
    return "A name is made of letters, digits, spaces and . ' _ - and begins with a letter or digit.";
  if (kept.test(nameKey(name))) return `“${name}” is kept for bobbin’s own record. Choose another.`;
  return null;
}
