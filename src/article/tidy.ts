/** Invisible characters that break counting, matching or the direction of a line; joiners stay for emoji and Persian. */
const invisible =
  /(?![\t\n\r])\p{Cc}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const blanks = /[\s\u00a0]+/g;
/** Where a line must not break: inside « », before : ; ! ? %, between a figure and what it counts, after a dot. */
const holds = /(?<=[«‹\d.])$/u;
const held = /^[»›:;!?%‰€$£¥°\d–—]/u;
const webEndings = new Set(['com', 'net', 'org', 'co', 'io', 'uk', 'tv', 'ai', 'js', 'app']);
const gluedSentences = /(?<=(?:^|\s)[^\s./@:]{0,40}\p{Ll}{2}[)”’"]?[.!?])(?=(\p{Lu}\p{Ll}*)(?:[\s,’']|$))/gu;

/** One line of clean text: NFC, no invisible characters, single blanks (no-break ones where typography asks for them), a blank restored where two sentences were glued. */
export function tidyText(text: string): string {
  const line = stripInvisible(text).replace(blanks, blankFor).trim();
  return line.replace(gluedSentences, (_, next: string) => (webEndings.has(next.toLowerCase()) ? '' : ' '));
}

/** One blank; a no-break one stays where typography asks for it. A narrow one, which X weighs double, becomes it. */
function blankFor(found: string, at: number, text: string): string {
  if (found !== '\u00a0' && found !== '\u202f') return ' ';
  const after = text.slice(at + 1, at + 2);
  return holds.test(text.slice(Math.max(0, at - 1), at)) || held.test(after) ? '\u00a0' : ' ';
}

/** A text with every blank a plain one, to be compared with another source's. */
export function plainBlanks(text: string): string {
  return text.replace(/\u00a0/g, ' ');
}

/** The lines of a source, each tidy; an empty string where a line was blank. */
export function tidyLines(source: string): string[] {
  return source.split(/\r\n|[\n\r\u2028\u2029]/).map(tidyText);
}

/** NFC text without characters nobody can see. */
export function stripInvisible(text: string): string {
  return text.normalize('NFC').replace(invisible, '');
}
