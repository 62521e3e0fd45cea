import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listApprovalFacts } from '../../src/store/approvals.ts';
import { findThreadByExternalId } from '../../src/store/threads.ts';
import { bridgeForm } from './bridge.ts';
import { formOf, openDesk } from './desk-app.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  expect(desk.failures).toEqual([]);
  await desk.close();
});

type Form = Record<string, string>;
const send = async (form: Form) => formOf(await (await desk.post('/new', form)).text(), '/new');
const preview = (name: string) => send({ ...bridgeForm(name), do: 'preview' });
/** The same article by two people, of whom neither has seen the other's draft. */
async function previewTwice(name: string): Promise<readonly [Form, Form]> {
  const first = await preview(name);
  await desk.db.query(`update bobbin.threads set created_by = 'Erin' where id = $1`, [first['draft']]);
  return [first, await preview(name)];
}
const wordsOf = (form: Form) =>
  Object.keys(form)
    .filter((name) => /^post-\d+$/.test(name))
    .map((name) => form[name]);
const stored = async (form: Form) => await desk.newsroom.look(form['draft'] ?? '');

describe('a previewed thread', () => {
  test('is a draft at once, is changed in place, and is found in the queue', async () => {
    const seen = await preview('Kelp');
    expect((await stored(seen)).posts.map(({ text }) => text)).toHaveLength(wordsOf(seen).length);
    const changed = await send({ ...seen, 'post-1': 'Words of my own.', do: 'preview' });
    expect(changed['draft']).toBe(seen['draft']);
    const { thread, posts } = await stored(changed);
    expect([thread.status, posts[0]?.text]).toEqual(['draft', `1/${posts.length} Words of my own.`]);
    expect(posts.map(({ id }) => id)).toEqual(posts.map((_, at) => changed[`id-${at + 1}`]));
    const queue = await desk.page('/');
    expect(queue).toContain('Kelp bridge opens');
    expect(await desk.page(`/threads/${thread.id}`)).toContain(`/new?draft=${thread.id}`);
    const opened = formOf(await desk.page(`/new?draft=${thread.id}`), '/new');
    expect(opened['post-1']).toBe('Words of my own.');
    const queued = await desk.post('/new', { ...opened, when: 'next', do: 'queue' });
    expect(queued.headers.get('location')).toBe(`/threads/${thread.id}`);
    expect((await stored(seen)).thread.status).toBe('scheduled');
    expect((await desk.get(`/new?draft=${thread.id}`)).headers.get('location')).toBe(`/threads/${thread.id}`);
  });

  test('rewritten by another has both as its writers, neither of whom approves it', async () => {
    const { db } = desk;
    const seen = await preview('Egret');
    const id = seen['draft'] ?? '';
    await db.query(`update bobbin.threads set created_by = 'Erin' where id = $1`, [id]);
    await send({ ...seen, 'post-1': 'Words of another.', do: 'preview' });
    const [facts] = await listApprovalFacts(db, [id]);
    expect(facts?.writers).toHaveLength(2);
  });

  test('queued from its own page counts as its article’s thread, and is no second one', async () => {
    const [first, second] = await previewTwice('Plover');
    const move = async (id = '') => {
      const form = formOf(await desk.page(`/threads/${id}/move`), `/threads/${id}/move`);
      return (await desk.post(`/threads/${id}/move`, { ...form, when: 'next' })).status;
    };
    expect(await move(first['draft'])).toBe(303);
    expect(await move(second['draft'])).toBe(409);
    expect((await stored(second)).thread.status).toBe('draft');
    expect((await desk.post('/new', { ...second, when: 'next', do: 'queue' })).status).toBe(409);
  });

  test('is not what an article’s id names while a thread of it is queued', async () => {
    const { db } = desk;
    const kept = (await preview('Dunlin'))['draft'] ?? '';
    await db.query(`update bobbin.threads set external_id = 'cms-7', working = false where id = $1`, [kept]);
    const late = (await preview('Dunlin'))['draft'] ?? '';
    await db.query(`update bobbin.threads set external_id = 'cms-7' where id = $1`, [late]);
    expect(await findThreadByExternalId(db, 'cms-7')).toBe(kept);
  });

  test('does not count as its article’s thread until somebody keeps it', async () => {
    const [first, second] = await previewTwice('Tern');
    expect(first['draft']).not.toBe(second['draft']);
    expect((await desk.post('/new', { ...first, do: 'draft' })).status).toBe(303);
    const refused = await desk.post('/new', { ...second, do: 'draft' });
    expect([refused.status, await refused.text()]).toEqual([
      409,
      expect.stringContaining(`${first['draft']}`),
    ]);
    expect((await desk.post('/new', { ...second, do: 'draft-again' })).status).toBe(303);
  });

  test('is kept while somebody types, by the page’s small answer', async () => {
    const seen = await preview('Gull');
    const { text: _, ...rest } = seen;
    const answer = await desk.post('/parts/editor', { ...rest, 'post-1': 'Typed.', save: 'yes' });
    const kept = await answer.text();
    expect(kept).toContain('Kept as');
    expect((await stored(seen)).posts[0]?.text).toMatch(/ Typed\.$/);
    const judged = await (
      await desk.post('/parts/editor', { ...rest, 'post-1': 'See gov.uk', save: '' })
    ).text();
    expect(judged).toMatch(/id="live-1"[\s\S]*gov\.uk[\s\S]*id="live-price"[\s\S]*class="price accidental"/);
    expect(judged).not.toContain('<textarea');
    expect((await stored(seen)).posts[0]?.text).toMatch(/ Typed\.$/);
  });

  test('that two pages wrote in shows both versions, takes either, and loses neither', async () => {
    const one = await preview('Loon');
    const two = formOf(await desk.page(`/new?draft=${one['draft']}`), '/new');
    await send({ ...one, 'post-1': 'The first page’s.', do: 'preview' });
    const autosave = await desk.post('/parts/editor', { ...two, 'post-1': 'The second’s.', save: 'yes' });
    expect(await autosave.text()).toContain('See both versions');
    const answer = await desk.post('/new', { ...two, 'post-1': 'The second’s.', do: 'queue' });
    const refused = await answer.text();
    expect(answer.status).toBe(409);
    expect(refused).toContain('Stored, by desk');
    const met = formOf(refused, '/new');
    const mine = await send({ ...met, edit: 'taken' });
    expect(mine['post-1']).toBe('The second’s.');
    expect((await send({ ...mine, edit: 'undo' }))['post-1']).toBe('The first page’s.');
    expect((await stored(one)).posts.map(({ text }) => text).join()).toContain('The first page’s.');
  });

  test('may be sent again from an older page of the same sitting', async () => {
    const seen = await preview('Eider');
    await send({ ...seen, 'post-1': 'Newer.', do: 'preview' });
    expect((await desk.post('/new', { ...seen, 'post-1': 'Back again.', do: 'draft' })).status).toBe(303);
    expect((await stored(seen)).posts[0]?.text).toMatch(/Back again\.$/);
  });

  test('whose form lost how it is numbered is numbered as before', async () => {
    const seen = await preview('Knot');
    const count = wordsOf(seen).length;
    const { numbering: _, ...broken } = seen;
    const form = await send({ ...broken, 'post-1': 'Mine.', do: 'preview' });
    expect([form['numbering'], form['post-1']]).toEqual(['n/m', 'Mine.']);
    expect((await stored(form)).posts[0]?.text).toBe(`1/${count} Mine.`);
    const all = wordsOf(seen).map((words, at) => [`post-${at + 1}`, `${at + 1}/${count} ${words}`]);
    const bare = { ...broken, ...Object.fromEntries(all), seen: '', numbering: 'damaged' };
    expect(wordsOf(await send({ ...bare, do: 'preview' }))).toEqual(wordsOf(seen));
  });

  test('whose posts were moved elsewhere shows their numbers at their new places, not as words', async () => {
    const id = await desk.newsroom.thread(3, { at: null, texts: ['2/4 Two', '4/4 Four', '3/4 Three'] });
    const path = `/threads/${id}/edit`;
    const form = formOf(await desk.page(path), path);
    expect([form['numbering'], ...wordsOf(form)]).toEqual(['n/m', 'Two', 'Four', 'Three']);
  });

  test('edited by a program with a number that does not fit is warned of at the desk, and set right there', async () => {
    const id = await desk.newsroom.thread(2, { at: null, texts: ['1/2 One', '2/2 Two'] });
    const answer = await desk.app.request(`http://desk.test/api/threads/${id}/edit`, {
      method: 'POST',
      headers: { authorization: 'Bearer the-local-token', 'content-type': 'application/json' },
      body: JSON.stringify({ revision: 1, posts: { 2: '2/7 Two again' } }),
    });
    expect(answer.status).toBe(200);
    expect(await desk.page(`/threads/${id}`)).toContain('Its number does not fit its place in the thread.');
    const path = `/threads/${id}/edit`;
    const form = formOf(await desk.page(path), path);
    expect(wordsOf(form)).toEqual(['One', 'Two again']);
    expect((await desk.post(path, form)).status).toBe(303);
    expect((await desk.newsroom.look(id)).posts[1]?.text).toBe('2/2 Two again');
  });

  test('says that a number was typed before the words, and takes it out at a press', async () => {
    const seen = await preview('Whimbrel');
    const answer = await desk.post('/new', { ...seen, 'post-2': `2/7 ${seen['post-2']}`, edit: 'check' });
    const page = await answer.text();
    expect(page).toContain('It begins with two numbers, its own and one in its words.');
    const form = await send({ ...formOf(page, '/new'), edit: 'fix 2 numbering number' });
    expect(form['post-2']).toBe(seen['post-2']);
  });

  test('keeps its page and its words when the time is over', async () => {
    const seen = await preview('Skua');
    const late = { ...seen, 'post-1': 'My words.', when: 'at', at: '2020-01-01T10:00', do: 'queue' };
    const answer = await desk.post('/new', late);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('id="at-error"');
    expect(page).toContain('The thread as X will show it');
    expect(page).not.toMatch(/<details class="settings" open/);
    expect(formOf(page, '/new')['post-1']).toBe('My words.');
  });
});

describe('the buttons of the editor, without script', () => {
  test('rearrange, and a step back brings back what was typed before them', async () => {
    const seen = await preview('Heron');
    const [first] = wordsOf(seen);
    const typed = { ...seen, 'post-1': 'One sentence here. Another one there.' };
    const split = await send({ ...typed, edit: 'split 1' });
    expect(wordsOf(split).slice(0, 2)).toEqual(['One sentence here.', 'Another one there.']);
    const back = await send({ ...split, edit: 'undo' });
    expect(wordsOf(back)[0]).toBe('One sentence here. Another one there.');
    expect(wordsOf(await send({ ...back, edit: 'undo' }))[0]).toBe(first);
    expect(wordsOf(await send({ ...back, edit: 'redo' })).slice(0, 2)).toEqual([
      'One sentence here.',
      'Another one there.',
    ]);
    expect(wordsOf(await send({ ...seen, edit: 'add 1' }))[1]).toBe('');
  });

  test('mend a problem beside the post', async () => {
    const seen = await preview('Plover');
    const page = await (
      await desk.post('/new', { ...seen, 'post-1': 'Two  blanks in Plover.', edit: 'check' })
    ).text();
    const fix = /value="(fix 1 typography [\w-]+)"/.exec(page)?.[1] ?? '';
    expect(wordsOf(await send({ ...formOf(page, '/new'), edit: fix }))[0]).toBe('Two blanks in Plover.');
  });

  test('another template is a step, and the words come back with their template', async () => {
    const seen = await preview('Curlew');
    const typed = { ...seen, 'post-1': 'My own hook.' };
    const other = await send({ ...typed, as: 'breaking' });
    expect(other['template']).toBe('breaking');
    expect(wordsOf(other)).not.toContain('My own hook.');
    const back = await send({ ...other, edit: 'undo' });
    expect([back['template'], back['post-1']]).toEqual(['highlights', 'My own hook.']);
    const { posts } = await stored(back);
    expect(posts[0]?.text).toBe(`1/${posts.length} My own hook.`);
  });

  test('work on a stored thread the same way, and what is saved stands on its record', async () => {
    const id = await desk.newsroom.thread(2, { at: null, texts: ['1/2 One', '2/2 Two. Three.'] });
    const path = `/threads/${id}/edit`;
    const opened = formOf(await desk.page(path), path);
    expect(wordsOf(opened)).toEqual(['One', 'Two. Three.']);
    const split = formOf(await (await desk.post(path, { ...opened, edit: 'split 2' })).text(), path);
    expect((await desk.newsroom.look(id)).posts).toHaveLength(2);
    expect((await desk.post(path, split)).status).toBe(303);
    const { posts } = await desk.newsroom.look(id);
    expect(posts.map(({ text }) => text)).toEqual(['1/3 One', '2/3 Two.', '3/3 Three.']);
    expect(await desk.page(`/threads/${id}`)).toContain('edited it');
  });
});
