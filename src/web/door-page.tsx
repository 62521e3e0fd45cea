import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { assetUrl } from './assets.ts';

/** The frame of the pages in front of the desk. */
export function DoorPage({ title, children }: { readonly title: string; readonly children?: Child }) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{`${title} · bobbin`}</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href={assetUrl('desk.css')} />
        </head>
        <body class="door">
          <main class="sign-in">
            <h1>bobbin</h1>
            {children}
          </main>
        </body>
      </html>
    </>
  );
}
