import { describe, expect, test } from 'vitest';
import { type Asker, type Json, practiceApp } from '../support/practice.ts';

async function post(ask: Asker, texts: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const text of texts) ids.push((await ask('POST /2/tweets', { text })).body.data.id);
  return ids;
}
const idsOf = (body: Json): string[] => body.data.map((one: Json) => one.id);
const me = async (ask: Asker): Promise<string> => (await ask('GET /2/users/me')).body.data.id;

describe('the timeline of an account', () => {
  test('comes newest first, replies included unless left out', async () => {
    const { ask } = practiceApp();
    const [root = ''] = await post(ask, ['One']);
    const answer = await ask('POST /2/tweets', { text: 'Two', reply: { in_reply_to_tweet_id: root } });
    const user = await me(ask);
    const { body } = await ask(`GET /2/users/${user}/tweets`);
    expect(idsOf(body)).toEqual([answer.body.data.id, root]);
    expect(body.meta).toMatchObject({ result_count: 2, newest_id: answer.body.data.id, oldest_id: root });
    expect(idsOf((await ask(`GET /2/users/${user}/tweets?exclude=replies`)).body)).toEqual([root]);
  });

  test('is cut at since_id and until_id, both left out themselves', async () => {
    const { ask } = practiceApp();
    const ids = await post(ask, ['1', '2', '3', '4']);
    const { body } = await ask(`GET /2/users/${await me(ask)}/tweets?since_id=${ids[0]}&until_id=${ids[3]}`);
    expect(idsOf(body)).toEqual([ids[2], ids[1]]);
  });

  test('goes on where a page ended', async () => {
    const { ask } = practiceApp();
    const ids = await post(ask, ['1', '2', '3', '4', '5', '6', '7']);
    const path = `/2/users/${await me(ask)}/tweets?max_results=5&since_id=${ids[0]}`;
    const first = (await ask(`GET ${path}`)).body;
    const second = (await ask(`GET ${path}&pagination_token=${first.meta.next_token}`)).body;
    expect([...idsOf(first), ...idsOf(second)]).toEqual([...ids].reverse().slice(0, 6));
    expect(second.meta.next_token).toBeUndefined();
  });

  test('has no data but a count when it is empty', async () => {
    const { ask } = practiceApp();
    const { status, body } = await ask(`GET /2/users/${await me(ask)}/tweets`);
    expect(status).toBe(200);
    expect(body).toEqual({ meta: { result_count: 0 } });
  });

  test('shows links as t.co with where they lead, counted in code points', async () => {
    const { ask } = practiceApp();
    await post(ask, ['🧵 <Rates> at example.com and https://e.com/?a=1&b=2']);
    const { body } = await ask(`GET /2/users/${await me(ask)}/tweets?tweet.fields=entities,created_at`);
    const [one] = body.data;
    expect(one.text).toMatch(/^🧵 &lt;Rates&gt; at https:\/\/t\.co\/\w{10} and https:\/\/t\.co\/\w{10}$/);
    expect(one.entities.urls.map((url: Json) => url.expanded_url)).toEqual([
      'http://example.com',
      'https://e.com/?a=1&b=2',
    ]);
    const [link] = one.entities.urls;
    expect([...one.text].slice(link.start, link.end).join('')).toBe(link.url);
  });

  test('hides what is new for as long as it is told to', async () => {
    let nowMs = Date.parse('2026-11-22T10:00:00Z');
    const { ask } = practiceApp({ now: () => nowMs });
    await ask('PUT /_control/settings', { visibleAfterMs: 20_000 });
    const [id = ''] = await post(ask, ['One']);
    const user = await me(ask);
    expect((await ask(`GET /2/users/${user}/tweets`)).body.meta.result_count).toBe(0);
    expect((await ask(`GET /2/tweets/${id}`)).body.data.id).toBe(id);
    nowMs += 20_000;
    expect((await ask(`GET /2/users/${user}/tweets`)).body.meta.result_count).toBe(1);
  });

  test.each([
    'max_results=4',
    'max_results=101',
    'since_id=x',
    'pagination_token=zz',
    'wrong=1',
    'start_time=x',
  ])('refuses %s', async (query) => {
    const { ask } = practiceApp();
    expect((await ask(`GET /2/users/${await me(ask)}/tweets?${query}`)).status).toBe(400);
  });

  test('of an unknown user is an error within a 200', async () => {
    const { status, body } = await practiceApp().ask('GET /2/users/5/tweets');
    expect(status).toBe(200);
    expect(body.errors[0].title).toBe('Not Found Error');
  });
});

describe('single posts', () => {
  test('are found by ids, and those missing are named', async () => {
    const { ask } = practiceApp();
    const [id = ''] = await post(ask, ['One']);
    const { body } = await ask(`GET /2/tweets?ids=${id},12`);
    expect(idsOf(body)).toEqual([id]);
    expect(body.errors[0]).toMatchObject({ resource_id: '12', resource_type: 'tweet' });
  });

  test('are deleted by their author only', async () => {
    const { ask } = practiceApp();
    const [id = ''] = await post(ask, ['One']);
    expect((await ask(`DELETE /2/tweets/${id}`, undefined, 'anna')).status).toBe(403);
    expect((await ask(`DELETE /2/tweets/${id}`)).body).toEqual({ data: { deleted: true } });
    expect((await ask(`DELETE /2/tweets/${id}`)).status).toBe(404);
    expect((await ask(`GET /2/tweets/${id}`)).body.errors[0].title).toBe('Not Found Error');
  });
});
