import type { Stock } from './choose.ts';
import {
  draftOf,
  type Frame,
  fill,
  fitsInPost,
  hasField,
  type PostDraft,
  saysSomething,
  textOf,
  weightOf,
} from './drafting.ts';
import type { Line } from './material.ts';
import { sayTwice } from './repeats.ts';

/** A middle post lighter than this looks forgotten. */
export const lightest = 80;

/** Drops empty posts, joins light ones to a neighbour, and sees that the link does not stand alone. */
export function finishPosts(posts: readonly PostDraft[], stock: Stock, frame: Frame): PostDraft[] {
  const last = posts.at(-1);
  if (last === undefined) return [];
  const middle = posts.slice(0, -1).filter(saysSomething);
  const joined = joinLight(middle, stock, frame);
  return saysSomething(last) || joined.length === 0
    ? [...joined, last]
    : carryLink(joined, last, stock, frame);
}

/** Whether a break the editor set lies between the last of some sentences and the first of others. */
function runsOverBreak(before: readonly Line[], after: readonly Line[]): boolean {
  const last = before.findLast((line) => line.order >= 0);
  const first = after.find((line) => line.order >= 0);
  return last !== undefined && first !== undefined && last.part !== first.part;
}

/** Two highlights may stand together, or two sentences of one section; a highlight under a strange sentence may not. */
function belongTogether(before: readonly Line[], after: readonly Line[]): boolean {
  const [last, first] = [before.at(-1), after[0]];
  if (last === undefined || first === undefined) return true;
  const isBody = last.order >= 0;
  return isBody === first.order >= 0 && (!isBody || last.section === first.section);
}

function joinLight(posts: readonly PostDraft[], stock: Stock, frame: Frame): PostDraft[] {
  const joined: PostDraft[] = [];
  for (const post of posts) {
    const before = joined.at(-1);
    const isHook = joined.length === 1;
    const isLight =
      weightOf(post, frame) < lightest ||
      (!isHook && before !== undefined && weightOf(before, frame) < lightest);
    const both =
      isLight &&
      before !== undefined &&
      belongTogether(before.sources, post.sources) &&
      (!isHook || posts.length < 3)
        ? join(before, post, frame)
        : null;
    const repeats = before !== undefined && sayTwice(before.sources, post.sources, stock.material.telling);
    if (
      both !== null &&
      !repeats &&
      !runsOverBreak(before?.sources ?? [], post.sources) &&
      fitsInPost(both, frame)
    )
      joined[joined.length - 1] = both;
    else joined.push(post);
  }
  return joined;
}

/** Two posts as one, the second's words under the first's. */
function join(before: PostDraft, after: PostDraft, frame: Frame): PostDraft {
  const text = `${textOf(before, frame)}\n\n${textOf(after, frame)}`;
  return fill(draftOf([{ field: 'text' }]), 'text', text, [...before.sources, ...after.sources]);
}

/** A last post with only the link takes the support of the post before it, or is joined to that post. */
function carryLink(posts: readonly PostDraft[], last: PostDraft, stock: Stock, frame: Frame): PostDraft[] {
  const before = posts.at(-1);
  if (before === undefined) return [last];
  const { support, ...rest } = before.fields;
  const supporting = before.sources.filter(
    (line) => support !== undefined && line.order >= 0 && support.includes(line.text),
  );
  const bare = {
    ...before,
    fields: rest,
    sources: before.sources.filter((line) => !supporting.includes(line)),
  };
  if (
    support !== undefined &&
    hasField(last.pieces, 'closing') &&
    stock.used.has(supporting[0] ?? stock.material.title) &&
    supporting[0]?.leans !== true
  ) {
    const closing = fill(last, 'closing', support, supporting);
    const stays = posts.length === 1 || weightOf(bare, frame) >= lightest;
    if (stays && fitsInPost(closing, frame)) return [...posts.slice(0, -1), bare, closing];
  }
  for (const candidate of [before, bare]) {
    const both = { ...candidate, pieces: [...candidate.pieces, { text: '\n\n' }, ...last.pieces] };
    if (fitsInPost(both, frame)) return [...posts.slice(0, -1), both];
  }
  return [...posts, last];
}
