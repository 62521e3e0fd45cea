import { endsLikeSentence } from './clean.ts';
import { isElement, type PageElement, type PageNode } from './page.ts';
import { tidyText } from './tidy.ts';

const longestSubheading = 80;
const longestLine = 160;

/** A short bold line by itself is a subheading, whatever its tag. */
export function isAllBold(element: PageElement): boolean {
  const words = boldWords(element);
  if (words.length > longestSubheading || stops(words)) return false;
  return words !== '' && tidyText(element.textContent ?? '') === words;
}

/** The words of a bold line between `<br>`s, as pages without paragraphs set subheadings and the headline; else null. */
export function boldLine(element: PageElement, before: string): string | null {
  if (!/(?:^|\u2028)\s*$/.test(before) || !isBreak(nextShown(element))) return null;
  const isBold = /^(?:B|STRONG)$/i.test(element.tagName);
  const words = isBold ? tidyText(element.textContent ?? '') : boldWords(element);
  if (words === '' || words.length > longestLine || stops(words) || /^["“«]/.test(words)) return null;
  return isBold || tidyText(element.textContent ?? '') === words ? words : null;
}

function boldWords(element: PageElement): string {
  return tidyText(element.querySelector('strong,b')?.textContent ?? '');
}

function stops(words: string): boolean {
  return endsLikeSentence(words) && !/[?？؟]$/u.test(words);
}

function nextShown(element: PageElement): PageNode | null {
  let next = element.nextSibling;
  while (next !== null && next.nodeType === 3 && (next.textContent ?? '').trim() === '')
    next = next.nextSibling;
  return next;
}

function isBreak(node: PageNode | null): boolean {
  return node !== null && isElement(node) && node.tagName.toUpperCase() === 'BR';
}
