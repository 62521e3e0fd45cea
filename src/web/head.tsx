import type { Child } from 'hono/jsx';
import { assetUrl } from './assets.ts';

/** The head of every page, with what this one loads besides. */
export function Head({ title, children }: { readonly title: string; readonly children?: Child }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{`${title} · bobbin`}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href={assetUrl('desk.css')} />
      {children}
    </head>
  );
}
