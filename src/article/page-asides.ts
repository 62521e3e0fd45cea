import { type Page, textOfSmall } from './page.ts';
import { tidyText } from './tidy.ts';

/** Class names by which sites' templates mark a picture's caption, who the author is, and calls to readers. */
const caption =
  /^(?!(?:has|with|no|closed|show|hide)[_-])(?:[\w-]*(?:image|img|photo|picture|media|figure|fig|gallery|video|wp|lead-art)[\w-]*[_-])?(?:fig)?caption(?:[_-]{1,2}(?:text|body|inner|content|credit))?$|^(?:image|photo|picture|media)[_-]{1,2}(?:credit|caption)s?$/i;
const about =
  /^(?:[\w-]*[_-])?(?:author|contributor|writer)[_-]{0,2}(?:bio|box|info|about|description|card|profile)s?(?:[_-]{1,2}[\w-]+)?$|^about[_-]{0,2}(?:the[_-])?author$/i;
const call =
  /^(?:[\w-]*[_-])?newsletter[_-]{0,2}(?:promo|signup|sign-up|form|box|cta|embed|inline|widget)(?:[_-]{1,2}[\w-]+)?$|^(?:sharedaddy|jp-relatedposts|related[_-]posts?|addtoany[\w-]*|social[_-]share[\w-]*)$/i;
const mostNodes = 120;
/** Longer than this it holds more than its name says. */
const longest = { caption: 500, about: 900, call: 700 } as const;

/**
 * Takes out of a page what its template names as no part of the story: captions outside any `<figure>`, lines about
 * the author, calls to sign up. Readability loses the names, so it happens before; nothing with a headline goes.
 */
export function removeAsides(document: Page): void {
  // Readability takes out the first author it finds by `rel` and leaves "By … and Jon Fell" standing
  for (const link of document.querySelectorAll('a[rel~="author"]')) link.removeAttribute('rel');
  for (const element of [...document.querySelectorAll('[class]')]) {
    const most = mostWordsOf(element.getAttribute('class') ?? '');
    const text = most === 0 ? null : textOfSmall(element, mostNodes);
    if (text === null || tidyText(text).length > most || element.querySelector('h1,article,main') !== null)
      continue;
    element.replaceWith('');
  }
}

/** How much an element of these class names may hold to be an aside; 0 where none of them names one. */
function mostWordsOf(names: string): number {
  if (!/caption|credit|author|contributor|writer|newsletter|share|related|addtoany/i.test(names)) return 0;
  const each = names.split(/\s+/);
  if (each.some((name) => caption.test(name))) return longest.caption;
  if (each.some((name) => about.test(name))) return longest.about;
  return each.some((name) => call.test(name)) ? longest.call : 0;
}
