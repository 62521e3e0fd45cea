import { createHash } from 'node:crypto';

/** Changes with every word of the posts: what was not checked is not queued unseen. */
export function checkedAs(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);
}
