import type { Block } from './article.ts';
import { authorOfByline, isAboutAuthor, isDateLine, isWrittenBy, signatureOf } from './byline.ts';
import { endsLikeSentence } from './clean.ts';
import { instantInLine } from './instant.ts';

/** How many blocks from the top a byline or a date may stand, and how many from the end. */
const deepestHead = 7;
/** Under the title of somebody's view a bare name signs it. */
const deepestSignature = 2;
const tailLength = 3;
const longestLine = 160;

const readingTime =
  /\s[·|•–-]?\s?(?:reading time|lesezeit|temps de lecture|tiempo de lectura|tempo de leitura|tempo di lettura|время чтения|okuma süresi)\s*:?\s.{0,12}$/iu;

type Head = {
  readonly blocks: readonly Block[];
  readonly author: string | null;
  readonly publishedAt: string | null;
  readonly leftOut: readonly string[];
};

/**
 * Takes the bylines and date lines from the top and the end of an article. `known` is its author as the source
 * states it; where it states none, the first byline names one. A view (`isView`) is often signed with a bare name.
 */
export function takeHeadLines(blocks: readonly Block[], known: string | null, isView = false): Head {
  const leftOut: string[] = [];
  const kept: Block[] = [];
  let author = known;
  let publishedAt: string | null = null;
  for (const [at, block] of blocks.entries()) {
    const text = block.text.replace(readingTime, '');
    const isHead = at < deepestHead;
    if (!isView && author !== null && at * 2 >= blocks.length && isAboutAuthor(block.text, author)) {
      leftOut.push(block.text);
      continue;
    }
    if (text.length > longestLine || (!isHead && at < blocks.length - tailLength)) {
      kept.push(block);
      continue;
    }
    const isPlace = isNamedInStory(text, blocks, at);
    const next = isBetween(blocks, at + 1) ? at + 2 : at + 1;
    const isByDate = [at - 1, next].some((place) => isDateLine(blocks[place]?.text ?? ''));
    const isUnderName = author !== null && blocks[at - 1]?.text === author && isBetween(blocks, at);
    if (isHead && isByDate && (isUnderName || (isPlace && !endsLikeSentence(text)))) {
      leftOut.push(block.text);
      continue;
    }
    const place = isView && at < deepestSignature ? 'under a view' : isByDate ? 'by the date' : 'anywhere';
    const isOpen = author === null && isHead && !isNameless(text);
    const named = isOpen ? (authorOfByline(text) ?? signatureOf(text, place)) : null;
    if (isDateLine(text)) publishedAt ??= instantInLine(text);
    else if (named !== null) author = named;
    else if (author === null || endsLikeSentence(text) || !isWrittenBy(text, author)) {
      if (!isHead || !isNameless(text)) {
        kept.push(block);
        continue;
      }
    } else publishedAt ??= instantInLine(text);
    leftOut.push(block.text);
  }
  return { blocks: kept, author, publishedAt, leftOut };
}

/** Where and for whom somebody wrote, between the name and the date: "Puerto Clavel", "Ledger News, Kirkhaven". */
function isBetween(blocks: readonly Block[], at: number): boolean {
  const line = blocks[at]?.text ?? '';
  if (isNamedInStory(line, blocks, at)) return true;
  return (
    line !== '' &&
    line.length <= 60 &&
    !endsLikeSentence(line) &&
    line.includes(', ') &&
    authorOfByline(line) === null &&
    !isDateLine(line) &&
    isDateLine(blocks[at + 1]?.text ?? '')
  );
}

/** A short line that a paragraph of the story has too is where it was written, and not who wrote it. */
function isNamedInStory(line: string, blocks: readonly Block[], at: number): boolean {
  if (line === '' || line.length > 40) return false;
  return blocks.some((block, place) => place !== at && block.text.length > 100 && block.text.includes(line));
}

/** A byline that names nobody: "Our correspondent", "नवभोर संवाददाता, सूरजगढ़", "نمائندہ خصوصی". */
const nameless =
  /^(?:(?:by )?(?:our|a|the|staff|special|from our) (?:\p{L}+ ){0,2}(?:correspondent|reporter|writer)s?|(?:by )?(?:staff|agencies|news ?desk)|redacción|la rédaction|(?:von der )?redaktion|da redação|(?:la )?redazione|(?:\p{sc=Deva}+ ){0,2}(?:संवाददाता|ब्यूरो|डेस्क)|(?:\p{sc=Arab}+ ){0,2}(?:نمائندہ(?: خصوصی)?|نامہ نگار|ویب ڈیسک|اسٹاف رپورٹر)|本报记者|本报讯|haber merkezi)(?:, [\p{L}\p{M} ]{2,30})?$/iu;

function isNameless(line: string): boolean {
  return line.length <= 60 && nameless.test(line);
}
