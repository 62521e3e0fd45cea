import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgottenAfterDays, sweepDrafts } from '../../src/intake/forgotten-drafts.ts';
import { readThread } from '../../src/store/threads.ts';
import { passTime } from '../support/newsroom.ts';
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
const paste = async (name: string, over: Form = {}) => {
  const wish = { ...bridgeForm(name), when: 'next', do: 'preview' };
  return await (await desk.post('/new', { ...wish, ...over })).text();
};
const preview = async (name: string, over: Form = {}) => formOf(await paste(name, over), '/new');
const send = async (form: Form) => formOf(await (await desk.post('/new', form)).text(), '/new');
const reopen = async ({ draft }: Form) => formOf(await desk.page(`/new?draft=${draft}`), '/new');
const begunAt = Date.now();
/** A local time so many days from now, as a field has it. */
const inDays = (count: number) => new Date(begunAt + count * 86_400_000).toISOString().slice(0, 16);
const days = (count: number) => passTime(desk.db, count * 86_400_000 + 1_000);
const isThere = async ({ draft = '' }: Form) => (await readThread(desk.db, draft)) !== null;

describe('an article pasted again', () => {
  test('goes on with the draft of the same person, its words and its settings', async () => {
    const first = await preview('Avocet');
    const typed = {
      ...first,
      'post-1': 'My own words.',
      class: 'evergreen',
      when: 'at',
      at: inDays(90),
    };
    await send({ ...typed, do: 'preview' });
    const page = await paste('Avocet');
    expect(page).toContain('You began this article');
    expect(formOf(page, '/new')).toMatchObject({
      ...{ draft: first['draft'], 'post-1': 'My own words.', class: 'evergreen' },
      ...{ when: 'at', at: inDays(90) },
    });
    const chosen = await preview('Avocet', { class: 'breaking', when: 'now' });
    expect(chosen).toMatchObject({ draft: first['draft'], class: 'breaking', when: 'now' });
  });

  test('by another template is that draft made anew, its words a step back', async () => {
    const first = await preview('Bittern');
    await send({ ...first, 'post-1': 'My own words.', do: 'preview' });
    const page = await paste('Bittern', { template: 'breaking' });
    expect(page).toContain('Undo brings back its words.');
    const form = formOf(page, '/new');
    expect([form['draft'], form['template']]).toEqual([first['draft'], 'breaking']);
    expect(form['post-1']).not.toBe('My own words.');
    expect((await send({ ...form, edit: 'undo' }))['post-1']).toBe('My own words.');
  });

  test.each([
    ['another person began it', `created_by = 'Erin'`],
    ['it is for another account', `account_id = 'ac_b'`],
    ['somebody kept it', 'working = false'],
  ])('is a draft of its own where %s', async (why, change) => {
    await desk.db.query(
      `insert into bobbin.accounts (id, name, handle, x_user_id, kind, state)
       values ('ac_b', 'second', 'second', '9', 'practice', 'enabled') on conflict do nothing`,
    );
    const first = await preview(why);
    await desk.db.query(`update bobbin.threads set ${change} where id = $1`, [first['draft']]);
    expect((await preview(why))['draft']).not.toBe(first['draft']);
  });

  test('is a draft of its own where another wrote in it, or a day has gone by', async () => {
    const touched = await preview('Curlew');
    await desk.db.query(`insert into bobbin.events (thread_id, actor, action) values ($1, 'Erin', 'wrote')`, [
      touched['draft'],
    ]);
    expect((await preview('Curlew'))['draft']).not.toBe(touched['draft']);
    const old = await preview('Dotterel');
    await days(1);
    expect((await preview('Dotterel'))['draft']).not.toBe(old['draft']);
  });
});

describe('a draft left behind', () => {
  test('is offered to its writer under New, the last first, until it is kept', async () => {
    const [one, two] = [await preview('Fulmar'), await preview('Gannet')];
    const offered = await desk.page('/new');
    expect(offered).toMatch(/Go on with[\s\S]*Gannet bridge[\s\S]*Fulmar bridge[\s\S]*7 days after/);
    expect(offered).toContain(`/new?draft=${two['draft']}`);
    await desk.post('/new', { ...two, do: 'draft' });
    await desk.db.query(`update bobbin.threads set created_by = 'Erin' where id = $1`, [one['draft']]);
    const later = await desk.page('/new');
    expect(later).not.toContain(`${one['draft']}`);
    expect(later).not.toContain(`${two['draft']}`);
  });

  test('keeps its time, class, embargo and account', async () => {
    const first = await preview('Harrier');
    const chosen = { ...first, when: 'at', at: inDays(91), notBefore: inDays(90) };
    const { text: _, ...small }: Form = {
      ...chosen,
      class: 'breaking',
      account: 'second',
      speaksAs: 'second',
    };
    await desk.post('/parts/editor', { ...small, save: 'yes' });
    expect(await reopen(first)).toMatchObject({
      ...{ when: 'at', at: inDays(91), notBefore: inDays(90) },
      ...{ class: 'breaking', account: 'second' },
    });
    await desk.post('/new', { ...(await reopen(first)), do: 'draft' });
    expect((await reopen(first))['at']).toBe(inDays(91));
  });

  test('keeps the way back to its earlier words', async () => {
    const first = await preview('Ibis');
    const split = await send({ ...first, 'post-1': 'One sentence here. Another one.', edit: 'split 1' });
    expect(split['post-1']).toBe('One sentence here.');
    const opened = await reopen(first);
    const back = await send({ ...opened, edit: 'undo' });
    expect(back['post-1']).toBe('One sentence here. Another one.');
    expect((await send({ ...back, edit: 'undo' }))['post-1']).toBe(first['post-1']);
  });

  test('is swept some days after its last word; what somebody kept, queued or touched is not', async () => {
    const [forgotten, kept, queued, touched] = [
      ...[await preview('Jacana'), await preview('Kestrel')],
      ...[await preview('Lapwing'), await preview('Merlin')],
    ];
    await desk.post('/new', { ...kept, do: 'draft' });
    const later = { ...queued, when: 'at', at: inDays(92), timeSeen: inDays(92) };
    expect((await desk.post('/new', { ...later, do: 'queue' })).status).toBe(303);
    await desk.db.query(`insert into bobbin.events (thread_id, actor, action) values ($1, 'Erin', 'wrote')`, [
      touched?.['draft'],
    ]);
    await days(forgottenAfterDays - 1);
    const fresh = await preview('Noddy');
    await days(1);
    expect(await sweepDrafts(desk.db)).toBeGreaterThanOrEqual(1);
    expect(
      await Promise.all([forgotten, kept, queued, touched, fresh].map((form) => isThere(form ?? {}))),
    ).toEqual([false, true, true, true, true]);
    expect(await desk.page('/status')).toMatch(/took away \d+ drafts? that nobody kept for 7 days/);
    expect(await sweepDrafts(desk.db)).toBe(0);
  });

  test('that was swept while its page stood open is made anew with its words', async () => {
    const first = await preview('Osprey');
    await days(forgottenAfterDays);
    await sweepDrafts(desk.db);
    const again = await send({
      ...first,
      'post-1': 'Still here.',
      madeOf: `${first['madeOf']}`,
      do: 'preview',
    });
    expect(again['draft']).not.toBe(first['draft']);
    expect((await desk.newsroom.look(again['draft'] ?? '')).posts[0]?.text).toMatch(/Still here\.$/);
  });
});

describe('a page’s late saving', () => {
  test('does not reach a draft that was kept since, though it saw the same revision', async () => {
    const first = await preview('Petrel');
    const { text: _, ...late }: Form = { ...first, 'post-1': 'Older words, arriving late.' };
    expect((await desk.post('/new', { ...first, 'post-1': 'Kept.', do: 'draft' })).status).toBe(303);
    const answer = await (await desk.post('/parts/editor', { ...late, save: 'yes' })).text();
    expect(answer).toContain('See both versions');
    expect((await desk.newsroom.look(first['draft'] ?? '')).posts[0]?.text).toMatch(/ Kept\.$/);
  });

  test('nor one that was kept unchanged, whose revision nothing else had raised', async () => {
    const first = await preview('Quail');
    const { text: _, ...late }: Form = { ...first, 'post-1': 'Older words, arriving late.' };
    expect((await desk.post('/new', { ...first, do: 'draft' })).status).toBe(303);
    await desk.post('/parts/editor', { ...late, save: 'yes' });
    const { posts } = await desk.newsroom.look(first['draft'] ?? '');
    expect(posts.map(({ text }) => text).join()).not.toContain('arriving late');
  });
});
