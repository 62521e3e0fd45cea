import type { Block } from './article.ts';
import { endsLikeSentence } from './clean.ts';
import { foldDigits } from './digits.ts';
import { isOfTheSite } from './not-the-story.ts';

const longestLabel = 40;
const fewest = 2;
const most = 8;
/** So much of an item's words must be in the story: highlights tell it again, links tell other stories. */
const leastShared = 0.4;

/**
 * Where a highlights box of any language stands: a short unstopped line over two to eight list items that retell the
 * story, above its first sentence or behind its last. The label's place and the number of items, or null.
 */
export function highlightsByPlace(blocks: readonly Block[]): { at: number; count: number } | null {
  const isSaid = (block: Block) =>
    block.kind !== 'list-item' &&
    endsLikeSentence(block.text) &&
    !isLabel(block) &&
    !isOfTheSite(block.text, null);
  const first = blocks.findIndex(isSaid);
  const last = blocks.findLastIndex(isSaid);
  for (const [at, block] of blocks.entries()) {
    if ((at > first && at < last) || !isLabel(block)) continue;
    const next = blocks.slice(at + 1, at + 2 + most);
    const after = next.findIndex(({ kind }) => kind !== 'list-item');
    const count = after === -1 ? next.length : after;
    if (count < fewest || count > most) continue;
    const items = blocks.slice(at + 1, at + 1 + count);
    if (items.every((item) => retells(item.text, blocks, items))) return { at, count };
  }
  return null;
}

function isLabel({ kind, text }: Block): boolean {
  return (
    kind !== 'list-item' && text.length <= longestLabel && (!endsLikeSentence(text) || /[:：]$/.test(text))
  );
}

function retells(item: string, blocks: readonly Block[], items: readonly Block[]): boolean {
  const story = new Set(
    blocks.filter((block) => !items.includes(block)).flatMap((block) => termsOf(block.text)),
  );
  const terms = termsOf(item);
  return terms.length > 0 && terms.filter((term) => story.has(term)).length >= terms.length * leastShared;
}

/** The first letters of the longer words and the figures; pairs of letters where words are not parted. */
function termsOf(text: string): string[] {
  const folded = foldDigits(text).toLowerCase();
  const unparted = folded.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]{2,}/gu) ?? [];
  const pairs = unparted.flatMap((run) => [...run].slice(1).map((letter, at) => `${[...run][at]}${letter}`));
  const words = folded.match(/[\p{L}\p{M}]{4,}|\d[\d.,]*/gu) ?? [];
  return [...pairs, ...words.map((word) => word.slice(0, 5))];
}
