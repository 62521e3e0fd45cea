import { Readability } from '@mozilla/readability';
import type { Block, BlockKind, ReadResult } from './article.ts';
import { assembleArticle } from './assemble.ts';
import { isHighlightsLabel } from './clean.ts';
import { isElement, type Page, type PageElement, parsePage } from './page.ts';
import { readMetadata } from './page-metadata.ts';
import { whyUnreadable } from './readable.ts';
import { tidyText } from './tidy.ts';

const kinds: Readonly<Record<string, BlockKind>> = {
  P: 'paragraph',
  PRE: 'paragraph',
  LI: 'list-item',
  BLOCKQUOTE: 'quote',
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  H4: 'heading',
  H5: 'heading',
  H6: 'heading',
};
const skipped = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'FIGURE',
  'ASIDE',
  'NAV',
  'FOOTER',
  'FORM',
  'BUTTON',
  'SVG',
  'IFRAME',
  'TABLE',
]);
const inline = new Set(
  'A ABBR B BDI BDO CITE CODE DEL DFN EM I INS KBD MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR WBR FONT'.split(
    ' ',
  ),
);
/** Nesting deeper than any page a person wrote; past it the walk stops rather than the stack. */
const deepest = 120;

/** Reads a news page: the story's blocks by kind, and what the page says about itself. Runs no script, fetches nothing. */
export function readHtml(html: string, url?: string): ReadResult {
  const why = whyUnreadable(html);
  if (why !== null) return { ok: false, why };
  if (!/<[a-z!][^>]*>/i.test(html)) return { ok: false, why: notHtml };
  try {
    return read(html, url ?? null);
  } catch {
    // linkedom and Readability throw on some broken pages; to the reader that is one thing
    return { ok: false, why: notHtml };
  }
}

const notHtml = {
  code: 'not-html',
  message: 'This could not be read as a web page.',
  fix: 'Give the address of the article’s own page, or paste its text.',
} as const;

function read(html: string, url: string | null): ReadResult {
  const document = parsePage(html);
  const metadata = readMetadata(document, url);
  const highlights = highlightsIn(document);
  const whole = blocksIn(document.querySelector('article, main, [role="main"]') ?? document.body);
  const blocks = storyIn(document) ?? whole;
  const { language, title, ...rest } = metadata;
  return assembleArticle({
    ...rest,
    title: title || (blocks[0]?.text ?? null),
    highlights,
    blocks: blocks.filter((block) => !highlights.includes(block.text)),
    ...(language === null ? {} : { language }),
  });
}

/** Readability's choice of the story, or null when it finds none worth the name. It changes the document. */
function storyIn(document: Page): Block[] | null {
  // Page is the part we use of the DOM document that Readability asks for
  const found = new Readability(document as never, { charThreshold: 200 }).parse();
  if (!found?.content) return null;
  const blocks = blocksIn(parsePage(found.content).body);
  return blocks.some((block) => block.kind === 'paragraph') ? blocks : null;
}

/** A list under a heading that names it: kept apart, since Readability may drop it as a box. */
function highlightsIn(document: Page): string[] {
  for (const label of document.querySelectorAll('h1,h2,h3,h4,h5,h6,p,strong,div,span')) {
    if (!isHighlightsLabel(tidyText(label.textContent ?? ''))) continue;
    const list = label.nextElementSibling ?? label.parentElement?.nextElementSibling ?? null;
    const items =
      list === null
        ? []
        : [...(list.matches('ul,ol') ? list : (list.querySelector('ul,ol') ?? list)).querySelectorAll('li')];
    const texts = items.map((item) => tidyText(item.textContent ?? '')).filter((text) => text !== '');
    if (texts.length > 0) return texts.slice(0, 12);
  }
  return [];
}

/** Every block of text under an element, in order; text outside any block is a paragraph of its own. */
function blocksIn(root: PageElement | null): Block[] {
  const blocks: Block[] = [];
  let loose = '';
  const flush = () => {
    if (tidyText(loose) !== '') blocks.push({ kind: 'paragraph', text: tidyText(loose) });
    loose = '';
  };
  const walk = (element: PageElement, depth: number) => {
    for (const node of element.childNodes) {
      if (node.nodeType === 3) loose += node.textContent ?? '';
      if (!isElement(node)) continue;
      const child = node;
      if (skipped.has(child.tagName.toUpperCase()) || depth > deepest) continue;
      if (inline.has(child.tagName.toUpperCase())) {
        loose += textOf(child);
        continue;
      }
      flush();
      const kind = kinds[child.tagName.toUpperCase()];
      if (kind === undefined || hasBlocks(child)) walk(child, depth + 1);
      else blocks.push({ kind, text: textOf(child), ...numberOf(child) });
      flush();
    }
  };
  if (root !== null) walk(root, 0);
  flush();
  return blocks.filter((block) => tidyText(block.text) !== '');
}

/** The number of an item of an ordered list, counted from 1. */
function numberOf(element: PageElement): { number: number } | Record<never, never> {
  const list = element.parentElement;
  if (element.tagName.toUpperCase() !== 'LI' || list?.tagName.toUpperCase() !== 'OL') return {};
  const items = [...list.childNodes].filter((node) => isElement(node) && node.tagName.toUpperCase() === 'LI');
  return { number: items.indexOf(element) + 1 };
}

function hasBlocks(element: PageElement): boolean {
  return element.tagName.toUpperCase() !== 'P' && element.querySelector('p,li,h1,h2,h3,h4,h5,h6') !== null;
}

/** The words of one block; a line break is a blank, so that nothing is glued. */
function textOf(element: PageElement): string {
  for (const lineBreak of element.querySelectorAll('br')) lineBreak.replaceWith(' ');
  return element.textContent ?? '';
}
