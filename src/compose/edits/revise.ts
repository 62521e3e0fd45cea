import { checkThread } from '../check.ts';
import type { Prices } from '../price-list.ts';
import type { Problem } from '../problem.ts';
import { numberings } from '../template-front.ts';
import { fixesFor } from './fixes.ts';
import { type Fixing, languageOf } from './fixing.ts';
import { type Rearrangement, rearrange } from './rearrange.ts';
import { placeLink, withHashtag, withoutHashtag } from './switches.ts';
import { isSameWording, textsOf, type Wording } from './wording.ts';

export type Revising = Fixing & {
  readonly prices: Prices;
  /** Of post 1. */
  readonly picture: { readonly altText: string } | null;
  /** The cursor of the post it stands in, where it is known. */
  readonly caret: { readonly at: number; readonly offset: number } | null;
};

export type Revised = {
  readonly wording: Wording;
  /** Posts that a person goes on writing in, from 0. */
  readonly inHand: readonly number[];
};

/** What is wrong with a thread in hand, the posts that stand included. */
export function problemsOf({
  wording,
  standing,
  article,
  link,
  template,
  prices,
  picture,
}: Omit<Revising, 'caret'>): readonly Problem[] {
  const texts = [...standing, ...textsOf(wording, standing)];
  return checkThread(texts, { article, link, template, prices, picture });
}

/**
 * The thread after what a button of the editor asks for: `split 2`, `join 2`, `up 2`, `down 2`, `remove 2`, `add 2`
 * (posts in hand count from 1), `numbers n/m`, `link first`, `hashtag on #Tag`, `hashtag off #Tag`, or
 * `fix 3 length split` (post of the whole thread or 0, rule, fix). Anything else leaves it as it is.
 */
export function revise(asked: string, revising: Revising): Revised {
  const { wording, link } = revising;
  const [verb = '', ...words] = asked.split(' ');
  const place = words[0] === 'first' || words[0] === 'last' ? words[0] : null;
  switch (verb) {
    case 'split':
    case 'join':
    case 'up':
    case 'down':
    case 'remove':
    case 'add':
      return rearranged(wishOf(verb, Number(words[0]) - 1, revising), revising);
    case 'numbers':
      return unopened({
        ...wording,
        numbering: numberings.find((each) => each === words[0]) ?? wording.numbering,
      });
    case 'link':
      if (link === null || place === null) return unopened(wording);
      return unopened({ ...wording, posts: placeLink(wording.posts, link, place) });
    case 'hashtag': {
      const change = words[0] === 'on' ? withHashtag : withoutHashtag;
      return unopened(words[1] ? { ...wording, posts: change(wording.posts, words[1]) } : wording);
    }
    case 'fix':
      return mended(words, revising);
    default:
      return unopened(wording);
  }
}

function unopened(wording: Wording): Revised {
  return { wording, inHand: [] };
}

function wishOf(kind: Rearrangement['kind'], at: number, { caret }: Revising): Rearrangement {
  if (kind !== 'split') return { kind, at };
  return { kind, at, caret: caret?.at === at ? caret.offset : null };
}

function rearranged(wish: Rearrangement, revising: Revising): Revised {
  const { wording } = revising;
  const posts = rearrange(wording.posts, wish, languageOf(revising));
  if (posts === wording.posts) return { wording, inHand: [wish.at] };
  return { wording: { ...wording, posts }, inHand: inHandAfter(wish, posts.length - wording.posts.length) };
}

function inHandAfter({ kind, at }: Rearrangement, grown: number): readonly number[] {
  switch (kind) {
    case 'split':
      return Array.from({ length: grown + 1 }, (_, part) => at + part);
    case 'add':
    case 'down':
      return [at + 1];
    case 'up':
      return [at - 1];
    case 'join':
      return [at];
    case 'remove':
      return [];
    default:
      return kind satisfies never;
  }
}

/** The problem is looked for again in the words as they are now: what was mended meanwhile is left alone. */
function mended([post, rule, id]: readonly string[], revising: Revising): Revised {
  const { wording } = revising;
  const problems = problemsOf(revising).filter(
    (each) => each.rule === rule && (each.post ?? 0) === Number(post),
  );
  const fix = problems.flatMap((problem) => fixesFor(problem, revising)).find((each) => each.id === id);
  if (fix === undefined) return unopened(wording);
  const after = { ...wording, posts: fix.posts };
  return isSameWording(after, wording) ? unopened(wording) : unopened(after);
}
