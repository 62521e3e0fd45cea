import type { Block, BlockKind } from './article.ts';
import { endsLikeSentence } from './clean.ts';
import { listItemOf, startsWithBullet } from './highlight-lines.ts';
import { isElement, type PageElement } from './page.ts';
import { boldLine, isAllBold } from './page-bold.ts';
import { areOnlyLinks } from './page-menu.ts';
import { isDataTable, rowsOf } from './page-table.ts';
import { tidyText } from './tidy.ts';

function tagSet(tags: string): ReadonlySet<string> {
  return new Set(tags.split(' '));
}

const kinds: Readonly<Record<string, BlockKind>> = {
  LI: 'list-item',
  DD: 'list-item',
  BLOCKQUOTE: 'quote',
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  H4: 'heading',
  H5: 'heading',
  H6: 'heading',
};
/** Never a story's words; RT and RP spell out the characters beside them. */
const skipped = tagSet(
  'SCRIPT STYLE NOSCRIPT TEMPLATE FIGURE FIGCAPTION ASIDE NAV FOOTER FORM BUTTON SVG IFRAME OBJECT VIDEO AUDIO CANVAS SELECT TEXTAREA INPUT DIALOG MENU RT RP DEL HEAD TITLE',
);
const blockTags = tagSet(
  'ADDRESS ARTICLE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL',
);
const holdsBlocks = 'p,li,div,h1,h2,h3,h4,h5,h6,blockquote,ul,ol,table,section,article';
/** Nesting deeper than any page a person wrote; past it the walk stops rather than the stack. */
const deepest = 120;
/** Stands for `<br>` until the words around it are known: two are a paragraph's end, one is a blank. */
const lineBreak = '\u2028';

/** The blocks of an element, and the lines that tell no story: links to others, the rows of tables. */
export type PageBlocks = { readonly blocks: Block[]; readonly leftOut: string[] };

/** Every block of text under an element, in order; text outside any block is a paragraph of its own. */
export function blocksIn(root: PageElement | null): PageBlocks {
  const found: PageBlocks = { blocks: [], leftOut: [] };
  let loose = '';
  let links: string[] = [];
  const flush = (kind: BlockKind) => {
    if (areOnlyLinks(loose, links)) found.leftOut.push(...links);
    else addText(found.blocks, kind, loose);
    loose = '';
    links = [];
  };
  const walk = (element: PageElement, kind: BlockKind, depth: number) => {
    for (const node of element.childNodes) {
      if (node.nodeType === 3) loose += node.textContent ?? '';
      if (!isElement(node) || depth > deepest || isHidden(node)) continue;
      const tag = node.tagName.toUpperCase();
      if (tag === 'BR') loose += lineBreak;
      else if (skipped.has(tag)) flush(kind);
      else if (isDataTable(node, tag)) {
        flush(kind);
        found.leftOut.push(...rowsOf(node));
      } else if (!blockTags.has(tag) && node.querySelector(holdsBlocks) === null) {
        const subheading = kind === 'paragraph' ? boldLine(node, loose) : null;
        if (subheading === null) loose += gapBefore(node, tag, loose) + textOf(node, depth + 1);
        else {
          flush(kind);
          found.blocks.push({ kind: 'heading', text: subheading });
        }
        if (tag === 'A') links.push(tidyText(textOf(node, depth + 1)));
      } else {
        flush(kind);
        const from = found.blocks.length;
        if (isOnlyLink(node, tag)) found.leftOut.push(tidyText(textOf(node, depth + 1)));
        else walk(node, kindOf(node, tag, kind), depth + 1);
        flush(tag === 'P' ? kindOf(node, tag, kind) : (kinds[tag] ?? kind));
        numberItem(node, tag, found.blocks, from);
      }
    }
  };
  if (root !== null) walk(root, 'paragraph', 0);
  flush('paragraph');
  return found;
}

/** The first block of an item of an ordered list bears the item's number, counted from 1. */
function numberItem(element: PageElement, tag: string, blocks: Block[], from: number): void {
  const first = blocks[from];
  const list = element.parentElement;
  if (tag !== 'LI' || first === undefined || list?.tagName.toUpperCase() !== 'OL') return;
  const items = [...list.childNodes].filter((node) => isElement(node) && node.tagName.toUpperCase() === 'LI');
  blocks[from] = { ...first, number: items.indexOf(element) + 1 };
}

function kindOf(element: PageElement, tag: string, around: BlockKind): BlockKind {
  if (tag === 'P' && around === 'paragraph' && isAllBold(element)) return 'heading';
  return kinds[tag] ?? (tag === 'P' || tag === 'DIV' ? around : 'paragraph');
}

function addText(blocks: Block[], kind: BlockKind, text: string): void {
  for (const part of text.split(/\u2028\s*(?:\u2028\s*)+/)) {
    const words = tidyText(part);
    if (words === '') continue;
    if (kind === 'paragraph' && startsWithBullet(words)) blocks.push(listItemOf(words));
    else blocks.push({ kind, text: words });
  }
}

/** The words under an element that is part of a line, without what is never a story's. */
function textOf(element: PageElement, depth: number): string {
  let words = '';
  for (const node of element.childNodes) {
    if (node.nodeType === 3) words += node.textContent ?? '';
    if (!isElement(node) || depth > deepest || isHidden(node)) continue;
    const tag = node.tagName.toUpperCase();
    if (tag === 'BR') words += lineBreak;
    else if (!skipped.has(tag)) words += gapBefore(node, tag, words) + textOf(node, depth + 1);
  }
  return words;
}

const labelTags = tagSet('SPAN TIME A BUTTON');

/** Elements side by side without a blank are set apart by the page's style: "Share" "Save", a name and a date. */
function gapBefore(element: PageElement, tag: string, before: string): string {
  const previous = element.previousSibling;
  if (!labelTags.has(tag) || previous === null || !isElement(previous)) return '';
  if (!labelTags.has(previous.tagName.toUpperCase())) return '';
  return /[\p{Ll}\d]{2}$/u.test(before) && /^[\p{Lu}\d]/u.test(element.textContent ?? '') ? ' ' : '';
}

function isHidden(element: PageElement): boolean {
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') return true;
  const style = element.getAttribute('style') ?? '';
  return style !== '' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** "Read also" in all but name: a paragraph or item which is one link and does not stop like a sentence. */
function isOnlyLink(element: PageElement, tag: string): boolean {
  if (tag !== 'P' && tag !== 'LI') return false;
  const link = element.querySelector('a[href]');
  if (link === null || /^#/.test(link.getAttribute('href') ?? '')) return false;
  const words = tidyText(textOf(element, 0));
  return (
    words !== '' && words.length <= 160 && !endsLikeSentence(words) && tidyText(textOf(link, 0)) === words
  );
}
