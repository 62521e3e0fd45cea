import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { removeNock, seenBodies, xHost } from '../support/x-answers.ts';
import { clientFor } from '../support/x-client.ts';

const x = clientFor(xHost, { userId: '77' });
const resetS = Math.floor(Date.now() / 1000) + 600;

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(removeNock);

describe('creating a post', () => {
  test('sends the text as it is, and the parent only for a reply', async () => {
    const bodies: unknown[] = [];
    nock(xHost)
      .post('/2/tweets', (body) => bodies.push(body) > 0)
      .twice()
      .reply(201, { data: { id: '12', text: 'a' } });
    await x.create({ text: ' Café\u0301 ', replyTo: null });
    await x.create({ text: 'Two', replyTo: '12' });
    expect(bodies).toEqual([
      { text: ' Café\u0301 ' },
      { text: 'Two', reply: { in_reply_to_tweet_id: '12' } },
    ]);
  });

  test('signs with OAuth 1.0a', async () => {
    const scope = nock(xHost, {
      reqheaders: { authorization: /^OAuth .*oauth_signature=.*oauth_token="practice"/ },
    })
      .post('/2/tweets')
      .reply(201, { data: { id: '12', text: 'a' } });
    await x.create({ text: 'a', replyTo: null });
    expect(scope.isDone()).toBe(true);
  });

  test('asks for no compression, for a gzip body cut short never settles', async () => {
    const scope = nock(xHost, { badheaders: ['accept-encoding'] })
      .post('/2/tweets')
      .reply(201, { data: { id: '12', text: 'a' } });
    expect((await x.create({ text: 'a', replyTo: null })).kind).toBe('accepted');
    expect(scope.isDone()).toBe(true);
  });

  test('returns the id and the windows seen', async () => {
    nock(xHost)
      .post('/2/tweets')
      .reply(
        201,
        { data: { id: '12', text: 'a' } },
        {
          'x-rate-limit-limit': '100',
          'x-rate-limit-remaining': '99',
          'x-rate-limit-reset': String(resetS),
          'x-transaction-id': 'f00d',
        },
      );
    const created = await x.create({ text: 'a', replyTo: null });
    expect(created).toMatchObject({ kind: 'accepted', xPostId: '12', transactionId: 'f00d' });
    expect(created.windows).toEqual([
      { window: '15-min', limit: 100, remaining: 99, resetAt: new Date(resetS * 1000) },
    ]);
  });

  test.each([
    [403, seenBodies.duplicate, 'duplicate'],
    [403, seenBodies.notVisible, 'not-yet'],
    [403, seenBodies.spendCap, 'unfunded'],
    [402, seenBodies.creditsDepleted, 'unfunded'],
    [401, seenBodies.unauthorized, 'unauthorized'],
    [403, seenBodies.replyRule, 'refused'],
    [429, seenBodies.limited, 'limited'],
    [503, seenBodies.unavailable, 'unknown'],
  ])('reads %i %j as %s', async (status, body, kind) => {
    nock(xHost).post('/2/tweets').reply(status, JSON.stringify(body), {
      'content-type': 'application/problem+json',
    });
    const created = await x.create({ text: 'a', replyTo: '12' });
    expect(created).toMatchObject({ kind, status });
  });

  test.each([429, 500, 503, 401])('is never tried again by itself after %i', async (status) => {
    let asked = 0;
    nock(xHost)
      .post('/2/tweets')
      .times(5)
      .reply(() => {
        asked += 1;
        return [status, '{}'];
      });
    await x.create({ text: 'a', replyTo: null });
    expect(asked).toBe(1);
  });

  test('takes a failure it cannot prove unsent for unknown', async () => {
    nock(xHost)
      .post('/2/tweets')
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNREFUSED' }));
    const created = await x.create({ text: 'a', replyTo: null });
    expect(created.kind).toBe('unknown');
  });
});

describe('who am I', () => {
  test('is answered with id, handle and name', async () => {
    nock(xHost)
      .get('/2/users/me')
      .reply(200, { data: { id: '77', username: 'gazette', name: 'The Gazette' } });
    expect(await x.me()).toMatchObject({ kind: 'me', id: '77', handle: 'gazette', name: 'The Gazette' });
  });

  test.each([
    [401, seenBodies.unauthorized, 'unauthorized', /all four/],
    [402, seenBodies.creditsDepleted, 'unfunded', /Top up/],
    [403, seenBodies.suspended, 'forbidden', /suspended/],
    [429, seenBodies.limited, 'limited', /until 20/],
    [503, '<html>', 'unreachable', /could not be reached/],
    [200, '<html>captive portal</html>', 'unexpected', /does not know/],
  ])('tells a person what to do on %i', async (status, body, reason, words) => {
    nock(xHost).get('/2/users/me').reply(status, body);
    const answer = await x.me();
    expect(answer).toMatchObject({ kind: 'failed', reason, status });
    expect(answer.kind === 'failed' ? answer.message : '').toMatch(words);
  });
});

describe('deleting', () => {
  test('is done when X says so', async () => {
    nock(xHost)
      .delete('/2/tweets/12')
      .reply(200, { data: { deleted: true } });
    expect((await x.delete('12')).kind).toBe('deleted');
  });

  test('finds a post gone that X does not know', async () => {
    nock(xHost)
      .delete('/2/tweets/12')
      .reply(404, { type: 'https://api.x.com/2/problems/resource-not-found', title: 'Not Found Error' });
    expect((await x.delete('12')).kind).toBe('not-there');
  });

  test.each([
    [404, '<html>no such page</html>', 'unexpected'],
    [200, { data: { deleted: false } }, 'unexpected'],
    [403, seenBodies.notPermitted, 'forbidden'],
  ])('fails on %i %j', async (status, body, reason) => {
    nock(xHost).delete('/2/tweets/12').reply(status, body);
    expect(await x.delete('12')).toMatchObject({ kind: 'failed', reason });
  });
});

describe("the account's own posts", () => {
  const path = /^\/2\/users\/77\/tweets/;
  const post = (over: object) => ({
    id: '20',
    text: 'One',
    conversation_id: '20',
    created_at: '2026-11-22T10:00:00.000Z',
    ...over,
  });

  test('are read as they were written', async () => {
    const text = 'Cafe\u0301 &amp; bar: https://t.co/aaa https://t.co/bbb https://t.co/ccc';
    nock(xHost)
      .get(path)
      .reply(200, {
        data: [
          post({
            id: '21',
            text,
            conversation_id: '20',
            referenced_tweets: [
              { type: 'quoted', id: '5' },
              { type: 'replied_to', id: '20' },
            ],
            entities: {
              urls: [
                { url: 'https://t.co/aaa', expanded_url: 'https://e.com/?a=1&b=$&' },
                { url: 'https://t.co/bbb', expanded_url: null },
                {
                  url: 'https://t.co/ccc',
                  expanded_url: 'https://x.com/g/status/21/photo/1',
                  media_key: '3_1',
                },
              ],
            },
          }),
        ],
        meta: { result_count: 1 },
      });
    const read = await x.ownPosts({ sinceId: '5' });
    expect(read.kind === 'read' && read.posts).toEqual([
      {
        xPostId: '21',
        text: 'Café & bar: https://e.com/?a=1&b=$& https://t.co/bbb',
        parentId: '20',
        conversationId: '20',
        createdAt: new Date('2026-11-22T10:00:00.000Z'),
      },
    ]);
  });

  test('prefer the whole text of a long post', async () => {
    nock(xHost)
      .get(path)
      .reply(200, { data: [post({ text: 'Lo…', note_tweet: { text: 'Long' } })], meta: { result_count: 1 } });
    const read = await x.ownPosts({ sinceId: '5' });
    expect(read.kind === 'read' && read.posts[0]?.text).toBe('Long');
  });

  test('are asked for with replies, above the floor, and below a ceiling if there is one', async () => {
    const queries: unknown[] = [];
    nock(xHost)
      .get(path)
      .query((query) => queries.push(query) > 0)
      .twice()
      .reply(200, { meta: { result_count: 0 } });
    await x.ownPosts({ sinceId: '5' });
    await x.ownPosts({ sinceId: '5', untilId: '9' });
    expect(queries[0]).toMatchObject({ since_id: '5', max_results: '100' });
    expect(queries[0]).not.toHaveProperty('exclude');
    expect(queries[1]).toMatchObject({ since_id: '5', until_id: '9' });
  });

  test('are none when X sends only a count of nothing', async () => {
    nock(xHost)
      .get(path)
      .reply(200, { meta: { result_count: 0 } });
    expect(await x.ownPosts({ sinceId: '5' })).toMatchObject({ kind: 'read', posts: [], cut: false });
  });

  test('say that they were cut when the pages do not end', async () => {
    nock(xHost)
      .get(path)
      .times(50)
      .reply(200, { data: [post({})], meta: { result_count: 1, next_token: 'more' } });
    expect(await x.ownPosts({ sinceId: '5' })).toMatchObject({ kind: 'read', cut: true });
  });

  test.each([
    ['nothing', ''],
    ['errors only', { errors: [{ title: 'Not Found Error' }] }],
    ['posts without their conversation', { data: [{ id: '20', text: 'One' }], meta: { result_count: 1 } }],
    [
      'a reply that does not name its parent',
      { data: [post({ conversation_id: '19' })], meta: { result_count: 1 } },
    ],
  ])('are not read from a 200 with %s', async (_, body) => {
    nock(xHost).get(path).reply(200, body);
    expect(await x.ownPosts({ sinceId: '5' })).toMatchObject({ kind: 'failed', reason: 'unexpected' });
  });

  test('fail as a whole when a later page fails', async () => {
    nock(xHost)
      .get(path)
      .reply(200, { data: [post({})], meta: { result_count: 1, next_token: 'more' } });
    nock(xHost).get(path).reply(503, '<html>');
    expect(await x.ownPosts({ sinceId: '5' })).toMatchObject({ kind: 'failed', reason: 'unreachable' });
  });
});
