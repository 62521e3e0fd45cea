import { Hono } from 'hono';
import { articlePicture } from '../draft/article-picture.ts';
import { readPicture } from '../store/pictures.ts';
import type { Picture } from '../thread/picture.ts';
import type { DeskDeps, DeskEnv } from './deps.ts';

/** Pictures, those of threads and those of articles: a page loads none from another host. */
export function pictureRoutes({ db }: DeskDeps): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/pictures/:id', async (c) => {
    const picture = await readPicture(db, c.req.param('id'));
    return picture ? answer(picture, 'immutable, max-age=31536000') : c.body(null, 404);
  });
  app.get('/articles/:fingerprint/picture', async (c) => {
    const picture = await articlePicture(db, c.req.param('fingerprint'));
    return picture
      ? answer(picture, 'max-age=3600')
      : c.body(null, 404, { 'cache-control': 'private, max-age=60' });
  });
  return app;
}

// Whatever the bytes hold, their type was told by how they begin, and a browser shows a picture or nothing.
function answer({ mediaType, bytes }: Picture, lifetime: string): Response {
  const headers = { 'content-type': mediaType, 'cache-control': `private, ${lifetime}` };
  return new Response(new Uint8Array(bytes), { headers });
}
