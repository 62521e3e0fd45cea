import { addItem, draftOf, type Frame, fill, fitsInPost, type PostDraft } from './drafting.ts';
import type { Point } from './points.ts';
import type { Piece } from './template-body.ts';

/** One post for each point; one that leans on the point before it goes under it, or not at all. */
export function pointPosts(pieces: readonly Piece[], points: readonly Point[], frame: Frame): PostDraft[] {
  const posts: PostDraft[] = [];
  for (const point of points) {
    const before = posts.at(-1);
    if (!point.leans) posts.push(fill(draftOf(pieces), 'text', point.text, point.lines));
    else if (before !== undefined) {
      const joined = fill(before, 'text', `${before.fields.text ?? ''}\n\n${point.text}`, point.lines);
      if (fitsInPost(joined, frame)) posts[posts.length - 1] = joined;
    }
  }
  return posts;
}

/** Points as lines of one post, and of a further one where they do not fit. */
export function listPosts(pieces: readonly Piece[], points: readonly Point[], frame: Frame): PostDraft[] {
  const posts: PostDraft[] = [];
  for (const point of points) {
    const before = posts.at(-1);
    const longer = before === undefined ? null : addItem(before, point.text, point.lines);
    if (longer !== null && fitsInPost(longer, frame)) posts[posts.length - 1] = longer;
    else if (!point.leans) posts.push(addItem(draftOf(pieces), point.text, point.lines));
  }
  return posts;
}

/** Whether a pattern has a list for points. */
export function hasLines(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => 'lines' in piece);
}
