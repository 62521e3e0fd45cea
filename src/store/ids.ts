import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id: the prefix names the kind, 12 characters of Crockford's base 32 carry 60 random bits. */
export function newId(prefix: string): string {
  let text = '';
  for (const byte of randomBytes(12)) text += alphabet[byte % 32];
  return `${prefix}_${text}`;
}
