import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { removeNock, seenBodies, xHost } from '../support/x-answers.ts';
import { clientFor } from '../support/x-client.ts';

const x = clientFor(xHost, { userId: '77' });
const bytes = Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2]);

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(removeNock);

describe('giving X a picture', () => {
  test('sends the bytes in one request, what it shows in a second, and returns X’s name for it', async () => {
    const bodies: unknown[] = [];
    nock(xHost)
      .post('/2/media/upload', (body) => bodies.push(body) > 0)
      .reply(200, { data: { id: '710', media_key: '3_710', expires_after_secs: 86_400 } })
      .post('/2/media/metadata', (body) => bodies.push(body) > 0)
      .reply(200, { data: { id: '710' } });
    const before = Date.now();
    const uploaded = await x.upload(bytes, 'A ferry in the ice');
    expect(uploaded).toMatchObject({ kind: 'uploaded', mediaId: '710' });
    const expiresAt = uploaded.kind === 'uploaded' ? (uploaded.expiresAt?.getTime() ?? 0) : 0;
    expect(expiresAt).toBeGreaterThanOrEqual(before + 86_400_000);
    expect(bodies).toEqual([
      { media: bytes.toString('base64'), media_category: 'tweet_image' },
      { id: '710', metadata: { alt_text: { text: 'A ferry in the ice' } } },
    ]);
  });

  test('without words for it asks nothing more', async () => {
    nock(xHost)
      .post('/2/media/upload')
      .reply(200, { data: { id: '710' } });
    expect(await x.upload(bytes, '')).toEqual({ kind: 'uploaded', mediaId: '710', expiresAt: null });
  });

  test.each([
    ['a 200 without an id', 200, {}, 'unexpected'],
    [
      'processing that failed',
      200,
      { data: { id: '1', processing_info: { state: 'failed' } } },
      'unexpected',
    ],
    ['a refusal', 400, seenBodies.invalid, 'unexpected'],
    ['keys that are not accepted', 401, seenBodies.unauthorized, 'unauthorized'],
    ['no money', 402, seenBodies.creditsDepleted, 'unfunded'],
    ['a used up limit', 429, seenBodies.limited, 'limited'],
    ['trouble at X', 503, '<html>over capacity</html>', 'unreachable'],
  ] as const)('tells of %s', async (_what, status, body, reason) => {
    nock(xHost).post('/2/media/upload').reply(status, body);
    expect(await x.upload(bytes, 'words')).toMatchObject({ kind: 'failed', reason });
  });

  test('counts only with its words: a picture nobody could describe is not one X has', async () => {
    nock(xHost)
      .post('/2/media/upload')
      .reply(200, { data: { id: '710' } })
      .post('/2/media/metadata')
      .reply(503, 'over capacity');
    expect(await x.upload(bytes, 'words')).toMatchObject({ kind: 'failed', reason: 'unreachable' });
  });
});

test('a post names the picture it was given', async () => {
  const bodies: unknown[] = [];
  nock(xHost)
    .post('/2/tweets', (body) => bodies.push(body) > 0)
    .reply(201, { data: { id: '12', text: 'a' } });
  await x.create({ text: 'One', replyTo: null, mediaId: '710' });
  expect(bodies).toEqual([{ text: 'One', media: { media_ids: ['710'] } }]);
});
