/** Invisible characters that break counting, matching or the direction of a line; joiners stay for emoji and Persian. */
const invisible =
  /(?![\t\n\r])\p{Cc}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const blanks = /[\s\u00a0]+/g;
const webEndings = new Set(['com', 'net', 'org', 'co', 'io', 'uk', 'tv', 'ai', 'js', 'app']);
const gluedSentences = /(?<=(?:^|\s)[^\s./@:]{0,40}\p{Ll}{2}[)”’"]?[.!?])(?=(\p{Lu}\p{Ll}*)(?:[\s,’']|$))/gu;

/** One line of clean text: NFC, no invisible characters, single blanks, a blank restored where two sentences were glued. */
export function tidyText(text: string): string {
  const line = stripInvisible(text).replace(blanks, ' ').trim();
  return line.replace(gluedSentences, (_, next: string) => (webEndings.has(next.toLowerCase()) ? '' : ' '));
}

/** The lines of a source, each tidy; an empty string where a line was blank. */
export function tidyLines(source: string): string[] {
  return source.split(/\r\n|[\n\r\u2028\u2029]/).map(tidyText);
}

/** NFC text without characters nobody can see. */
export function stripInvisible(text: string): string {
  return text.normalize('NFC').replace(invisible, '');
}
