import type { Unreadable } from './article.ts';
import { guessLanguage } from './language.ts';

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly charset: string }
  | { readonly ok: false; readonly why: Unreadable };

/**
 * Decodes a file: by its byte order mark, as UTF-8 where it is valid, by the charset it declares itself (`<meta>`,
 * `<?xml encoding>`), or as the one single-byte set in which it can be shown to be words of a language. Never guesses.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = markOf(bytes);
  if (marked !== null) return decodeAs(marked, bytes);
  const utf8 = decode('utf-8', bytes);
  if (utf8 !== null) return { ok: true, text: utf8, charset: 'utf-8' };
  const declared = declaredIn(bytes);
  if (declared !== null) return decodeAs(declared, bytes);
  for (const prove of [provenCyrillic, provenTurkish, provenWestern]) {
    const proven = prove(bytes);
    if (proven !== null) return { ok: true, ...proven };
  }
  return { ok: false, why: unknownCharset };
}

const unknownCharset: Unreadable = {
  code: 'not-text',
  message:
    'This is not text in UTF-8: it is a binary file, or in another character set that it does not name.',
  fix: 'Save the article as UTF-8 text, Markdown or HTML.',
};

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return null;
}

/** What an HTML or XML file says of itself near its start, where it could be read as ASCII. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 8192));
  const xml = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w:-]+)/i.exec(head)?.[1];
  const meta = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1];
  const charset = xml ?? meta ?? null;
  return charset !== null && /^utf-?(?:8|16)/i.test(charset) ? null : charset;
}

function decodeAs(charset: string, bytes: Uint8Array): Decoded {
  const text = decode(charset, bytes);
  if (text !== null) return { ok: true, text, charset };
  return {
    ok: false,
    why: {
      code: 'not-text',
      message: `This says that it is in the character set ${charset}, and cannot be read as that.`,
      fix: unknownCharset.fix,
    },
  };
}

/** Null where the bytes are not of the charset, or nobody knows it. */
function decode(charset: string, bytes: Uint8Array): string | null {
  try {
    const decoder = new TextDecoder(charset, { fatal: true });
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? restoreWindows1252(text) : text;
  } catch {
    // a RangeError for an unknown name, a TypeError for bytes that do not fit: neither is text of it
    return null;
  }
}

// Node 20 decodes windows-1252 as Latin-1, which turns curly quotes and the euro sign into control characters.
const from80to9f = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function restoreWindows1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => from80to9f.charAt(control.charCodeAt(0) - 0x80));
}

type Proven = { readonly text: string; readonly charset: string };

const russianWords = new Set(
  'и в не на что с по как из за от это для его до они был было том при'.split(' '),
);

/** Russian in windows-1251: its commonest words are there, and its capitals stand where capitals do. */
function provenCyrillic(bytes: Uint8Array): Proven | null {
  const text = decode('windows-1251', bytes);
  const words = text?.match(/\p{Script=Cyrillic}+/gu) ?? [];
  if (text === null || hasControls(text) || words.length < 8) return null;
  const known = words.filter((word) => russianWords.has(word.toLowerCase())).length;
  const odd = count(
    text,
    /\p{Ll}(?=\p{Script=Cyrillic})\p{Lu}|[a-z]\p{Script=Cyrillic}|\p{Script=Cyrillic}[a-z]/gu,
  );
  return known >= Math.max(2, words.length / 25) && odd <= words.length / 20
    ? { text, charset: 'windows-1251' }
    : null;
}

const western =
  /^[àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒ‘’“”„«»–—…•€£§°·¡¿ºª©®™\u00a0½¼¾²]$/u;
const turkish = /^[çğıöşüâîûÇĞİÖŞÜÂÎÛ‘’“”«»–—…•€£§°·©®™\u00a0]$/u;
const westernLanguages = new Set(['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'sv']);

function provenTurkish(bytes: Uint8Array): Proven | null {
  const text = decode('windows-1254', bytes);
  if (text === null || !/[ğışİŞĞ]/u.test(text) || !fits(text, turkish)) return null;
  return guessLanguage(text) === 'tr' ? { text, charset: 'windows-1254' } : null;
}

/** A western language in windows-1252: only letters and marks of such languages, standing as they do in words. */
function provenWestern(bytes: Uint8Array): Proven | null {
  const text = decode('windows-1252', bytes);
  if (text === null || !fits(text, western)) return null;
  return westernLanguages.has(guessLanguage(text)) ? { text, charset: 'windows-1252' } : null;
}

/** Every letter beyond ASCII is of the set, they are the fewer, and no mark but an apostrophe or dash is inside a word. */
function fits(text: string, letters: RegExp): boolean {
  const beyond = text.match(/\P{ASCII}/gu) ?? [];
  const plain = count(text, /[a-z]/gi);
  if (hasControls(text) || beyond.length === 0 || beyond.length > plain / 4) return false;
  if (!beyond.every((letter) => letters.test(letter))) return false;
  return !/[a-z](?:(?![\p{ASCII}\p{L}’‘–—\u00a0…·•])\P{ASCII}|(?=\p{Lu})\P{ASCII})[a-z]/u.test(text);
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}

function hasControls(text: string): boolean {
  return /(?![\t\n\r\f])\p{Cc}/u.test(text);
}
