import type { Block } from './article.ts';
import { endsLikeSentence, isBoilerplate } from './clean.ts';

/** So much of what was chosen must be in the whole for the two to be one story. */
const leastShared = 0.8;

/**
 * Puts back what the choosing of the story took out of its middle and its end: of the page's one article (`whole`),
 * everything between the first and the last chosen block that is a sentence, and the sentences right after.
 */
export function restoreSentences(whole: readonly Block[], chosen: readonly Block[]): readonly Block[] {
  const kept = new Set(chosen.map((block) => block.text));
  const places = whole.flatMap((block, at) => (kept.has(block.text) ? [at] : []));
  const [from, to] = [places[0], places.at(-1)];
  if (from === undefined || to === undefined || places.length < kept.size * leastShared) return chosen;
  let end = to + 1;
  while (isSentence(whole[end])) end += 1;
  return whole
    .slice(from, end)
    .filter(
      (block, at, all) => kept.has(block.text) || isSentence(block) || isHeadingOver(all[at], all[at + 1]),
    );
}

function isSentence(block: Block | undefined): boolean {
  if (block === undefined || block.kind === 'heading' || block.kind === 'list-item') return false;
  return endsLikeSentence(block.text) && !isBoilerplate(block.text);
}

function isHeadingOver(block: Block | undefined, next: Block | undefined): boolean {
  return block?.kind === 'heading' && isSentence(next);
}
