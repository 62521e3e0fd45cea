import { Readability } from '@mozilla/readability';
import type { Block, ReadResult } from './article.ts';
import { assembleArticle } from './assemble.ts';
import { isElement, type Page, type PageElement, parsePage } from './page.ts';
import { removeAsides } from './page-asides.ts';
import { blocksIn, type PageBlocks } from './page-blocks.ts';
import { withoutPageCode } from './page-code.ts';
import { highlightsIn } from './page-highlights.ts';
import { readMetadata } from './page-metadata.ts';
import { whyUnreadable } from './readable.ts';
import { restoreSentences } from './restore-sentences.ts';
import { plainBlanks, tidyText } from './tidy.ts';

/** No page is fetched that is larger; scripts and styles make up most of one, so its words are measured without them. */
const largestSource = 5_000_000;

/** Reads a news page: the story's blocks by kind, and what the page says about itself. Runs no script, fetches nothing. */
export function readHtml(source: string, url?: string): ReadResult {
  const html = withoutPageCode(source.slice(0, largestSource));
  const why = whyUnreadable(html);
  if (why !== null) return { ok: false, why };
  if (!/<[a-z!][^>]{0,2000}>/i.test(html)) return { ok: false, why: notHtml };
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
  const { language, title, dataBody, ...rest } = readMetadata(document, url);
  const highlights = highlightsIn(document);
  removeAsides(document);
  const { blocks, leftOut } = storyOf(document, dataBody);
  const heading = headlineOf(title, blocks, document.querySelector('h1') !== null);
  const given = new Set(highlights.map(plainBlanks));
  return assembleArticle({
    ...rest,
    title: heading,
    highlights,
    blocks: blocks.filter((block) => !given.has(plainBlanks(block.text))),
    leftOut: leftOut.filter((line) => line !== heading && !given.has(plainBlanks(line))),
    language,
  });
}

/** The page's title, without the site's name where the first heading of the story is its rest. */
function headlineOf(title: string | null, blocks: readonly Block[], hasHeading: boolean): string | null {
  const first = blocks[0]?.text ?? null;
  if (title === null || title === '') return first;
  if (hasHeading || first === null || blocks[0]?.kind !== 'heading' || !title.includes(first)) return title;
  const [before = '', after = ''] = title.split(first);
  const isName = /^(?:.{2,50}[:|–—-]\s*)?$/u.test(before) && /^(?:\s*[|–—-].{2,50})?$/u.test(after);
  return isName && first.split(' ').length >= 3 ? first : title;
}

/** What Readability chooses, unless the page's one `<article>` plainly has more; the page's data where nothing shows. */
function storyOf(document: Page, dataBody: string | null): PageBlocks {
  const whole = blocksIn(document.querySelector('article, main, [role="main"]') ?? document.body);
  const articles = [...document.querySelectorAll('article')];
  const chosen = isBeyondReason(document) ? null : readable(document);
  const best = chosen === null ? whole : articles.length === 1 ? better(whole, chosen) : chosen;
  if (dataBody === null || words(best) >= Math.min(400, dataBody.length / 2)) return best;
  const lines = dataBody
    .split(/\n+/)
    .map(tidyText)
    .filter((line) => line !== '');
  return { blocks: lines.map((text): Block => ({ kind: 'paragraph', text })), leftOut: [] };
}

/** Of a page with one `<article>`: Readability's choice with its sentences whole, or the article where that lost half. */
function better(whole: PageBlocks, chosen: PageBlocks): PageBlocks {
  if (words(whole) > words(chosen) * 2) return whole;
  const blocks = [...restoreSentences(whole.blocks, chosen.blocks)];
  return { blocks, leftOut: [...new Set([...chosen.leftOut, ...whole.leftOut])] };
}

function words({ blocks }: PageBlocks): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'heading' ? 0 : block.text.length), 0);
}

/** Readability's choice of the story, or null when it finds none worth the name. It changes the document. */
function readable(document: Page): PageBlocks | null {
  // Page is the part we use of the DOM document that Readability asks for
  const found = new Readability(document as never, { charThreshold: 200 }).parse();
  if (!found?.content) return null;
  const chosen = blocksIn(parsePage(found.content).body);
  return chosen.blocks.some((block) => block.kind === 'paragraph') ? chosen : null;
}

/** Past these Readability takes many seconds, and no person wrote the page. */
const deepestPage = 500;
const largestPage = 25_000;

function isBeyondReason(document: Page): boolean {
  let level: PageElement[] = document.body === null ? [] : [document.body];
  let elements = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    elements += level.length;
    if (depth > deepestPage || elements > largestPage) return true;
    level = level.flatMap((element) => [...element.childNodes].filter(isElement));
  }
  return false;
}
