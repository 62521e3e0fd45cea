import type { Block, ReadResult } from './article.ts';
import { assembleArticle, type Draft } from './assemble.ts';
import { endsLikeSentence, isSiteLabel } from './clean.ts';
import { type FrontMatter, listOf, splitFrontMatter, textOf } from './front-matter.ts';
import { isBreakMark } from './highlight-lines.ts';
import { instantOf } from './instant.ts';
import { isKicker } from './kickers.ts';
import { known, type ReadHints, sectionOver } from './read-text.ts';
import { whyUnreadable } from './readable.ts';
import { tidyLines, tidyText } from './tidy.ts';

/**
 * Reads Markdown: front matter (title, url, author, date, language, section, highlights, social hook, image),
 * `#` headings, lists, `>` quotes; marks inside the text are taken off, link addresses dropped.
 */
export function readMarkdown(source: string, hints: ReadHints = {}): ReadResult {
  const why = whyUnreadable(source);
  if (why !== null) return { ok: false, why };
  const { matter, body } = splitFrontMatter(source);
  const blocks = blocksOf(body);
  const filled = blocks.filter((block) => !isSiteLabel(block.text));
  const isLabel = isKicker(filled[0]?.text ?? '') && filled[1]?.kind === 'heading';
  const first = (isLabel ? filled[1] : filled[0]) ?? blocks[0];
  const above = isLabel && filled[0] !== undefined ? [filled[0].text] : [];
  const title = textOf(matter, 'title') ?? first?.text ?? null;
  const story = blocks.filter(
    (block) => !(block === first && block.text === title) && !(isLabel && block === filled[0]),
  );
  const stated = metadata(matter);
  const section = stated.section ?? sectionOver(above);
  return assembleArticle({ title, blocks: story, leftOut: above, ...stated, section, ...known(hints) });
}

function metadata(matter: FrontMatter): Partial<Draft> {
  const image = textOf(matter, 'image');
  const language = textOf(matter, 'language', 'lang');
  return {
    author: textOf(matter, 'author', 'byline'),
    publishedAt: instantOf(textOf(matter, 'publishedat', 'published', 'date')),
    url: textOf(matter, 'url', 'link', 'canonical', 'canonicalurl'),
    siteName: textOf(matter, 'site', 'sitename'),
    socialHook: textOf(matter, 'socialhook', 'hook'),
    section: textOf(matter, 'section', 'category'),
    externalId: textOf(matter, 'externalid', 'id'),
    highlights: listOf(matter, 'highlights', 'keypoints'),
    image: image === null ? null : { url: image, alt: textOf(matter, 'imagealt', 'alt') },
    ...(language === null ? {} : { language }),
  };
}

function blocksOf(body: string): Block[] {
  const blocks: Block[] = [];
  let open = false;
  let isBroken = false;
  for (const raw of tidyLines(withoutCode(body))) {
    if (open && isUnderline(raw, blocks.at(-1))) {
      const { text = '' } = blocks.pop() ?? {};
      blocks.push({ kind: 'heading', text });
      open = false;
      continue;
    }
    isBroken ||= isBreakMark(raw);
    const line = blockOf(raw);
    const before = blocks.at(-1);
    if (line === null) {
      open = false;
    } else if (open && before !== undefined && continues(before, line)) {
      blocks[blocks.length - 1] = { ...before, text: `${before.text} ${line.text}` };
    } else {
      blocks.push(isBroken ? { ...line, breakBefore: true } : line);
      isBroken = false;
      open = line.kind !== 'heading';
    }
  }
  return blocks.filter((block) => block.text !== '');
}

/** Whether a line of `=` or `-` makes the short unstopped line over it a heading. */
function isUnderline(line: string, above: Block | undefined): boolean {
  if (above?.kind !== 'paragraph' || !/^(?:=+|-{2,})$/.test(line)) return false;
  return above.text.length <= 120 && !endsLikeSentence(above.text);
}

function continues(before: Block, line: Block): boolean {
  return before.kind === line.kind
    ? line.kind !== 'list-item'
    : line.kind === 'paragraph' && before.kind !== 'heading';
}

/** Without fenced code and comments; one that never closes is kept, as its author would see it. */
function withoutCode(body: string): string {
  const kept: string[] = [];
  let fence: { mark: string; at: number } | null = null;
  for (const line of withoutComments(body).split('\n')) {
    const mark = /^(?:```|~~~)/.exec(line)?.[0];
    kept.push(line);
    if (fence === null && mark !== undefined) fence = { mark, at: kept.length - 1 };
    else if (fence !== null && line.trimEnd() === fence.mark) {
      kept.length = fence.at;
      fence = null;
    }
  }
  return kept.join('\n');
}

function withoutComments(body: string): string {
  let text = '';
  let from = 0;
  for (let at = body.indexOf('<!--'); at !== -1; at = body.indexOf('<!--', from)) {
    const end = body.indexOf('-->', at);
    if (end === -1) break;
    text += body.slice(from, at);
    from = end + 3;
  }
  return text + body.slice(from);
}

function blockOf(line: string): Block | null {
  if (line === '' || /^(?:[-*_]\s?){3,}$/.test(line) || /^!\[[^\]]*\]\([^)]*\)$/.test(line)) return null;
  const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
  if (heading !== undefined) return { kind: 'heading', text: plain(heading) };
  const strong = /^\*\*([^*]{3,80})\*\*:?$/.exec(line)?.[1];
  if (strong !== undefined) return { kind: 'heading', text: plain(strong) };
  const item = /^(?:[-*+•]|(\d{1,2})[.)])\s+(.*)$/.exec(line);
  if (item !== null) return listItem(plain(item[2] ?? ''), Number(item[1] ?? 0));
  const quote = /^>\s?(.*)$/.exec(line)?.[1];
  if (quote !== undefined) return quote === '' ? null : { kind: 'quote', text: plain(quote) };
  return { kind: 'paragraph', text: plain(line) };
}

function listItem(text: string, number: number): Block {
  return number === 0 ? { kind: 'list-item', text } : { kind: 'list-item', text, number };
}

/** Marks in a longer line are left: looking for their ends takes quadratic time. */
const longestMarked = 5000;

/** The words of a line without its marks: emphasis, code, images, links (their text stays). */
function plain(line: string): string {
  if (line.length > longestMarked) return line;
  return tidyText(
    line
      .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
      .replace(/\[([^\]]+)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
      .replace(/\[([^\]]+)\]\[[^\]]*\]/g, '$1')
      .replace(/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2')
      .replace(/(?<![\p{L}\p{N}*])([*_])(?=\S)(.*?\S)\1(?![\p{L}\p{N}*])/gu, '$2')
      .replace(/~~(.*?)~~/g, '$1')
      .replace(/`([^`]+)`/g, '$1')
      .replace(/\\([\\`*_{}[\]()#+\-.!>~|])/g, '$1'),
  );
}
