import { readFileSync } from 'node:fs';
import { Hono } from 'hono';

const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' } as const;
const files = ['desk.css'] as const;

/** The stylesheet and scripts of the desk, read once; all of them are ours, none comes from another host. */
export function assetRoutes(): Hono {
  const app = new Hono();
  for (const name of files) {
    const body = readFileSync(new URL(`./assets/${name}`, import.meta.url));
    const ending = name.split('.').at(-1) as keyof typeof types; // the list above has these endings only
    app.get(`/assets/${name}`, (c) =>
      c.body(new Uint8Array(body), 200, {
        'content-type': `${types[ending]}; charset=utf-8`,
        'cache-control': 'public, max-age=3600',
      }),
    );
  }
  return app;
}
