import { stripInvisible } from './tidy.ts';

/** An article out of a mail's wrapping, and the lines of the wrapping. */
export type Unwrapped = { readonly text: string; readonly leftOut: readonly string[] };

const header =
  /^(?:from|to|cc|bcc|date|sent|subject|reply-to|attachments?|importance|von|an|gesendet|datum|betreff|antwort an|de|para|enviado(?: el| em)?|fecha|asunto|data|assunto|à|a|envoyé|objet|da|inviato|oggetto|от|кому|тема|дата)\s?:\s/iu;
const subject = /^(?:subject|betreff|asunto|assunto|objet|oggetto|тема)\s?:/iu;
const forwarded =
  /^(?:-{3,}\s?(?:(?:original|forwarded) message|ursprüngliche nachricht|weitergeleitete nachricht|mensaje (?:original|reenviado)|message (?:d’origine|transféré)|mensagem (?:original|encaminhada)|messaggio (?:originale|inoltrato))\s?-{3,}|begin forwarded message:)$/iu;
const wrote =
  /^(?:on .{6,120} wrote|am .{6,120} schrieb .{2,80}|el .{6,120} escribió|le .{6,120} a écrit|em .{6,120} escreveu|il .{6,120} ha scritto)\s?:$/iu;
const signature = /^--\s?$/u;
const quoteMark = /^(?:>\s?)+/u;
/** A signature is short; more than this under two hyphens is somebody's text. */
const longestSignature = 15;
/** How far down a text without headers the line may stand that says it was passed on. */
const furthestMark = 25;
/** Wrappings stand one in another when a mail is passed on. */
const deepest = 4;

/**
 * Takes an article out of the mail it was pasted with: headers, what the sender wrote over a forwarded or quoted
 * text, the quotation's marks, the signature. Null for a text which is no mail.
 */
export function outOfMail(source: string): Unwrapped | null {
  const lines = stripInvisible(source)
    .split(/\r\n|[\n\r]/)
    .map((line) => line.trimEnd());
  if (headersIn(lines) === 0 && !lines.slice(0, furthestMark).some((line) => isPassedOn(line, lines)))
    return null;
  return unwrap(lines, [], 0);
}

function unwrap(lines: readonly string[], leftOut: readonly string[], depth: number): Unwrapped {
  const start = startOf(lines);
  if (depth < deepest && start > 0) {
    const out = [...leftOut, ...lines.slice(0, start)];
    const quoted = lines.slice(start);
    return isMostlyQuoted(quoted)
      ? unwrap(
          quoted.filter((line) => quoteMark.test(line)).map((line) => line.replace(quoteMark, '')),
          [...out, ...quoted.filter((line) => !quoteMark.test(line))],
          depth + 1,
        )
      : unwrap(quoted, out, depth + 1);
  }
  const end = lines.findLastIndex((line) => signature.test(line));
  const isSigned = end > 0 && lines.slice(end).filter((line) => line !== '').length <= longestSignature;
  const story = isSigned ? lines.slice(0, end) : lines;
  const under = isSigned ? lines.slice(end + 1) : [];
  return {
    text: story.join('\n'),
    leftOut: [...leftOut, ...under].map((line) => line.trim()).filter((line) => line !== ''),
  };
}

/** How many lines stand before what this mail is about: its headers, or all up to a text passed on. */
function startOf(lines: readonly string[]): number {
  const headers = headersIn(lines);
  if (headers > 0) return headers;
  const mark = lines.slice(0, furthestMark).findIndex((line) => isPassedOn(line, lines));
  if (mark !== -1) {
    const after = lines.slice(mark + 1);
    const passedOn = after.findIndex((line) => line !== '' && !header.test(line.replace(quoteMark, '')));
    return mark + 1 + Math.max(passedOn, 0);
  }
  const quote = lines.findIndex((line) => quoteMark.test(line));
  return quote !== -1 && isMostlyQuoted(lines) ? Math.max(quote, 1) : 0;
}

/** "On Tuesday she wrote:" may be a story's; a mail program gives the time or an address, and quotes what follows. */
function isPassedOn(line: string, lines: readonly string[]): boolean {
  if (forwarded.test(line)) return true;
  return wrote.test(line) && /@|\d[:.]\d\d/.test(line) && isMostlyQuoted(lines);
}

/** A mail begins with two headers or more, one of them its subject; no article does. */
function headersIn(lines: readonly string[]): number {
  const first = Math.max(
    lines.findIndex((line) => line !== ''),
    0,
  );
  let at = first;
  while (header.test(lines[at] ?? '')) at += 1;
  return at - first >= 2 && lines.slice(first, at).some((line) => subject.test(line)) ? at : 0;
}

function isMostlyQuoted(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line !== '');
  const quoted = filled.filter((line) => quoteMark.test(line));
  const size = (of: readonly string[]) => of.reduce((sum, line) => sum + line.length, 0);
  return quoted.length >= 3 && size(quoted) * 2 > size(filled);
}
