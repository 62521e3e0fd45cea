import { type Article, articleSchema, type Block, type ReadResult, type Unreadable } from './article.ts';
import { isBoilerplate } from './clean.ts';
import { withClockHeadings } from './clock-headings.ts';
import { takeFootnotes } from './footnotes.ts';
import { takeHeadLines } from './head-lines.ts';
import { hasOpinionLabel, isOpinionLabel } from './kickers.ts';
import { languageOf } from './language.ts';
import { takePictureLines } from './picture-lines.ts';
import { sortBlocks } from './sort-blocks.ts';
import { tidyText } from './tidy.ts';
import { markBefore } from './wire-lines.ts';

/** What a reader of one kind of source found, before anything was sorted out. */
export type Draft = {
  readonly title: string | null;
  readonly blocks: readonly Block[];
  readonly highlights?: readonly string[];
  readonly leftOut?: readonly string[];
  /** As the source declares it; the text has the last word. */
  readonly language?: string | null;
} & Partial<Omit<Article, 'title' | 'blocks' | 'highlights' | 'leftOut' | 'language'>>;

/** A headline in bold, as messengers write it. */
const starred = /^\*{1,2}([^*]+)\*{1,2}$/u;

/** Sorts a draft's blocks into story, highlights and what is left out, and says so if no article is in it. */
export function assembleArticle(draft: Draft): ReadResult {
  const whole = tidyText(draft.title ?? '');
  const mark = markBefore(whole);
  const title = whole.slice(mark.length).replace(starred, '$1');
  const given = unique((draft.highlights ?? []).map(tidyText));
  const isView = hasOpinionLabel(title) || isOpinionLabel(draft.section ?? '');
  const { blocks: shown, lines } = takePictureLines(draft.blocks);
  const { blocks: told, notes } = takeFootnotes(withClockHeadings(shown));
  const head = takeHeadLines(told, draft.author ?? null, isView);
  const text = [title, ...draft.blocks.map((block) => block.text)].join('\n');
  const language = languageOf(draft.language, text);
  const known = { title, siteName: draft.siteName ?? null, highlights: given, language };
  const sorted = sortBlocks(head.blocks, known);
  const found = unique([...given, ...sorted.highlights]);
  const highlights = found.filter((line) => !isBoilerplate(line));
  const blocks = sorted.blocks.length > 0 ? sorted.blocks : asBlocks(highlights);
  const notHighlights = found.filter((line) => isBoilerplate(line));
  const leftOut = [
    ...(mark === '' ? [] : [mark.trim()]),
    ...(draft.leftOut ?? []),
    ...head.leftOut,
    ...lines,
    ...notHighlights,
    ...sorted.leftOut,
    ...notes,
  ];
  const trouble = whatIsMissing(title, blocks, leftOut);
  if (trouble !== null) return { ok: false, why: trouble };
  const article: Article = {
    title,
    language,
    author: draft.author ?? head.author,
    publishedAt: draft.publishedAt ?? head.publishedAt,
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
