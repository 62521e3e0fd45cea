import { existsSync, readFileSync } from 'node:fs';

const folder = new URL('../../../shared/', import.meta.url);

/** A file of ../shared, or null with a word where that folder is absent. */
export function readShared(path: string): string | null {
  const file = new URL(path, folder);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  // biome-ignore lint/suspicious/noConsole: a skipped suite must say so
  console.warn(`skipped: ../shared/${path} is not here`);
  return null;
}
