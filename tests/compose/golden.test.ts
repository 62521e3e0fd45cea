import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { goldenFolder, goldenSlugs } from '../support/golden/articles.ts';
import { goldenFiles } from '../support/golden/files.ts';

/** `npm run golden` rewrites the files; nothing else does, and a missing one fails. */
const rewrites = process.env['BOBBIN_GOLDEN'] === 'write';

test('there are golden articles', () => {
  expect(goldenSlugs().length).toBeGreaterThan(7);
});

describe.each(goldenSlugs())('%s', (slug) => {
  beforeAll(() => {
    if (!rewrites) return;
    for (const { path, text } of goldenFiles(slug)) writeFileSync(new URL(path, goldenFolder), text);
  });

  test('reads and composes as its golden files say', () => {
    for (const { path, text } of goldenFiles(slug)) {
      const file = new URL(path, goldenFolder);
      expect(existsSync(file), `${path} is missing; npm run golden writes it`).toBe(true);
      const differs = `${path} differs; where the new one is better, npm run golden keeps it`;
      expect.soft(text, differs).toBe(readFileSync(file, 'utf8'));
    }
  });
});
