import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';

const types = { css: 'text/css', js: 'text/javascript' } as const;
const names = [
  'desk.css',
  'editor.css',
  'foot.css',
  'live.js',
  'editor.js',
  'template.js',
  'unsaved.js',
] as const;
type AssetName = (typeof names)[number];

const assets = names.map((name) => {
  const body = new Uint8Array(readFileSync(new URL(`./assets/${name}`, import.meta.url)));
  const ending = name.split('.').at(-1) as keyof typeof types; // the list above has these endings only
  return {
    name,
    body,
    type: types[ending],
    version: createHash('sha256').update(body).digest('hex').slice(0, 12),
  };
});

/** The address of an asset with its content's hash in it, so that browsers may keep it for good. */
export function assetUrl(name: AssetName): string {
  return `/assets/${name}?v=${assets.find((asset) => asset.name === name)?.version}`;
}

/** The stylesheet and script of the desk, read once; all of them are ours, none comes from another host. */
export function assetRoutes(): Hono {
  const app = new Hono();
  for (const { name, body, type, version } of assets) {
    app.get(`/assets/${name}`, (c) =>
      c.body(body, 200, {
        'content-type': `${type}; charset=utf-8`,
        'cache-control':
          c.req.query('v') === version ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
      }),
    );
  }
  return app;
}
