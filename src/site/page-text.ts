/** A body as text, or the name of a character set nobody knows. */
export type PageText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly charset: string };

/**
 * Decodes a body as a browser would: byte order mark, then the header's charset, then, in HTML, `<meta>`;
 * without any of them UTF-8 if it is valid, else windows-1252.
 */
export function decodePage(body: Uint8Array, contentType: string): PageText {
  const named = charsetOfMark(body) ?? charsetOfHeader(contentType) ?? charsetOfMeta(body, contentType);
  if (named) return decodeAs(named, body);
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(body) };
  } catch {
    return decodeAs('windows-1252', body);
  }
}

/** `Text/HTML; charset=utf-8` -> `text/html`. */
export function mediaType(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

function charsetOfMark(body: Uint8Array): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  return null;
}

function charsetOfHeader(contentType: string): string | null {
  return /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1] ?? null;
}

function charsetOfMeta(body: Uint8Array, contentType: string): string | null {
  if (!mediaType(contentType).includes('html')) return null;
  // The standard looks at 1,024 bytes; newsrooms put scripts and cards before their charset.
  const head = new TextDecoder('latin1').decode(body.subarray(0, 8_192)).replace(/<!--[\s\S]*?-->/g, '');
  const charset = /<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head)?.[1] ?? null;
  // As the standard has it: a page whose <meta> could be read as ASCII is not UTF-16.
  return charset && /^utf-?16/i.test(charset) ? 'utf-8' : charset;
}

function decodeAs(charset: string, body: Uint8Array): PageText {
  const decoder = decoderFor(charset);
  if (!decoder) return { ok: false, charset };
  const text = decoder.decode(body);
  return { ok: true, text: decoder.encoding === 'windows-1252' ? restoreWindows1252(text) : text };
}

function decoderFor(charset: string) {
  try {
    return new TextDecoder(charset);
  } catch {
    return null;
  }
}

// Node 20 decodes windows-1252 as Latin-1, which turns curly quotes and the euro sign into control characters.
const from80to9f = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function restoreWindows1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => from80to9f.charAt(control.charCodeAt(0) - 0x80));
}
