import type { Article, Block } from './article.ts';
import { hasOpinionLabel, isOpinionLabel } from './kickers.ts';
import {
  entriesOf,
  isLabelledAnswer,
  isQuestion,
  longestList,
  type Run,
  speaksInFirstPerson,
} from './kind-blocks.ts';

/** What sort of piece an article is, where that changes how it may be told. */
export type ArticleKind = 'news' | 'correction' | 'opinion' | 'live' | 'interview' | 'steps' | 'obituary';

const labelEnd = '(?=\\s?[:|：–—]|\\s-\\s)';
const correction = new RegExp(
  `^(?:corrections?(?: and clarifications?)?|clarifications?|corrected|erratum|errata|retraction|correcci[oó]n|correcciones|rectificaci[oó]n|fe de erratas|aclaraci[oó]n|correctif|correction|rectificatif|korrektur|berichtigung|richtigstellung|correção|errata|retificação|correzione|rettifica|precisazione|訂正|更正|تصحيح)(?:${labelEnd}|$)`,
  'iu',
);
const live = new RegExp(
  `^(?:live|live ?blog|live updates?|as it happened|en (?:vivo|directo?)|(?:última hora|minuto a minuto)|en direct|direct|live-?ticker|ao vivo|in diretta|diretta)${labelEnd}|(?<=\\s)(?:live(?: ?blog| updates)?|[–—-] live|(?:en|in) (?:vivo|directo?|diretta)|ao vivo|live-?ticker|as it happened)(?:${labelEnd}|$)`,
  'iu',
);
const obituary = new RegExp(
  `^(?:obituary|obituario|necrológica|nécrologie|nachruf|obituário|necrologio)${labelEnd}|\\b(?:dies|died|dead|is dead),? (?:at|aged) \\d{2,3}\\b|,\\s\\d{2,3},\\s(?:dies|is dead)\\b|\\b(?:muere|fallece)\\b.{0,120}\\b\\d{2,3} años|\\best morte?\\b|\\bist (?:tot|gestorben)\\b|\\bmorre\\b.{0,120}\\baos \\d{2,3}\\b|(?<!\\p{L})(?:è mort[oa]|mort[oa] a \\d{2,3} anni)\\b`,
  'iu',
);
/** What only a life told from its beginning, or to those left behind, has. */
const life =
  /(?<!\p{L})(?:was born|is survived by|survivors include|nació (?:en|el)|le sobreviven|(?:est|était) née? (?:à|en|le)|wurde\b.{0,60}\bgeboren|nasceu|(?:nacque|era nat[oa]))(?!\p{L})/iu;
const ownViews =
  /\b(?:views|opinions) expressed (?:here |in this (?:article|piece|column|commentary) )?(?:are|do not|belong)\b|(?:las )?opiniones (?:expresadas|vertidas)|les opinions exprimées|as opiniões expressas|le opinioni espresse/iu;
/** One of these is in all of them. */
const viewsWord = /views|opini/iu;
const howTo =
  /^how (?:to|you can|i)\b|\b(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)\s(?:\p{L}+\s)?(?:steps|ways|tips|rules|things to do)\b|^cómo\s\p{L}+[aei]r\b|\bpasos (?:para|a seguir)\b|^comment\s\p{L}+(?:er|ir|re)\b|(?<!\p{L})étapes pour\b|^so\s.+\bsie\b|\bschritte[n]?\b|^como\s\p{L}+[aei]r\b|\bpassos para\b|^come\s\p{L}+[aei]re\b|\bpassi per\b/iu;

/**
 * Tells an article's kind from its title and blocks, and from a line on whose the views are even when it was left out. Labels are known in English, Spanish, French,
 * German, Portuguese and Italian; what is not clearly another kind is news.
 */
export function kindOf(article: Told): ArticleKind {
  const before = known.get(article);
  if (before !== undefined) return before;
  const kind = findKind(article);
  known.set(article, kind);
  return kind;
}

type Told = Pick<Article, 'title' | 'blocks' | 'language'> & Partial<Pick<Article, 'leftOut' | 'section'>>;

/** A thread is checked again at every key an editor presses; its article stays the same. */
const known = new WeakMap<Told, ArticleKind>();

function findKind({ title, blocks, language, leftOut = [], section = null }: Told): ArticleKind {
  if (correction.test(title)) return 'correction';
  const entries = entriesOf(blocks).length;
  if (entries >= 4 || (entries >= 2 && live.test(title))) return 'live';
  if (obituary.test(title) && blocks.some((block) => life.test(block.text))) return 'obituary';
  if (hasOpinionLabel(title) || isOpinionLabel(section ?? '')) return 'opinion';
  if (isOwnedView(blocks, leftOut, language)) return 'opinion';
  if (isInterview(blocks, language)) return 'interview';
  return stepsOf({ title, blocks }) === null ? 'news' : 'steps';
}

/** Whether a sentence only says whose the views are. */
export function disownsViews(text: string): boolean {
  return viewsWord.test(text) && ownViews.test(text);
}

/** Speech in quotation marks is no view of the author's: only what stands outside them counts. */
function isOwnedView(blocks: readonly Block[], leftOut: readonly string[], language: string): boolean {
  const lines = [...blocks.map((block) => block.text), ...leftOut];
  return lines.some(disownsViews) && blocks.some((block) => speaksInFirstPerson(block.text, language));
}

/** Three questions, and answers by somebody who speaks of himself, or answers marked as such. */
function isInterview(blocks: readonly Block[], language: string): boolean {
  const answers = blocks.flatMap((block, at) => {
    const next = blocks[at + 1];
    return isQuestion(block) && next !== undefined && !isQuestion(next) && next.kind !== 'heading'
      ? next
      : [];
  });
  if (answers.length < 3) return false;
  const own = answers.filter(({ text }) => isLabelledAnswer(text) || speaksInFirstPerson(text, language));
  return own.length * 3 >= answers.length;
}

/** What a list must have of an article's text to be its main part. */
const mainPart = 0.4;

/** The list that is the body's main part and tells what to do one after another, or null. */
export function stepsOf({ title, blocks }: Pick<Article, 'title' | 'blocks'>): Run | null {
  const run = longestList(blocks);
  if (run === null) return null;
  const items = blocks.slice(run.from, run.to);
  const isNumbered = items.every(({ number }, at) => number === at + 1);
  if (!isNumbered && !howTo.test(title)) return null;
  const told = blocks.filter((block) => block.kind !== 'heading');
  const size = (of: readonly Block[]) => of.reduce((sum, block) => sum + block.text.length, 0);
  const isWordy = items.every(({ text }) => /[.!?。]["”»]?$/u.test(text));
  return isWordy && size(items) >= mainPart * size(told) ? run : null;
}
