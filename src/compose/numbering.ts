import type { Numbering } from './template-front.ts';

/** A post's text with its number before it: `2/6 `, `2/ `, or none. A post alone has no number. */
export function numberPost(text: string, position: number, total: number, numbering: Numbering): string {
  if (total === 1) return text;
  switch (numbering) {
    case 'none':
      return text;
    case 'n/':
      return `${position}/ ${text}`;
    case 'n/m':
      return `${position}/${total} ${text}`;
    default:
      return numbering satisfies never;
  }
}

/** The number a post bears, and its text without it; position null where it bears none. */
export function readNumber(post: string): { position: number | null; total: number | null; text: string } {
  const found = /^(\d{1,2})\/(\d{1,2})?\s+/.exec(post);
  if (found === null) return { position: null, total: null, text: post };
  return {
    position: Number(found[1]),
    total: found[2] === undefined ? null : Number(found[2]),
    text: post.slice(found[0].length),
  };
}
