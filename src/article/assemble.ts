import { type Article, articleSchema, type Block, type ReadResult, type Unreadable } from './article.ts';
import { datelineOf, endsLikeSentence, isBoilerplate, isHighlightsLabel } from './clean.ts';
import { guessLanguage } from './language.ts';
import { tidyText } from './tidy.ts';

/** What a reader of one kind of source found, before anything was sorted out. */
export type Draft = {
  readonly title: string | null;
  readonly blocks: readonly Block[];
  readonly highlights?: readonly string[];
  readonly leftOut?: readonly string[];
} & Partial<Omit<Article, 'title' | 'blocks' | 'highlights' | 'leftOut'>>;

/** Sorts a draft's blocks into story, highlights and what is left out, and says so if no article is in it. */
export function assembleArticle(draft: Draft): ReadResult {
  const title = tidyText(draft.title ?? '');
  const sorted = sortBlocks(draft, title);
  const highlights = unique([...(draft.highlights ?? []).map(tidyText), ...sorted.highlights]);
  const blocks = sorted.blocks.length > 0 ? sorted.blocks : asBlocks(highlights);
  const leftOut = [...(draft.leftOut ?? []), ...sorted.leftOut];
  const trouble = whatIsMissing(title, blocks, leftOut);
  if (trouble !== null) return { ok: false, why: trouble };
  const article: Article = {
    title,
    language: draft.language ?? guessLanguage([title, ...blocks.map((block) => block.text)].join('\n')),
    author: draft.author ?? null,
    publishedAt: draft.publishedAt ?? null,
    url: webAddress(draft.url),
    siteName: draft.siteName ?? sorted.siteName,
    image: draft.image && webAddress(draft.image.url) !== null ? draft.image : null,
    blocks,
    highlights,
    leftOut,
    socialHook: draft.socialHook ?? null,
    section: draft.section ?? null,
    externalId: draft.externalId ?? null,
  };
  const parsed = articleSchema.safeParse(article);
  return parsed.success ? { ok: true, article: parsed.data } : { ok: false, why: noBody };
}

const noTitle: Unreadable = {
  code: 'no-title',
  message: 'No title was found: the first line should be the headline.',
  fix: 'Put the headline alone on the first line, then the article.',
};
const noBody: Unreadable = {
  code: 'no-body',
  message: 'There is a title but no article under it.',
  fix: 'Paste the whole article: headline, paragraphs and, if it has them, its highlights.',
};
const onlyBoilerplate: Unreadable = {
  code: 'only-boilerplate',
  message: 'Only share lines, addresses and other text of the site around an article were found.',
  fix: 'Paste the article itself, or give the address of the article page rather than of a section page.',
};

function whatIsMissing(
  title: string,
  blocks: readonly Block[],
  leftOut: readonly string[],
): Unreadable | null {
  const hasStory = blocks.some((block) => block.kind !== 'heading');
  if (!hasStory && leftOut.length > 0) return onlyBoilerplate;
  if (title === '') return noTitle;
  if (isBoilerplate(title) && !hasStory) return onlyBoilerplate;
  return hasStory ? null : noBody;
}

type Sorted = { blocks: Block[]; highlights: string[]; leftOut: string[]; siteName: string | null };

function sortBlocks(draft: Draft, title: string): Sorted {
  const sorted: Sorted = { blocks: [], highlights: [], leftOut: [], siteName: null };
  const siteName = draft.siteName ?? null;
  const given = draft.highlights?.length ?? 0;
  const all = draft.blocks.map((block) => ({ ...block, text: tidyText(block.text) }));
  const blocks = all.filter((block) => block.text !== '' && block.text !== title);
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) break;
    if (isHighlightsLabel(block.text)) {
      const found = highlightsAfter(blocks, at + 1, given > 0);
      sorted.highlights.push(...found.map((highlight) => highlight.text));
      at += found.length;
    } else if (isBoilerplate(block.text) || isSiteName(block.text, siteName)) {
      sorted.leftOut.push(block.text);
    } else if (isSiteNameByPlace(blocks, at, given + sorted.highlights.length > 0)) {
      sorted.siteName = block.text;
      sorted.leftOut.push(block.text);
    } else {
      keep(block, sorted);
    }
  }
  return withoutHangingHeading(sorted);
}

/** Where more blocks than this follow a label, unmarked paragraphs after it are the story. */
const longestBareList = 10;

/** The lines under a highlights label: bullets, or at the end of the story short lines, until something else begins. */
function highlightsAfter(blocks: readonly Block[], from: number, known: boolean): Block[] {
  const found: Block[] = [];
  const bulleted = blocks[from]?.kind === 'list-item';
  if (!bulleted && (known || blocks.length - from > longestBareList)) return found;
  for (let at = from; at < blocks.length && found.length < 12; at += 1) {
    const block = blocks[at];
    if (block === undefined || block.kind === 'heading' || isBoilerplate(block.text)) break;
    if (bulleted ? block.kind !== 'list-item' : block.text.length > 200) break;
    if (!bulleted && !endsLikeSentence(block.text) && found.some((line) => endsLikeSentence(line.text)))
      break;
    found.push(block);
  }
  return found;
}

function isSiteName(line: string, siteName: string | null): boolean {
  return siteName !== null && line.toLowerCase() === siteName.toLowerCase();
}

/** A short unstopped line after the story, before nothing but share lines and addresses, is the site's name. */
function isSiteNameByPlace(blocks: readonly Block[], at: number, afterHighlights: boolean): boolean {
  const line = blocks[at]?.text ?? '';
  const rest = blocks.slice(at + 1);
  if (endsLikeSentence(line) || line.length > 50 || / [|›] /.test(line) || !/^[\p{Lu}\p{Lo}\d]/u.test(line))
    return false;
  if (rest.length === 0) return afterHighlights;
  if (!rest.every((block) => isBoilerplate(block.text))) return false;
  const name = line.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return afterHighlights || rest.some((block) => block.text.toLowerCase().includes(name));
}

function keep(block: Block, sorted: Sorted): void {
  const dateline = block.kind === 'paragraph' ? datelineOf(block.text) : '';
  if (dateline !== '') sorted.leftOut.push(dateline.trim());
  const text = block.text.slice(dateline.length);
  if (text !== '') sorted.blocks.push({ ...block, text });
}

function withoutHangingHeading(sorted: Sorted): Sorted {
  while (sorted.blocks.at(-1)?.kind === 'heading') {
    const heading = sorted.blocks.pop();
    if (heading !== undefined) sorted.leftOut.push(heading.text);
  }
  return sorted;
}

function asBlocks(highlights: readonly string[]): Block[] {
  return highlights.map((text) => ({ kind: 'list-item', text }));
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines.filter((line) => line !== ''))];
}

function webAddress(url: string | null | undefined): string | null {
  if (!url || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return url;
}
