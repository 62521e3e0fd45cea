import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTemplates } from '../../src/draft/templates.ts';
import { withFolder } from '../support/backends.ts';
import { bridgeForm } from './bridge.ts';
import { formOf, openDesk } from './desk-app.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const courts = (front = '') =>
  `---\nname: courts\ndescription: For the court page.\n${front}---\n{{hook}}\n---\n{{closing}} {{link}}\n`;

describe('the templates page', () => {
  it('lists what each is for and whose it is', async () => {
    const page = await desk.page('/templates');
    expect(page).toContain('href="/templates/breaking"');
    expect(page).toContain('Three posts: what happened');
    expect(page).toContain('Built in');
  });

  it('shows a built-in beside what it makes of the sample, and lets another be made of it', async () => {
    const page = await desk.page('/templates/breaking');
    expect(page).toContain('Northcove will switch all nine harbour ferries');
    expect(page).toContain('href="/new-template?like=breaking"');
    expect(page).not.toContain('method="post" action="/templates/breaking"');
    expect(formOf(await desk.page('/new-template?like=breaking'), '/new-template')['text']).toContain(
      'name: my-breaking',
    );
  });
});

describe('the editor', () => {
  it('shows what is wrong at its line and column, and keeps what was written', async () => {
    const wrong = courts().replace('{{hook}}', 'Now: {{hok}}');
    const answer = await desk.post('/new-template', { text: wrong, do: 'save' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Line 5, column 6</a>: {{hok}} is not a field. Did you mean {{hook}}?');
    expect(page).toContain('<mark>{{hok}}</mark>');
    expect(formOf(page, '/new-template')['text']?.replaceAll('\r\n', '\n')).toBe(wrong);
  });

  it('previews on a chosen article without keeping anything', async () => {
    await desk.post('/new-template', { text: courts(), do: 'preview' });
    const part = await (await desk.post('/parts/template', { text: courts(), article: 'sample' })).text();
    expect(part).toContain('2 posts');
    expect(part).toContain('harbourgazette.example');
    expect((await desk.get('/templates/courts')).status).toBe(404);
  });

  it('keeps a new one, which can be chosen for a thread with what it is for', async () => {
    const answer = await desk.post('/new-template', { text: courts().replaceAll('\n', '\r\n'), do: 'save' });
    expect(answer.headers.get('location')).toBe('/templates/courts?article=sample');
    expect(await desk.page('/templates')).toContain('revision 1');
    expect(await desk.page('/new?sample=1')).toMatch(/title="For the court page\."[^>]*aria-pressed/);
  });

  it('tells whoever saw an older revision, and keeps their words in the form', async () => {
    await desk.post('/templates/courts', { text: courts('maxPosts: 3\n'), revision: '1', do: 'save' });
    const mine = courts('maxPosts: 4\n');
    const answer = await desk.post('/templates/courts', { text: mine, revision: '1', do: 'save' });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('is not as you saw it any more: desk saved it as revision 2');
    expect(formOf(page, '/templates/courts')['text']).toContain('maxPosts: 4');
    expect(await desk.page('/templates/courts?revision=1')).toContain('This is revision 1.');
  });

  it('changes no thread that was made by it before, and can be removed', async () => {
    const form = { ...formOf(await desk.page('/new?sample=1'), '/new'), as: 'courts', do: 'preview' };
    const preview = formOf(await (await desk.post('/new', form)).text(), '/new');
    const made = await desk.post('/new', { ...preview, do: 'draft' });
    const thread = made.headers.get('location') ?? '';
    const words = async () =>
      (
        await desk.db.query('select text from bobbin.posts where thread_id = $1 order by position', [
          thread.split('/').at(-1),
        ])
      ).rows;
    const before = await words();
    expect(before.length).toBe(2);
    await desk.post('/templates/courts', {
      text: courts('maxPosts: 5\n').replace('{{hook}}', 'Changed. {{hook}}'),
      revision: '2',
      do: 'save',
    });
    expect(await words()).toEqual(before);
    await desk.post('/templates/courts/remove', { revision: '3' });
    expect((await desk.get('/templates/courts')).status).toBe(404);
    expect(await words()).toEqual(before);
    expect((await desk.get(thread)).status).toBe(200);
  });

  it('says that one stands in the place of a built-in', async () => {
    const text = courts('replacesBuiltIn: yes\n').replace('courts', 'breaking');
    const taken = await desk.post('/new-template', {
      text: courts().replace('courts', 'breaking'),
      do: 'save',
    });
    expect(await taken.text()).toContain('is the name of a template that comes with bobbin');
    await desk.post('/new-template', { text, do: 'save' });
    expect(await desk.page('/templates')).toContain('Yours, in place of the built-in');
  });
});

it('where files are the truth the desk shows them and changes nothing', async () => {
  await withFolder(async (folder) => {
    await writeFile(join(folder, 'a.mustache'), courts());
    const files = await openDesk({ templates: await openTemplates(desk.db, folder) });
    try {
      expect(await files.page('/templates')).toContain('TEMPLATES_DIR');
      expect(await files.page('/templates/courts')).not.toContain('<textarea');
      const answer = await files.post('/new-template', { text: courts(), do: 'save' });
      expect(await answer.text()).toContain('Change them there and restart bobbin');
    } finally {
      await files.close();
    }
  });
});

it('a queued thread is judged by its article and by the template it was made with', async () => {
  const text = `---\nname: ours-first\ndescription: The link first.\nlink: first\n---\n{{hook}}\n\n{{link}}\n---\n{{#highlights}}\n{{text}}\n---\n{{/highlights}}\n{{closing}}\n\nOur app has all of it with pictures.\n`;
  expect((await desk.post('/new-template', { text, do: 'save' })).status).toBe(303);
  const form = { ...bridgeForm('Kelp'), template: 'ours-first', when: 'next' };
  const shown = formOf(await (await desk.post('/new', { ...form, do: 'preview' })).text(), '/new');
  const id = (await desk.post('/new', { ...shown, do: 'queue' })).headers.get('location')?.split('/').at(-1);
  const page = await desk.page(`/threads/${id}`);
  expect(page).toContain('Our app has all of it with pictures.');
  expect(page).not.toContain('The link is not where the template puts it.');
  expect(page).not.toContain('is not in the article in these words');
  const editor = formOf(await desk.page(`/threads/${id}/edit`), `/threads/${id}/edit`);
  const edited = { ...editor, 'post-2': 'The bridge is painted in the colours of the town.', do: 'save' };
  expect((await desk.post(`/threads/${id}/edit`, edited)).status).toBe(303);
  expect(await desk.page(`/threads/${id}`)).toContain(
    '“The bridge is painted in the colours of the town.” is not in the article in these words',
  );
});
