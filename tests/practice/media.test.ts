import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startPracticeX } from '../../src/practice/server.ts';
import { createXClient } from '../../src/x/client.ts';
import { aPicture } from '../support/newsroom.ts';
import { type Asker, practiceApp } from '../support/practice.ts';
import { keysOf } from '../support/x-client.ts';

const media = aPicture.bytes.toString('base64');
const give = async (ask: Asker, token?: string) =>
  (await ask('POST /2/media/upload', { media, media_category: 'tweet_image' }, token)).body.data.id;

describe('a picture', () => {
  test('is taken, described, named by a post, and shown with its words', async () => {
    const { ask } = practiceApp();
    const id = await give(ask);
    const metadata = { alt_text: { text: 'A "ferry" <in> the ice' } };
    expect((await ask('POST /2/media/metadata', { id, metadata })).status).toBe(200);
    const post = await ask('POST /2/tweets', { text: 'Ice', media: { media_ids: [id] } });
    expect(post.body.data.text).toMatch(/^Ice https:\/\/t\.co\/\w{10}$/);
    const page = (await ask(`GET /practice/status/${post.body.data.id}`)).body;
    expect(page).toContain('alt="A &quot;ferry&quot; &lt;in&gt; the ice"');
    const shown = await ask(`GET /media/${id}`);
    expect(shown.headers.get('content-type')).toBe('image/png');
  });

  test('reads back as X has it: a link nobody wrote behind the text', async () => {
    const { url, practice, close } = await startPracticeX({ port: 0 });
    try {
      const x = createXClient({ baseUrl: url, credentials: keysOf('practice'), deadlineMs: 2_000 });
      const uploaded = await x.upload(aPicture.bytes, 'A ferry');
      const mediaId = uploaded.kind === 'uploaded' ? uploaded.mediaId : null;
      await x.create({ text: 'Ice on the lake: https://e.com/a', replyTo: null, mediaId });
      expect(practice.store.posts().map((post) => post.mediaId)).toEqual([mediaId]);
      const read = await x.ownPosts({ sinceId: '1' });
      expect(read.kind === 'read' && read.posts.map(({ text }) => text)).toEqual([
        'Ice on the lake: https://e.com/a',
      ]);
    } finally {
      await close();
    }
  });

  test('belongs to the user who gave it', async () => {
    const { ask } = practiceApp();
    const id = await give(ask, 'somebody');
    const answer = await ask('POST /2/tweets', { text: 'Ice', media: { media_ids: [id] } });
    expect(answer.status).toBe(400);
    expect((await ask('POST /2/media/metadata', { id, metadata: { alt_text: { text: 'a' } } })).status).toBe(
      400,
    );
  });

  test('is forgotten when no post named it in time, and kept for a post that did', async () => {
    let nowMs = Date.parse('2026-11-22T10:00:00Z');
    const { ask } = practiceApp({ now: () => nowMs });
    const [used, unused] = [await give(ask), await give(ask)];
    await ask('POST /2/tweets', { text: 'Ice', media: { media_ids: [used] } });
    nowMs += 16 * 24 * 60 * 60_000;
    const late = await ask('POST /2/tweets', { text: 'Late', media: { media_ids: [unused] } });
    expect(late.body.errors[0].message).toMatch(/media IDs are invalid/);
    await give(ask);
    expect((await ask(`GET /media/${used}`)).status).toBe(200);
    expect((await ask(`GET /media/${unused}`)).status).toBe(404);
  });

  test('survives a restart beside the posts, and a reset takes it away', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bobbin-media-'));
    try {
      const file = join(folder, 'practice-x.json');
      const first = practiceApp({ file });
      const id = await give(first.ask);
      first.practice.close();
      const second = practiceApp({ file });
      expect((await second.ask(`GET /media/${id}`)).status).toBe(200);
      second.practice.control.reset();
      expect((await second.ask(`GET /media/${id}`)).status).toBe(404);
      expect(await readdir(join(folder, 'practice-x-media'))).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test.each([
    ['no picture', { media: Buffer.from('hello').toString('base64'), media_category: 'tweet_image' }],
    ['no base64', { media: '***', media_category: 'tweet_image' }],
    ['a video', { media, media_category: 'tweet_video' }],
    ['a field X does not know', { media, media_category: 'tweet_image', media_type: 'image/png' }],
  ])('is refused when it is %s', async (_what, body) => {
    expect((await practiceApp().ask('POST /2/media/upload', body)).status).toBe(400);
  });
});
