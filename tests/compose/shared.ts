import { existsSync, readFileSync } from 'node:fs';

const folder = new URL('../../../shared/', import.meta.url);

/** A file of ../shared, or null with a word where that folder is absent. */
export function readShared(path: string): string | null {
  const file = new URL(path, folder);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  process.stderr.write(`skipped: ../shared/${path} is not here\n`);
  return null;
}
