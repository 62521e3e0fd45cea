import type { Seen } from './seen.ts';

/**
 * Lines newsrooms hang around a story that no reader of a thread should meet: notes on the making of the page, calls to
 * the reader, credits, the print edition. A list of the score's own, so that what the reading misses is seen here.
 */
const furniture: readonly RegExp[] = [
  /\bthis is a developing story\b|\bcheck back for updates\b|\bthis live ?blog\b/i,
  /^(?:additional |photographs? |edited |written )?(?:reporting|photographs?|editing|writing)\b.{0,12}\bby\b/i,
  /\bcontributed to this (?:report|article|story)\b|^\(?reporting by\b/i,
  /\b(?:this|an earlier version of this) (?:article|story|piece|post) (?:was|has been) (?:amended|updated|corrected)\b/i,
  /^an earlier version\b|\bappears in print\b|\bview(?:s|points) expressed\b/i,
  /^(?:disclaimer|our standards|source|photo|image|caption)\b\s?:?/i,
  /\bdo you have (?:information|an? (?:opinion|story|tip))\b|\b(?:tell us|have) your (?:story|say)\b|\bwhat do you think\?/i,
  /^have you (?:been|seen|had|got)\b.*\?$/i,
  /\bto report an error\b|\bin the comments\b|[\w.+-]+@[\w-]+\.\w/i,
  /\bedited for (?:length|clarity)\b|\bif you are just joining us\b|\bmin(?:ute)?s? read\b/i,
];

/** How many of the thread's sentences belong to the page and not to the story. */
export function furnitureIn({ posts }: Seen): number {
  const sentences = posts.flatMap((post) => post.sentences);
  return sentences.filter(({ text }) => furniture.some((pattern) => pattern.test(text))).length;
}
