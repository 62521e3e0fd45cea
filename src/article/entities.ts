import { parsePage } from './page.ts';

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;

/** Text with HTML's entities decoded, once: `&amp;lt;` becomes `&lt;`. Tags in it stay as they are. */
export function decodeEntities(text: string): string {
  if (!entity.test(text)) return text;
  return parsePage(`<p>${text.replace(/</g, '&lt;')}</p>`).body?.textContent ?? text;
}
