import { describe, expect, it } from 'vitest';
import { open, type SealKey, seal } from '../../src/account/seal.ts';

const key: SealKey = { version: 1, bytes: Buffer.alloc(32, 1) };
const newer: SealKey = { version: 2, bytes: Buffer.alloc(32, 2) };
const nonce = Buffer.alloc(12, 9);
const secret = '{"apiKey":"kéy ✓"}';
const sealed = seal(secret, key, nonce, 'ac_one');

describe('a sealed secret', () => {
  it('opens with its key for its purpose', () => {
    expect(open(sealed, [key], 'ac_one')).toBe(secret);
  });

  it('shows nothing of what it holds, and names its version', () => {
    expect(sealed).toMatch(/^v1\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('apiKey');
  });

  it('opens with an older key that is still at hand, whatever the order', () => {
    expect(open(sealed, [newer, key], 'ac_one')).toBe(secret);
    expect(open(seal(secret, newer, nonce, 'ac_one'), [key, newer], 'ac_one')).toBe(secret);
  });

  it('looks different under another nonce', () => {
    expect(seal(secret, key, Buffer.alloc(12, 8), 'ac_one')).not.toBe(sealed);
  });

  it('does not open with another key of the same version', () => {
    expect(() => open(sealed, [{ version: 1, bytes: newer.bytes }], 'ac_one')).toThrow(
      /do not open with this SECRET_KEY/,
    );
  });

  it('does not open without a key of its version, which the message names', () => {
    expect(() => open(sealed, [newer], 'ac_one')).toThrow(
      /Sealed under key v1, which SECRET_KEY does not have/,
    );
  });

  it('does not open in another place than it was sealed for', () => {
    expect(() => open(sealed, [key], 'ac_two')).toThrow(/do not open/);
  });

  it('does not open under a key of another version although the bytes are the same', () => {
    const relabelled = sealed.replace(/^v1/, 'v2');
    expect(() => open(relabelled, [key], 'ac_one')).toThrow(/Sealed under key v2/);
  });

  it('does not open once any one of its characters is another', () => {
    const opened = [...sealed].flatMap((character, index) => {
      if (character === '.') return [];
      const other = character === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, index) + other + sealed.slice(index + 1);
      return opens(changed) ? [index] : [];
    });
    expect(opened).toEqual([]);
  });

  it.each([
    '',
    'v1',
    'v1..',
    `${sealed.split('.').slice(0, 3).join('.')}.`,
    sealed.slice(0, -4),
    `${sealed}.AAAA`,
  ])('does not open when it is cut or has more to it: "%s"', (text) => {
    expect(() => open(text, [key], 'ac_one')).toThrow(/Restore/);
  });

  it('does not open under a shortened tag, which would be easier to forge', () => {
    const [version, at, tag, text] = sealed.split('.');
    const short = Buffer.from(tag ?? '', 'base64url')
      .subarray(0, 4)
      .toString('base64url');
    expect(() => open([version, at, short, text].join('.'), [key], 'ac_one')).toThrow(/do not open/);
  });
});

function opens(text: string): boolean {
  try {
    open(text, [key], 'ac_one');
    return true;
  } catch {
    return false;
  }
}
