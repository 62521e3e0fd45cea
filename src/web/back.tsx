import type { Child } from 'hono/jsx';

/** The way back to the page this one was opened from. */
export function Back({ to, children }: { readonly to: string; readonly children?: Child }) {
  return (
    <p class="back">
      <a href={to}>{children}</a>
    </p>
  );
}
