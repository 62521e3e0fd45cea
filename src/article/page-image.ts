import type { Page } from './page.ts';
import { tidyText } from './tidy.ts';
import { resolveAddress } from './web-address.ts';

const pictures = 'img,amp-img';

/** What a page says of the picture at this address where it shows it, in whatever size; null where it says nothing. */
export function altOfImage(document: Page, url: string): string | null {
  const name = fileName(url);
  if (name === '') return null;
  for (const picture of document.querySelectorAll(pictures)) {
    const alt = tidyText(picture.getAttribute('alt') ?? '');
    const sources = [picture.getAttribute('src'), picture.getAttribute('data-src')];
    if (alt.length > 3 && sources.some((source) => source !== null && fileName(source) === name)) return alt;
  }
  return null;
}

/** The first picture of a feed item's text that is meant to be seen, with what it shows. */
export function firstImageIn(
  document: Page,
  base: string | null,
): { readonly url: string; readonly alt: string | null } | null {
  for (const picture of document.querySelectorAll(pictures)) {
    const source = picture.getAttribute('src') ?? picture.getAttribute('data-src');
    const url = resolveAddress(source, base);
    const style = picture.getAttribute('style') ?? '';
    const isSmall = ['width', 'height'].some((side) => {
      const size = Number.parseInt(picture.getAttribute(side) ?? '', 10);
      return size < leastSide;
    });
    const isCounted = isSmall || /display\s*:\s*none|(?:width|height)\s*:\s*1(?:px|em)/i.test(style);
    if (url !== null && !isCounted && /\.(?:jpe?g|png|webp|avif)(?:$|[?#])/i.test(url))
      return { url, alt: tidyText(picture.getAttribute('alt') ?? '') || null };
  }
  return null;
}

/** Smaller pictures count readers, smile, or show who wrote. */
const leastSide = 200;

/** The last part of an address without its size and ending: "depot-1024x683.jpg" and "depot.jpg" are one picture. */
function fileName(url: string): string {
  const last =
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  return last
    .replace(/\.\w{2,5}$/, '')
    .replace(/-(?:\d{2,4}x\d{2,4}|scaled|\d{1,2}x\d{1,2})$/, '')
    .toLowerCase();
}
