import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { Head } from './head.tsx';

/** The frame of the pages in front of the desk. */
export function DoorPage({ title, children }: { readonly title: string; readonly children?: Child }) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <Head title={title} />
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
