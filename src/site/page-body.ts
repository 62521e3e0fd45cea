import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';

/** The body of an answer, decompressed, or why not. */
export type PageBody =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'too-large' }
  | { readonly ok: false; readonly reason: 'unreadable'; readonly what: string };

/**
 * Reads no more than `maxBytes`, neither packed nor unpacked; the rest is not waited for.
 * @throws what the network did in the middle of it.
 */
export async function readBody(response: IncomingMessage, maxBytes: number): Promise<PageBody> {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) return { ok: false, reason: 'too-large' };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    // No encoding is set on the stream, so its chunks are bytes.
    size += chunk.byteLength;
    if (size > maxBytes) return { ok: false, reason: 'too-large' };
    chunks.push(chunk);
  }
  return unpack(Buffer.concat(chunks), response.headers['content-encoding'] ?? '', maxBytes);
}

async function unpack(bytes: Uint8Array, encoding: string, maxBytes: number): Promise<PageBody> {
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity' || bytes.length === 0) return { ok: true, bytes };
  const unpacker = unpackerFor(name, bytes);
  if (!unpacker) return { ok: false, reason: 'unreadable', what: `it is packed as "${name.slice(0, 40)}"` };
  try {
    return { ok: true, bytes: await unpacker(bytes, { maxOutputLength: maxBytes }) };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, reason: 'too-large' };
    return { ok: false, reason: 'unreadable', what: `it says it is packed as ${name}, and is not` };
  }
}

function unpackerFor(encoding: string, bytes: Uint8Array) {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(gunzip);
    case 'br':
      return promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(brotliDecompress);
    case 'deflate':
      // The standard means zlib's wrapping; some servers leave it out.
      return promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(
        ((bytes[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw,
      );
    default:
      return null;
  }
}
