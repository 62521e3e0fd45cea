import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeThread, readNow } from '../../src/store/threads.ts';
import { passTime } from '../support/newsroom.ts';
import type { Json } from '../support/practice.ts';
import { anArticle, countRows, type Desk, openDesk, publicUrl } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

let count = 0;
/** A thread queued over the API. @returns its id. */
async function queued(change: Readonly<Record<string, unknown>> = {}): Promise<string> {
  count += 1;
  const source = { text: anArticle(`number${count}`) };
  const body = { source, link: 'https://news.example/story', ...change };
  return (await desk.ask('POST /api/threads', { body })).body.id;
}
const act = (id: string, action: string, body: unknown = {}) =>
  desk.ask(`POST /api/threads/${id}/${action}`, { body });
const show = async (id: string): Promise<Json> => (await desk.ask(`GET /api/threads/${id}`)).body;
/** A thread of which post 1 is live and X refused post 2. */
async function heldHalfway(): Promise<string> {
  const id = await queued({ at: 'now' });
  desk.newsroom.fault(2, { kind: 'reply-rule' });
  await desk.newsroom.publishThrough(id);
  desk.newsroom.practice.practice.control.clearFaults();
  return id;
}

describe('one thread', () => {
  it('is shown in the shape of status --json, and more', async () => {
    const id = await queued();
    const { status, body } = await desk.ask(`GET /api/threads/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      status: 'draft',
      reason: null,
      account: 'practice',
      scheduledAt: null,
      deskUrl: `${publicUrl}/threads/${id}`,
      threadUrl: null,
    });
    expect(body.posts[0]).toMatchObject({
      position: 1,
      status: 'pending',
      text: expect.stringContaining('number'),
      xPostId: null,
      url: null,
      sentAt: null,
      attempts: 0,
    });
    expect(body.record.map(({ action }: { action: string }) => action)).toEqual(['drafted']);
  });

  it('that does not exist is not found, whatever is asked of it', async () => {
    for (const call of ['GET /api/threads/th_none', 'GET /api/threads/external:none']) {
      const { status, body } = await desk.ask(call);
      expect([status, body.error.code]).toEqual([404, 'not-found']);
    }
    for (const action of ['move', 'cancel', 'continue', 'skip', 'approve', 'delete-live']) {
      const answer = await act('th_none', action, bodies[action]);
      expect([action, answer.status]).toEqual([action, 404]);
    }
  });

  it('that is held names why and what can be done', async () => {
    const { reason, status } = await show(await heldHalfway());
    expect(status).toBe('held');
    expect(reason).toEqual({
      code: expect.any(String),
      message: expect.stringContaining('1 of'),
      actions: expect.arrayContaining(['continue', 'skip', 'delete-live']),
    });
  });
});

describe('the list of threads', () => {
  it('shows the same as for one, without texts', async () => {
    const id = await queued({ at: 'next' });
    const line = (await desk.ask('GET /api/threads')).body.find((thread: Json) => thread.id === id);
    const { posts, ...whole } = await show(id);
    const { posts: briefly, ...rest } = line;
    expect(whole).toMatchObject(rest);
    expect(Object.keys(briefly[0]).sort()).toEqual([
      'attempts',
      'position',
      'sentAt',
      'status',
      'url',
      'xPostId',
    ]);
    expect(briefly).toHaveLength(posts.length);
  });

  it('is of one status when asked, newest first', async () => {
    const older = await queued();
    const newer = await queued();
    const { body } = await desk.ask('GET /api/threads?status=draft');
    expect(new Set(body.map((thread: Json) => thread.status))).toEqual(new Set(['draft']));
    expect(body.slice(0, 2).map((thread: Json) => thread.id)).toEqual([newer, older]);
  });

  it('is paged back by the time of the last line, and loses and repeats none', async () => {
    const whole = (await desk.ask('GET /api/threads?limit=200')).body.map((thread: Json) => thread.id);
    const paged: string[] = [];
    let page = (await desk.ask('GET /api/threads?limit=2')).body;
    while (page.length > 0) {
      paged.push(...page.map((thread: Json) => thread.id));
      page = (await desk.ask(`GET /api/threads?limit=2&before=${page.at(-1).createdAt}`)).body;
    }
    expect(paged).toEqual(whole);
  });

  it.each(['status=lost', 'limit=0', 'limit=201', 'limit=x', 'before=yesterday'])(
    'refuses ?%s with 400, naming the field',
    async (query) => {
      const { status, body } = await desk.ask(`GET /api/threads?${query}`);
      expect(status).toBe(400);
      expect(body.error.message).toContain(`${query.split('=')[0]}: `);
    },
  );
});

describe('a thread is cancelled', () => {
  it('by its id, and cancelling it again changes nothing', async () => {
    const id = await queued({ at: 'next' });
    expect((await act(id, 'cancel')).body).toMatchObject({ id, status: 'cancelled' });
    expect((await act(id, 'cancel')).body.status).toBe('cancelled');
  });

  it('by its article’s externalId, slashes and all', async () => {
    const article = {
      externalId: 'news/2026:77 a',
      title: 'Council buys ferries for the external id',
      body: 'The council will replace nine diesel ferries by 2029, it decided by 31 votes to 12.',
    };
    const id = await queued({ source: { article } });
    const { status, body } = await act(encodeURIComponent(`external:${article.externalId}`), 'cancel');
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, status: 'cancelled' });
  });

  it('without a body', async () => {
    const id = await queued();
    expect((await desk.ask(`POST /api/threads/${id}/cancel`)).body.status).toBe('cancelled');
  });

  it('and posts nothing when its time comes', async () => {
    const id = await queued({ at: 'now' });
    await act(id, 'cancel');
    const before = desk.newsroom.posted().length;
    await desk.newsroom.publishThrough(id);
    expect(desk.newsroom.posted().length).toBe(before);
  });
});

/** A body each action takes. */
const bodies: Readonly<Record<string, object>> = {
  move: { at: 'now' },
  approve: {},
  reject: { reason: 'The figure is wrong.' },
  edit: { revision: 1, posts: {} },
  cancel: {},
  continue: {},
  skip: {},
  found: { post: 'https://x.com/a/status/1' },
  resend: { confirm: true },
  'delete-live': { confirm: true },
};

describe('an action that does not apply is refused with 409 in words, and changes nothing:', () => {
  it.each([
    ['draft', 'approve'],
    ['draft', 'reject'],
    ['draft', 'continue'],
    ['draft', 'skip'],
    ['draft', 'found'],
    ['draft', 'resend'],
    ['draft', 'delete-live'],
    ['published', 'move'],
    ['published', 'approve'],
    ['published', 'edit'],
    ['published', 'cancel'],
    ['published', 'continue'],
    ['published', 'skip'],
    ['published', 'resend'],
    ['cancelled', 'move'],
    ['cancelled', 'approve'],
    ['cancelled', 'edit'],
    ['cancelled', 'continue'],
    ['cancelled', 'delete-live'],
    ['publishing', 'move'],
    ['publishing', 'approve'],
    ['publishing', 'continue'],
    ['publishing', 'resend'],
    ['scheduled', 'approve'],
    ['scheduled', 'reject'],
    ['published', 'reject'],
    ['scheduled', 'skip'],
    ['awaiting-approval', 'continue'],
  ] as const)('of a %s thread, %s', async (status, action) => {
    const id = await queued();
    const scheduledAt = await readNow(desk.db);
    await desk.db.transaction((tx) => changeThread(tx, id, { status, scheduledAt }, 'publisher'));
    const before = await countRows(desk.db);
    const revision = (await show(id)).revision;
    const answer = await act(id, action, { ...bodies[action], ...(action === 'edit' ? { revision } : {}) });
    expect(answer.status).toBe(409);
    expect(answer.body.error).toMatchObject({ code: 'conflict', message: expect.stringMatching(/^.{20,}$/) });
    expect(await countRows(desk.db)).toEqual(before);
    expect(await show(id)).toMatchObject({ status, revision });
  });

  it('what does apply to a held thread is named in the refusal', async () => {
    const { status, body } = await act(await heldHalfway(), 'found', bodies['found']);
    expect(status).toBe(409);
    expect(body.error.message).toMatch(/is held; "found" does not apply, what does: .*continue/);
  });
});

describe('an action whose body is not of its shape is refused with 400, naming the field:', () => {
  it.each([
    ['move', {}, 'at: '],
    ['edit', { posts: {} }, 'revision: '],
    ['edit', { revision: 1, posts: { one: 'x' } }, 'posts.one: '],
    ['found', {}, 'post: '],
    ['reject', {}, 'reason: '],
    ['approve', { revision: 'one' }, 'revision: '],
    ['resend', {}, 'confirm: say "confirm": true'],
    ['delete-live', { confirm: false }, 'confirm: say "confirm": true'],
    ['cancel', { why: 'a whim' }, 'why'],
  ])('%s', async (action, body, words) => {
    const answer = await act(await queued(), action, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(words);
  });
});

describe('a thread is moved', () => {
  it('to a time of its own, which wakes the queue', async () => {
    const id = await queued();
    const at = new Date((await readNow(desk.db)).getTime() + 7_200_000).toISOString();
    expect((await act(id, 'move', { at })).body).toMatchObject({ status: 'scheduled', scheduledAt: at });
    expect(desk.woken).toContain(id);
    expect((await show(id)).record[0]).toMatchObject({ actor: 'command line', action: 'queued' });
  });

  it('not to one that is past, and stays where it was', async () => {
    const id = await queued({ at: 'next' });
    const { scheduledAt } = await show(id);
    const { status, body } = await act(id, 'move', { at: '2020-01-01T00:00:00Z' });
    expect([status, body.error.code]).toEqual([422, 'invalid']);
    expect((await show(id)).scheduledAt).toBe(scheduledAt);
  });
});

describe('an edit', () => {
  it('changes the words named, raises the revision, and is on record with what stood before', async () => {
    const id = await queued();
    const before = await show(id);
    const { status, body } = await act(id, 'edit', { revision: before.revision, posts: { 1: 'New words.' } });
    expect(status).toBe(200);
    expect(body.posts[0].text).toBe('New words.');
    expect(body.posts[1].text).toBe(before.posts[1].text);
    expect(body.revision).toBe(before.revision + 1);
    expect(body.record[0]).toMatchObject({
      action: 'edited',
      detail: { changes: [{ position: 1, from: before.posts[0].text, to: 'New words.' }] },
    });
  });

  it('answers what is to be said of the words now, until nothing can be changed any more', async () => {
    const id = await queued();
    const { revision } = await show(id);
    const posts = { 2: 'A read for later: other.site/story' };
    const { body } = await act(id, 'edit', { revision, posts });
    expect(body.problems).toContainEqual(expect.objectContaining({ rule: 'link', post: 2 }));
    expect((await show(id)).problems).toEqual(body.problems);
    expect((await act(id, 'cancel')).body.problems).toEqual([]);
  });

  it('is judged by its article, and by the template it was made with', async () => {
    const text =
      '---\nname: no-link\ndescription: All is told here.\nlink: none\n---\n{{hook}}\n---\n{{closing}}\n\nThat is all we know so far.\n';
    expect((await desk.ask('PUT /api/templates/no-link', { body: { text } })).status).toBe(200);
    const id = await queued({ template: 'no-link' });
    const before = await show(id);
    expect(before.posts.at(-1).text).toContain('That is all we know so far.');
    expect(before.problems.map(({ rule }: { rule: string }) => rule)).not.toContain('link');
    const posts = { 1: 'The ferries are painted in the colours of the town.' };
    const { body } = await act(id, 'edit', { revision: before.revision, posts });
    expect(body.problems).toContainEqual(expect.objectContaining({ rule: 'verbatim', post: 1 }));
    expect(body.problems).not.toContainEqual(expect.objectContaining({ rule: 'verbatim', post: 2 }));
  });

  it('may name all posts in their new order, each by the position it had', async () => {
    const id = await queued();
    const before = await show(id);
    const [first, second] = before.posts;
    const posts = [
      { position: 2, text: second.text },
      { position: 1, text: first.text },
      { text: 'A new post.' },
    ];
    const { status, body } = await act(id, 'edit', { revision: before.revision, posts });
    expect(status).toBe(200);
    expect(body.posts.map(({ text }: Json) => text)).toEqual(posts.map(({ text }) => text));
    const wrong = await act(id, 'edit', { revision: body.revision, posts: [{ position: 9, text: 'x' }] });
    expect([wrong.status, wrong.body.error.message]).toEqual([422, expect.stringContaining('no post 9')]);
  });

  it('of a revision that somebody else has changed since is refused', async () => {
    const id = await queued();
    const { revision } = await show(id);
    await act(id, 'edit', { revision, posts: { 1: 'First editor.' } });
    const { status, body } = await act(id, 'edit', { revision, posts: { 1: 'Second editor.' } });
    expect(status).toBe(409);
    expect(body.error.message).toContain('changed by somebody else');
    expect((await show(id)).posts[0].text).toBe('First editor.');
  });

  it('of a post that is not there, or to nothing, is refused whole', async () => {
    const id = await queued();
    const { revision, posts } = await show(id);
    for (const change of [
      { 1: 'Good.', 99: 'No such post.' },
      { 1: 'Good.', 2: '  ' },
    ]) {
      expect((await act(id, 'edit', { revision, posts: change })).status).toBe(422);
      expect((await show(id)).posts[0].text).toBe(posts[0].text);
    }
  });

  it('that X would refuse is refused for a thread on the schedule', async () => {
    const id = await queued({ at: 'next' });
    const { revision, posts } = await show(id);
    const { status } = await act(id, 'edit', { revision, posts: { 1: 'x'.repeat(300) } });
    expect(status).toBe(422);
    expect((await show(id)).posts[0].text).toBe(posts[0].text);
  });

  it('of a post that was sent is refused', async () => {
    const id = await heldHalfway();
    const { revision } = await show(id);
    const { status, body } = await act(id, 'edit', { revision, posts: { 1: 'Other words.' } });
    expect(status).toBe(409);
    expect(body.error.message).toContain('Post 1 was sent or tried already');
  });
});

describe('a held thread goes on over the API', () => {
  it('by continuing', async () => {
    const id = await heldHalfway();
    expect((await act(id, 'continue')).body.status).toBe('publishing');
    await passTime(desk.db, 1_000);
    await desk.newsroom.publishThrough(id);
    expect((await show(id)).status).toBe('published');
  });

  it('by skipping the post that is stuck: the next one answers the last live one', async () => {
    const id = await heldHalfway();
    await act(id, 'skip');
    await desk.newsroom.publishThrough(id);
    const { posts } = await show(id);
    expect(posts.map((post: Json) => post.status)).toEqual(['sent', 'skipped', 'sent']);
    const third = desk.newsroom.posted().find((post) => post.id === posts[2].xPostId);
    expect(third?.parentId).toBe(posts[0].xPostId);
  });

  it('by deleting what is live', async () => {
    const id = await heldHalfway();
    const { body } = await act(id, 'delete-live', { confirm: true });
    expect(body.status).toBe('cancelled');
    expect(body.posts[0].status).toBe('deleted');
    const onX = desk.newsroom.practice.practice.store.posts().find(({ id }) => id === body.posts[0].xPostId);
    expect(onX?.deletedAt).toBeGreaterThan(0);
  });
});

describe('a search over the API', () => {
  const idsOf = async (query: string): Promise<readonly string[]> =>
    (await desk.ask(`GET /api/threads?${query}`)).body.map(({ id }: Json) => id);

  it('finds by words, author, account, status and time, and pages by the last id', async () => {
    const source = { text: anArticle('Quillfeather') };
    const ids = [];
    for (const at of ['next', undefined]) {
      const body = { source, link: 'https://news.example/q', again: true, ...(at ? { at } : {}) };
      ids.push((await desk.ask('POST /api/threads', { body })).body.id);
    }
    expect([...(await idsOf('q=quillfeather%20FERRIES'))].sort()).toEqual([...ids].sort());
    expect(await idsOf('q=quillf&status=draft')).toEqual([ids[1]]);
    expect(await idsOf('q=quillfeather&author=command%20line&account=practice&limit=1')).toHaveLength(1);
    expect(await idsOf('q=quillfeather&author=nobody')).toEqual([]);
    expect(await idsOf('q=quillfeather&to=2020-01-01T00:00:00Z')).toEqual([]);
    const [first = ''] = await idsOf('q=quillfeather&limit=1');
    const second = await idsOf(`q=quillfeather&limit=1&after=${first}`);
    expect([first, ...second].sort()).toEqual([...ids].sort());
  });

  it('is not mixed with the paging of the list of all', async () => {
    const { status, body } = await desk.ask('GET /api/threads?q=x&before=2026-01-01T00:00:00Z');
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('before: ')]);
  });
});
