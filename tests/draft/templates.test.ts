import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepTemplate, removeTemplate } from '../../src/draft/keep-template.ts';
import { loadTemplates, openTemplates, type TemplateShelf } from '../../src/draft/templates.ts';
import type { Db } from '../../src/store/db.ts';
import { freshEmbedded, withFolder } from '../support/backends.ts';

const own = (front: string) =>
  `---\nname: courts\ndescription: For the court page.\n${front}---\n{{hook}}\n---\n{{link}}\n`;
const inPlace = own('replacesBuiltIn: yes\n').replace('courts', 'breaking');

describe('a folder of a newsroom’s own', () => {
  test('stands beside those that come with bobbin', async () => {
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

  test('may replace one of ours where it says so', async () => {
    await withFolder(async (folder) => {
      await writeFile(join(folder, 'a.mustache'), inPlace);
      expect((await loadTemplates(folder)).get('breaking')?.description).toBe('For the court page.');
    });
  });

  test('never replaces one of ours by the chance of a name', async () => {
    await withFolder(async (folder) => {
      await writeFile(join(folder, 'a.mustache'), own('').replace('courts', 'breaking'));
      await expect(loadTemplates(folder)).rejects.toThrow(
        /a\.mustache:2:7 "breaking" is the name of a template that comes with bobbin.*replacesBuiltIn: yes/,
      );
    });
  });

  test('does not say that it replaces what there is not', async () => {
    await withFolder(async (folder) => {
      await writeFile(join(folder, 'a.mustache'), inPlace.replace('breaking', 'braking'));
      await expect(loadTemplates(folder)).rejects.toThrow(/a\.mustache:4:18 .*Did you mean "name: breaking"/);
    });
  });

  test('is refused with file, line and column, every trouble at once', async () => {
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
});

describe('templates kept in the store', () => {
  let db: Db;
  let shelf: TemplateShelf;
  beforeAll(async () => {
    db = await freshEmbedded();
    shelf = await openTemplates(db, null);
  });
  afterAll(() => db.close());
  const keep = (text: string, revision: number, name: string | null = null, by = 'ada') =>
    keepTemplate(db, shelf, { name, text, revision }, by);

  test('are seen by every process at once, and go through each revision', async () => {
    expect(await keep(own(''), 0)).toEqual({ name: 'courts', revision: 1 });
    const elsewhere = await openTemplates(db, null);
    expect((await elsewhere.usable()).get('courts')?.description).toBe('For the court page.');
    await keep(own('').replace('the court page', 'trials'), 1, 'courts');
    expect((await elsewhere.usable()).get('courts')?.description).toBe('For trials.');
    expect((await elsewhere.list()).at(-1)).toMatchObject({
      origin: 'own',
      replacesBuiltIn: false,
      kept: { revision: 2, changedBy: 'ada' },
    });
  });

  test('are not overwritten by whoever saw an older revision', async () => {
    await expect(keep(own(''), 1, 'courts')).rejects.toThrow(/ada saved it as revision 2/);
    await expect(keep(own(''), 0)).rejects.toThrow(/Nothing of yours is saved/);
    expect((await shelf.usable()).get('courts')?.description).toBe('For trials.');
  });

  test('of two who save the same revision at once, one is told', async () => {
    const both = await Promise.allSettled([
      keep(own('maxPosts: 3\n'), 2, 'courts'),
      keep(own('maxPosts: 4\n'), 2, 'courts', 'bo'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('keep their names, and are refused with line and column', async () => {
    await expect(keep(own('').replace('courts', 'trials'), 3, 'courts')).rejects.toMatchObject({
      troubles: [{ line: 2, column: 7 }],
    });
    await expect(keep(own('numbring: none\n'), 3, 'courts')).rejects.toMatchObject({
      troubles: [{ line: 4, column: 1, fix: 'Did you mean "numbering"?' }],
    });
  });

  test('stand in the place of a built-in that they name, until they are removed', async () => {
    await keep(inPlace, 0);
    expect((await shelf.list())[0]).toMatchObject({ name: 'breaking', origin: 'own', replacesBuiltIn: true });
    await removeTemplate(db, shelf, 'breaking', 1, 'ada');
    expect((await shelf.list())[0]).toMatchObject({ name: 'breaking', origin: 'built-in' });
    await expect(removeTemplate(db, shelf, 'breaking', 1, 'ada')).rejects.toThrow(/no template “breaking”/);
    expect(await keep(inPlace, 0)).toEqual({ name: 'breaking', revision: 3 });
  });

  test('that this bobbin cannot read any more are listed and not offered; ours stays', async () => {
    await db.query(
      `insert into bobbin.template_revisions (name, revision, text, changed_by)
       values ('long-read', 1, '---\nname: long-read\n---\n{{gone}} {{link}}', 'ada')`,
    );
    expect(
      (await shelf.list()).filter(({ name }) => name === 'long-read').map(({ origin }) => origin),
    ).toEqual(['built-in', 'own']);
    expect((await shelf.usable()).get('long-read')?.description).toContain('Seven to twelve');
  });

  test('are not kept where files are the truth', async () => {
    await withFolder(async (folder) => {
      await writeFile(join(folder, 'a.mustache'), own('').replace('courts', 'ours'));
      const files = await openTemplates(db, folder);
      expect([...(await files.usable()).keys()]).toEqual(['breaking', 'highlights', 'long-read', 'ours']);
      await expect(
        keepTemplate(db, files, { name: null, text: own(''), revision: 0 }, 'ada'),
      ).rejects.toThrow(/TEMPLATES_DIR/);
    });
  });
});
