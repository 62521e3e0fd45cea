import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret of 256 bits, fit for a header, a cookie or a link. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Secrets are kept as this only: they are random, so one round of SHA-256 hides them. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares without telling by its duration where two secrets differ. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(one)), Buffer.from(hashSecret(other)));
}
