import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEvents } from '../../src/store/board.ts';
import { dropUnusedPictures, isPictureKept, pictureIdOf } from '../../src/store/pictures.ts';
import { aPicture, passTime } from '../support/newsroom.ts';
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
const article = (name: string) => `${name} bridge opens after two years
The ${name} bridge opened to traffic on 23 November after two years of repairs that cost 12 million crowns.
About 9,000 cars a day will use it, the city said. Ferries had carried them since 2024.
`;
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
  const wish = { text: article(name), link: `https://site.example/${name}`, template: 'highlights' };
  return await formAfter(desk.post('/new', { ...wish, account: 'practice', do: 'preview' }));
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
    expect(off['pictureId']).toBeUndefined();
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

  test('of an article that names none, or lies on a private network, is refused in words', async () => {
    const form = await previewed('Dunlin');
    const none = await (await desk.post('/new', { ...form, edit: 'picture article' })).text();
    expect(none).toContain('The article names no picture.');
  });

  test('that was forgotten meanwhile is no error', async () => {
    const form = await previewed('Curlew');
    const forged = {
      ...form,
      pictureId: 'pic_ffffffffffffffffffffffffffffffff',
      altText: 'x',
      do: 'preview',
    };
    expect((await desk.post('/new', forged)).status).toBe(200);
    expect((await stored(form)).picture).toBeNull();
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
    expect(await desk.page(`/threads/${thread}`)).toContain('“A ferry” → “A ferry at the quay”');
    const [edited] = await listEvents(desk.db, { threadId: thread, limit: 1 });
    expect(edited?.action).toBe('edited');
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
