import { createCipheriv, createDecipheriv } from 'node:crypto';

/** A key for sealing: 32 bytes, and its version, which is written into what it seals. */
export type SealKey = { readonly version: number; readonly bytes: Uint8Array };

/**
 * Seals a secret with AES-256-GCM. `nonce` is 12 bytes, never used twice with one key; `purpose` binds the
 * sealed text to its place, so that it opens nowhere else.
 * @returns `v<version>.<nonce>.<tag>.<ciphertext>`, base64url.
 */
export function seal(secret: string, key: SealKey, nonce: Uint8Array, purpose: string): string {
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  const parts = [Buffer.from(nonce), cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'));
  return [`v${key.version}`, ...parts].join('.');
}

/** @throws when no given key has the version named, or the text was changed or sealed for another purpose. */
export function open(sealed: string, keys: readonly SealKey[], purpose: string): string {
  const [version, ...parts] = sealed.split('.');
  const key = keys.find((candidate) => `v${candidate.version}` === version);
  if (!key) {
    throw new Error(
      `Sealed under key ${version ?? 'unknown'}, which SECRET_KEY does not have. Restore that key, or add the account again.`,
    );
  }
  try {
    const [nonce, tag, text] = partsOf(parts);
    // Node takes tags down to 4 bytes unless told, and those can be forged.
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: 16 })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new Error(
      'The stored keys of the account do not open with this SECRET_KEY. Restore the key they were sealed with, or add the account again.',
      { cause },
    );
  }
}

/** The three parts as bytes; base64url has several spellings of one text, and only the one written is taken. */
function partsOf(parts: readonly string[]): readonly [Buffer, Buffer, Buffer] {
  const [nonce, tag, text, ...more] = parts.map((part) => Buffer.from(part, 'base64url'));
  const asWritten = [nonce, tag, text].map((part) => part?.toString('base64url')).join('.');
  if (!nonce || !tag || !text || more.length > 0 || asWritten !== parts.join('.'))
    throw new Error('The sealed text is damaged.');
  return [nonce, tag, text];
}
