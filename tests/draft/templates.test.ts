import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadTemplates } from '../../src/draft/templates.ts';
import { withFolder } from '../support/backends.ts';

const own = (front: string) =>
  `---\nname: courts\ndescription: For the court page.\n${front}---\n{{hook}}\n---\n{{link}}\n`;

test('a newsroom’s own templates stand beside those that come with bobbin', async () => {
  await withFolder(async (folder) => {
    await writeFile(join(folder, 'courts.mustache'), own(''));
    await writeFile(join(folder, 'notes.txt'), 'not a template');
    expect([...(await loadTemplates(folder)).keys()]).toEqual([
      'breaking',
      'highlights',
      'long-read',
      'courts',
    ]);
  });
});

test('one of the same name takes the place of ours', async () => {
  await withFolder(async (folder) => {
    await writeFile(join(folder, 'a.mustache'), own('').replace('courts', 'breaking'));
    expect((await loadTemplates(folder)).get('breaking')?.description).toBe('For the court page.');
  });
});

test('a bad one is refused with its file, line and column, every one of them at once', async () => {
  await withFolder(async (folder) => {
    const sub = join(folder, 'own');
    await mkdir(sub);
    await writeFile(join(sub, 'a.mustache'), own('numberin: n/m\n'));
    await writeFile(join(sub, 'b.mustache'), own('').replace('{{hook}}', '{{hok}}'));
    await expect(loadTemplates(sub)).rejects.toThrow(
      /own\/a\.mustache:4:1 .*numbering[\s\S]*own\/b\.mustache:\d+:\d+ .*hook/,
    );
    await expect(loadTemplates(join(folder, 'absent'))).rejects.toThrow(/cannot be read: .*TEMPLATES_DIR/);
  });
});
