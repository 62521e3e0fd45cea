import { endsLikeSentence } from './clean.ts';

/** A menu without a list: three links or more, and nothing else but what parts them. */
export function areOnlyLinks(text: string, links: readonly string[]): boolean {
  if (links.length < 3 || links.some((link) => link.length > 80 || endsLikeSentence(link))) return false;
  const words = (line: string) => line.replace(/[^\p{L}\p{N}]/gu, '');
  return words(text) === words(links.join(''));
}
