/** The two things that together say "this is ours": what it answers, and what it says. */
export type PostWords = { readonly parentId: string | null; readonly text: string };

/** True if `seen` on the timeline is the post we meant: same parent **and** same text, never by text alone. */
export function isSamePost(meant: PostWords, seen: PostWords): boolean {
  return meant.parentId === seen.parentId && sameText(meant.text, seen.text);
}

/** True if two texts are the same once what X changes is taken out. Both may be as sent or as read. */
export function sameText(one: string, other: string): boolean {
  return normalise(one) === normalise(other);
}

/**
 * Takes out what X changes: NFC, & < > escaped, blanks and line ends, and the `http://` it puts before a bare
 * domain (with perhaps a slash behind). In doubt lenient, in case and invisible characters too: a post wrongly
 * thought absent would be sent twice, and one with the same parent as well is hardly another.
 */
function normalise(text: string): string {
  return unescapeHtml(text)
    .normalize('NFC')
    .replace(/\p{Cf}|\uFE0F/gu, '')
    .replace(/https?:\/\//gi, '')
    .replace(/\/(?=\s|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Turns the three escapes X makes in stored text back: & < > (x-api-facts s.8). */
export function unescapeHtml(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) =>
    name === 'amp' ? '&' : name === 'lt' ? '<' : '>',
  );
}
