import { endsLikeSentence } from './clean.ts';
import { isHighlightsLabel } from './highlight-labels.ts';
import { withoutBullet } from './highlight-lines.ts';
import type { Page, PageElement } from './page.ts';
import { tidyText } from './tidy.ts';

const mostHighlights = 12;
/** How far a label may stand inside its box's head. */
const deepestLabel = 3;
const labelTags = 'h1,h2,h3,h4,h5,h6,p,strong,b,em,div,span,summary,legend,dt,header,label,button';
const box =
  /(?:^|[\s_-])(?:(?:key|story|article|main|post|c)[_-]?(?:points|takeaways|highlights|facts)|highlights[_-]?(?:box|list)|takeaways?|at[_-]a[_-]glance|tldr)(?:$|[\s_-])/i;

/** The highlights in a page's own box: a list after its label, or a list in a box named for it. */
export function highlightsIn(document: Page): string[] {
  for (const label of document.querySelectorAll(labelTags)) {
    if (!isShort(label) || !isHighlightsLabel(tidyText(label.textContent ?? ''))) continue;
    const items = itemsAfter(label);
    if (items.length > 0) return items;
  }
  for (const element of document.querySelectorAll('[class],[id],[data-testid],[data-component]')) {
    const names = ['class', 'id', 'data-testid', 'data-component'].map(
      (name) => element.getAttribute(name) ?? '',
    );
    if (!names.some((name) => box.test(name))) continue;
    const items = listItems(element);
    if (items.length >= 2 && items.every((item) => item.length <= 300)) return items;
  }
  return [];
}

/** Before the text of an element is gathered: a label holds little else. */
function isShort(element: PageElement): boolean {
  let nodes = 0;
  const stack: PageElement[] = [element];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    for (const node of next.childNodes) {
      nodes += 1;
      if (nodes > 8) return false;
      if (node.nodeType === 3 && (node.textContent?.length ?? 0) > 200) return false;
      // a node numbered 1 is an element
      if (node.nodeType === 1) stack.push(node as PageElement);
    }
  }
  return true;
}

function itemsAfter(label: PageElement): string[] {
  const words = tidyText(label.textContent ?? '');
  let at: PageElement | null = label;
  for (let depth = 0; depth < deepestLabel && at !== null; depth += 1) {
    const next: PageElement | null = at.nextElementSibling;
    const items = next === null ? [] : listItems(next);
    if (items.length > 0) return items;
    if (next !== null) return bulletedLines(next);
    at = at.parentElement;
    if (at === null || !isShort(at) || tidyText(at.textContent ?? '') !== words) return [];
  }
  return [];
}

function listItems(element: PageElement): string[] {
  const list = element.matches('ul,ol') ? element : element.querySelector('ul,ol');
  if (list === null) return [];
  return tidy([...list.querySelectorAll('li')].map((item) => item.textContent ?? ''));
}

/** Lines marked by hand: paragraphs that each begin with a bullet, or one whose lines do. */
function bulletedLines(first: PageElement): string[] {
  const lines: string[] = [];
  for (
    let at: PageElement | null = first;
    at !== null && lines.length < mostHighlights;
    at = at.nextElementSibling
  ) {
    for (const lineBreak of at.querySelectorAll('br')) lineBreak.replaceWith('\n');
    const own = (at.textContent ?? '')
      .split('\n')
      .map(tidyText)
      .filter((line) => line !== '');
    const marked = own.filter(
      (line) => /^[•‣▪●◦–—*-]/u.test(line) || (lines.length > 0 && own.length > 1 && endsLikeSentence(line)),
    );
    if (marked.length === 0 || marked.length < own.length) break;
    lines.push(...marked);
  }
  return tidy(lines);
}

function tidy(lines: readonly string[]): string[] {
  return lines
    .map((line) => withoutBullet(tidyText(line)))
    .filter((line) => line !== '')
    .slice(0, mostHighlights);
}
