import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEvents } from '../../src/store/board.ts';
import { dropUnusedPictures, isPictureKept, pictureIdOf } from '../../src/store/pictures.ts';
import { aPicture, passTime } from '../support/newsroom.ts';
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
const id = pictureIdOf(aPicture);
const png = () => new File([aPicture.bytes], 'ferry.png', { type: 'image/png' });

/** Sends a form with a file, as a browser does. */
async function sendWith(path: string, form: Form, file: File): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ csrf: desk.csrf, ...form })) body.set(name, value);
  body.set('pictureFile', file);
  return await desk.multipart(path, body);
}
const formAfter = async (answer: Response | Promise<Response>, action = '/new') =>
  formOf(await (await answer).text(), action);
async function previewed(name: string): Promise<Form> {
  return await formAfter(desk.post('/new', { ...bridgeForm(name), do: 'preview' }));
}
const stored = async (form: Form) => (await desk.newsroom.look(form['draft'] ?? '')).thread;

describe('a picture on post 1', () => {
  test('is taken from a file, shown, described, kept in the draft, and goes out', async () => {
    const form = await formAfter(
      sendWith('/new', { ...(await previewed('Kelp')), edit: 'picture file' }, png()),
    );
    expect(form['pictureId']).toBe(id);
    expect((await stored(form)).picture).toEqual({ id, altText: '' });
    const said = await (await desk.post('/new', { ...form, do: 'preview' })).text();
    expect(said).toContain('The picture has no description');
    expect(said).toContain(`src="/pictures/${id}"`);
    const described = { ...form, altText: ' A ferry in the ice ' };
    const seen = await formAfter(desk.post('/new', { ...described, do: 'preview' }));
    expect((await stored(seen)).picture).toEqual({ id, altText: 'A ferry in the ice' });
    const draft = seen['draft'] ?? '';
    expect(formOf(await desk.page(`/new?draft=${draft}`), '/new')['altText']).toBe('A ferry in the ice');
    const queued = await desk.post('/new', { ...seen, when: 'now', do: 'queue' });
    expect(queued.status).toBe(303);
    await desk.newsroom.publishThrough(draft);
    const page = await desk.page(`/threads/${draft}`);
    expect(page).toContain('alt="A ferry in the ice"');
    expect(page).toContain('gave X the picture');
    const { store } = desk.newsroom.practice.practice;
    const [first] = store.posts().filter(({ mediaId }) => mediaId !== null);
    expect(store.findMedia(first?.mediaId ?? '')?.altText).toBe('A ferry in the ice');
  });

  test('is served to who is signed in, as what it is', async () => {
    const answer = await desk.get(`/pictures/${id}`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await answer.arrayBuffer()).equals(aPicture.bytes)).toBe(true);
    expect((await desk.get('/pictures/pic_0')).status).toBe(404);
    const stranger = await desk.app.request(`http://desk.test/pictures/${id}`);
    expect(stranger.status).not.toBe(200);
  });

  test('is taken off again', async () => {
    const form = await formAfter(
      sendWith('/new', { ...(await previewed('Egret')), edit: 'picture file' }, png()),
    );
    const off = await formAfter(desk.post('/new', { ...form, edit: 'picture none' }));
    expect(off['pictureId']).toBe('');
    expect((await stored(off)).picture).toBeNull();
  });

  test('that is none is refused in words, and all else stays', async () => {
    const form = await previewed('Plover');
    const text = new File(['<svg onload=alert(1)>'], 'ferry.png', { type: 'image/png' });
    const answer = await sendWith(
      '/new',
      { ...form, 'post-1': 'Words of my own.', edit: 'picture file' },
      text,
    );
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('is not a picture X takes');
    expect(formOf(html, '/new')['post-1']).toBe('Words of my own.');
  });

  test('of an article that names none is refused in words', async () => {
    const form = await previewed('Dunlin');
    const none = await (await desk.post('/new', { ...form, edit: 'picture article' })).text();
    expect(none).toContain('The article names no picture.');
  });

  test('that was forgotten meanwhile is asked for again, and never left out without a word', async () => {
    const forgotten = { pictureId: 'pic_ffffffffffffffffffffffffffffffff', altText: 'x' };
    const form = { ...(await previewed('Curlew')), ...forgotten };
    const kept = await (await desk.post('/parts/editor', { ...form, save: 'yes' })).text();
    expect(kept).toContain('is not kept here any more');
    const answer = await desk.post('/new', { ...form, when: 'now', do: 'queue' });
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('is not kept here any more'),
    ]);
    const thread = await desk.newsroom.thread(2, { altText: 'A ferry' });
    const path = `/threads/${thread}/edit`;
    const edit = { ...formOf(await desk.page(path), path), ...forgotten };
    expect((await desk.post(path, edit)).status).toBe(422);
    expect((await desk.newsroom.look(thread)).thread.picture).toEqual({ id, altText: 'A ferry' });
  });

  test('outlasts a field that was wrong', async () => {
    const form = await formAfter(
      sendWith('/new', { ...(await previewed('Smew')), edit: 'picture file' }, png()),
    );
    const wrong = await formAfter(desk.post('/new', { ...form, link: 'no link', do: 'preview' }));
    const mended = await formAfter(
      desk.post('/new', { ...wrong, link: 'https://site.example/Smew', do: 'preview' }),
    );
    expect(mended['pictureId']).toBe(id);
    expect((await stored(mended)).picture).toEqual({ id, altText: '' });
  });

  test('of a draft that two pages wrote in is shown beside the other, and either may be taken', async () => {
    const one = await formAfter(
      sendWith('/new', { ...(await previewed('Ruff')), edit: 'picture file' }, png()),
    );
    const two = formOf(await desk.page(`/new?draft=${one['draft']}`), '/new');
    await desk.post('/new', { ...one, altText: 'A ferry in the ice', do: 'preview' });
    const mine = { ...two, altText: 'A ferry at the quay' };
    const meeting = await (await desk.post('/new', { ...mine, do: 'draft' })).text();
    expect(meeting).toContain('ALT: A ferry in the ice');
    expect(meeting).toContain('ALT: A ferry at the quay');
    const met = { ...formOf(meeting, '/new'), edit: 'taken' };
    const theirs = await formAfter(desk.post('/new', { ...met, 'take-picture': 'theirs' }));
    expect(theirs['altText']).toBe('A ferry in the ice');
  });

  test('of a queued thread that another changed meanwhile is not lost, and either may be taken', async () => {
    const thread = await desk.newsroom.thread(2, {
      at: new Date(Date.now() + 3_600_000),
      altText: 'A ferry',
    });
    const path = `/threads/${thread}/edit`;
    const [one, two] = [formOf(await desk.page(path), path), formOf(await desk.page(path), path)];
    await desk.post(path, { ...one, altText: 'A ferry in the ice' });
    const meeting = await (await desk.post(path, { ...two, 'post-2': 'Words of my own.' })).text();
    expect(meeting).toContain('ALT: A ferry in the ice');
    const met = { ...formOf(meeting, path), edit: 'taken' };
    expect((await formAfter(desk.post(path, met), path))['altText']).toBe('A ferry');
    const theirs = await formAfter(desk.post(path, { ...met, 'take-picture': 'theirs' }), path);
    expect([theirs['altText'], theirs['post-2']]).toEqual(['A ferry in the ice', 'Words of my own.']);
  });

  test('of a post that was sent stays while the posts after it are edited', async () => {
    const thread = await desk.newsroom.thread(3, { altText: 'A ferry' });
    const { db } = desk;
    await db.query(
      `update bobbin.posts set status = 'sent', x_post_id = '77' where thread_id = $1 and position = 1`,
      [thread],
    );
    await db.query(
      `update bobbin.threads set status = 'held', started_at = bobbin.now(),
         reason = '{"code": "stopped", "message": "Stopped.", "actions": ["continue"]}' where id = $1`,
      [thread],
    );
    const path = `/threads/${thread}/edit`;
    const form = formOf(await desk.page(path), path);
    expect((await desk.post(path, { ...form, 'post-1': 'Words of my own.' })).status).toBe(303);
    const look = await desk.newsroom.look(thread);
    expect(look.thread.picture).toEqual({ id, altText: 'A ferry' });
    expect(look.posts.map(({ text }) => text).join()).toContain('Words of my own.');
  });

  test('of a queued thread is changed in its editor, which the record shows', async () => {
    const thread = await desk.newsroom.thread(2, {
      at: new Date(Date.now() + 3_600_000),
      altText: 'A ferry',
    });
    const path = `/threads/${thread}/edit`;
    const form = formOf(await desk.page(path), path);
    expect(form['altText']).toBe('A ferry');
    expect((await desk.post(path, { ...form, altText: 'A ferry at the quay' })).status).toBe(303);
    const look = await desk.newsroom.look(thread);
    expect(look.thread.picture).toEqual({ id, altText: 'A ferry at the quay' });
    const page = await desk.page(`/threads/${thread}`);
    expect(page).toContain('“A ferry” → “A ferry at the quay”');
    expect(page).not.toContain('Only the order');
    const [edited] = await listEvents(desk.db, { threadId: thread, limit: 1 });
    expect(edited?.action).toBe('edited');
  });

  test('is not saved in a queued thread with more words than X takes', async () => {
    const thread = await desk.newsroom.thread(2, {
      at: new Date(Date.now() + 3_600_000),
      altText: 'A ferry',
    });
    const path = `/threads/${thread}/edit`;
    const form = formOf(await desk.page(path), path);
    const answer = await desk.post(path, { ...form, altText: 'a'.repeat(1_001) });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('1001 characters')]);
  });

  test('cannot be changed any more once the post was sent', async () => {
    const thread = await desk.newsroom.thread(2, { altText: 'A ferry' });
    const path = `/threads/${thread}/edit`;
    const form = formOf(await desk.page(path), path);
    await desk.newsroom.publishThrough(thread);
    const answer = await desk.post(path, { ...form, altText: 'Another' });
    expect(answer.status).toBe(409);
    expect((await desk.newsroom.look(thread)).thread.picture?.altText).toBe('A ferry');
  });
});

test('pictures nothing names are forgotten after a day, those of threads never', async () => {
  const form = await previewed('Heron');
  const other = Buffer.concat([aPicture.bytes, Buffer.from('other')]);
  const file = new File([other], 'other.png');
  const taken = await formAfter(sendWith('/new', { ...form, edit: 'picture file' }, file));
  await desk.post('/new', { ...taken, edit: 'picture none' });
  const unused = pictureIdOf({ mediaType: 'image/png', bytes: other });
  await dropUnusedPictures(desk.db);
  expect(await isPictureKept(desk.db, unused)).toBe(true);
  await passTime(desk.db, 25 * 60 * 60_000);
  await dropUnusedPictures(desk.db);
  expect(await isPictureKept(desk.db, unused)).toBe(false);
  expect(await isPictureKept(desk.db, id)).toBe(true);
});
