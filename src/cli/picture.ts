import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { maxAltText, maxPictureBytes } from '../thread/picture.ts';
import { CommandError, UsageError } from './command-error.ts';

/** `--picture` and `--alt`; false: `--no-picture`. */
export type PictureOptions = { readonly picture?: string | false; readonly alt?: string };

/** Adds the picture of the first post to a command. */
export function withPicture(command: Command): Command {
  return command
    .option('--picture <what>', 'of the first post: a file, a web address, or article for the page’s own')
    .option('--alt <words>', 'what the picture shows, for who cannot see it');
}

/** The picture as the API takes it; undefined: none is named. @throws CommandError for a file that is not fit. */
export async function pictureGiven({ picture, alt }: PictureOptions): Promise<object | null | undefined> {
  if (picture === false) return null;
  if (alt !== undefined && alt.length > maxAltText) {
    throw new UsageError(`--alt has ${alt.length} characters; X takes ${maxAltText}.`, 'Say it shorter.');
  }
  if (picture === undefined) return alt === undefined ? undefined : { alt };
  if (picture === 'article') return { from: 'article', alt };
  if (/^https?:\/\//i.test(picture)) return { url: picture, alt };
  return { data: (await readPicture(picture)).toString('base64'), alt };
}

async function readPicture(path: string): Promise<Buffer> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new CommandError(`There is no file ${path}.`, 'Check the path.', { cause });
  });
  if (!found.isFile()) throw new CommandError(`${path} is no file.`, 'Name a picture.');
  if (found.size > maxPictureBytes) {
    const megabytes = (found.size / 1_000_000).toFixed(1);
    throw new CommandError(`${path} is ${megabytes} MB; X takes pictures of up to 5 MB.`, 'Make it smaller.');
  }
  return await readFile(path).catch((cause: unknown) => {
    throw new CommandError(`You may not read ${path}.`, 'Change its rights.', { cause });
  });
}
