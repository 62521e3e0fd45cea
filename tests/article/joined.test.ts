import { expect, test } from 'vitest';
import { joined } from '../../src/article/joined.ts';

const patterns = [/^share this$/i, /^(?:тоже|Also) by \p{Lu}/u, /(?<!\p{L})hoy(?!\p{L})/iu, /^follow us$/i];
const lines = [
  'Share this',
  'share this story',
  'Also by Ida Moss',
  'also by Ida Moss',
  'Abre HOY.',
  'El convoy',
  'Ñhoy',
  'яhoy',
  'Follow us',
];

test('joined patterns find what each finds by itself, and are one for each set of flags', () => {
  const all = joined(patterns);
  expect(all).toHaveLength(3);
  for (const line of lines)
    expect([line, all.some((pattern) => pattern.test(line))]).toEqual([
      line,
      patterns.some((pattern) => pattern.test(line)),
    ]);
});
