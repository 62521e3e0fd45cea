import type { Block } from './article.ts';
import { endsLikeSentence } from './clean.ts';
import { datelineOf } from './datelines.ts';

/** "Image caption," alone: what a screen reader is told before the caption on the next line. */
const label = /^(?:image|media|video|photo) caption\s?[,:]?$/iu;
const withLabel = /^(?:image|media|video|photo) (?:source|caption|copyright)\s?[,:]\s?\S/iu;
const longestCaption = 260;
/** How far from the top a dateline may stand under a picture, and the longest credit over it. */
const deepestDateline = 8;
const longestCredit = 60;

/** The lines that a copied page has of its pictures, and the blocks without them. */
export function takePictureLines(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly lines: readonly string[];
} {
  const taken = new Set<number>([...labelledCaptions(blocks), ...captionBeforeDateline(blocks)]);
  return {
    blocks: blocks.filter((_, at) => !taken.has(at)),
    lines: blocks.filter((_, at) => taken.has(at)).map(({ text }) => text),
  };
}

function labelledCaptions(blocks: readonly Block[]): number[] {
  return blocks.flatMap(({ text }, at) => {
    if (withLabel.test(text) && text.length <= longestCaption) return [at];
    if (!label.test(text)) return [];
    return (blocks[at + 1]?.text.length ?? longestCaption + 1) <= longestCaption ? [at, at + 1] : [at];
  });
}

/** A story with a dateline begins with it: one sentence and a name over it are a picture's caption and credit. */
function captionBeforeDateline(blocks: readonly Block[]): number[] {
  const at = blocks.findIndex(({ text }) => datelineOf(text) !== '' || isDatelineAlone(text));
  const credit = blocks[at - 1];
  const caption = blocks[at - 2];
  if (at < 2 || at > deepestDateline || credit === undefined || caption === undefined) return [];
  const isCredit = credit.text.length <= longestCredit && !endsLikeSentence(credit.text);
  const isCaption = endsLikeSentence(caption.text) && caption.text.length <= longestCaption;
  return isCredit && isCaption && !/["“«]/.test(caption.text) ? [at - 2, at - 1] : [];
}

function isDatelineAlone(text: string): boolean {
  return /^\p{Lu}[\p{L}. '’-]{1,40} ?[—–]$/u.test(text);
}
