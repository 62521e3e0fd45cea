import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { maxSourceBytes } from '../article/article.ts';
import { decodeText } from '../article/decode-text.ts';
import type { Source } from '../draft/read-article.ts';
import { CommandError } from './command-error.ts';
import type { Terminal } from './terminal.ts';

/** What a command was given to read: an address, or text with the name of the file it stood in. */
export type Given =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'text'; readonly text: string; readonly name: string | null };

export const sourceHelp = 'a file, a web address, or - to read what is piped in';

/** Takes a file's text, what is piped in for `-`, or the address as it stands. @throws CommandError in words. */
export async function takeSource(given: string, terminal: Terminal): Promise<Given> {
  if (/^https?:\/\//i.test(given)) return { kind: 'url', url: given };
  if (given === '-') return { kind: 'text', text: await readInput(terminal), name: null };
  await refuseUnfit(given);
  try {
    return { kind: 'text', text: await readText(createReadStream(given), given), name: basename(given) };
  } catch (error) {
    throw inWords(error, given);
  }
}

/** The source as the reading of articles takes it. */
export function forReading(given: Given): Source {
  if (given.kind === 'url') return given;
  return { kind: 'file', text: given.text, name: given.name ?? '' };
}

/** The source as the API takes it. */
export function forApi(given: Given): object {
  if (given.kind === 'url') return { url: given.url };
  return given.name === null ? { text: given.text } : { text: given.text, name: given.name };
}

const readingTroubles = [
  'empty',
  'too-large',
  'not-text',
  'no-title',
  'no-body',
  'only-boilerplate',
  'not-html',
];

/** Does `work`; what is wrong with the article is told with the name of where it came from. */
export async function aboutSource<T>(given: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isReading =
      error instanceof Error && 'code' in error && readingTroubles.includes(String(error.code));
    if (!isReading) throw error;
    const where = given === '-' ? 'What was piped in' : given;
    const fix = 'fix' in error && typeof error.fix === 'string' ? error.fix : null;
    throw new CommandError(`${where}: ${error.message}`, fix, { cause: error });
  }
}

async function readInput(terminal: Terminal): Promise<string> {
  if (terminal.canAsk) terminal.say('Paste the article, then press Ctrl+D on a line of its own.');
  return await readText(terminal.input, 'What was piped in');
}

async function refuseUnfit(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw inWords(error, path);
  });
  if (found.isDirectory()) throw new CommandError(`${path} is a folder.`, 'Name a file in it.');
  if (found.size > maxSourceBytes) throw tooLarge(path, found.size);
}

/** Reads no further than an article may be long: a device or a pipe may never end. */
async function readText(chunks: AsyncIterable<Uint8Array>, name: string): Promise<string> {
  const read: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxSourceBytes) throw tooLarge(name, null);
    read.push(chunk);
  }
  return decode(Buffer.concat(read), name);
}

function decode(bytes: Uint8Array, name: string): string {
  const decoded = decodeText(bytes);
  if (decoded.ok) return decoded.text;
  throw new CommandError(decoded.why.message.replace(/^This/, name), decoded.why.fix);
}

function tooLarge(name: string, bytes: number | null): CommandError {
  const size = bytes === null ? 'more than 1 MB' : `${(bytes / 1_000_000).toFixed(1)} MB`;
  return new CommandError(
    `${name} is ${size}; an article may have up to 1 MB.`,
    'Keep only the article’s text.',
  );
}

function inWords(error: unknown, path: string): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    const looksLikeAddress = /^[\w-]+(\.[\w-]+)+\//.test(path);
    const fix = looksLikeAddress ? `A web address begins with https://: https://${path}` : 'Check the path.';
    return new CommandError(`There is no file ${path}.`, fix, { cause: error });
  }
  if (error.code === 'EACCES')
    return new CommandError(`You may not read ${path}.`, 'Change its rights.', { cause: error });
  return new CommandError(`${path} cannot be read (${error.code}).`, 'Check the path.', { cause: error });
}
