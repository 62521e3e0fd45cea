import {
  type Choice,
  chooseAny,
  chooseNeighbour,
  chooseSupport,
  homeOf,
  isFresh,
  type Stock,
  say,
} from './choose.ts';
import { type Frame, fill, fitsInPost, hasField, type PostDraft, weightOf } from './drafting.ts';
import { lightest } from './finish.ts';
import { limit, weigh } from './weigh.ts';

/** Below this a post is worth another sentence even if only from the same stretch of the story. */
const wellFilled = 120;

type Offer = { readonly at: number; readonly choice: Choice };

/** Gives each post with room for it the sentence that supports it; the best pairs are made first, whatever their order. */
export function withSupports(posts: readonly PostDraft[], stock: Stock, frame: Frame): PostDraft[] {
  const filled = [...posts];
  let offers = filled.flatMap((post, at) => offerFor(post, at, stock, frame));
  while (offers.length > 0) {
    const best = offers.sort((a, b) => b.choice.score - a.choice.score || a.at - b.at)[0];
    if (best === undefined) break;
    const post = filled[best.at];
    const { passage } = best.choice;
    say(stock, passage.lines);
    if (post !== undefined) filled[best.at] = fill(post, 'support', passage.text, passage.lines);
    const open = offers.filter((offer) => offer !== best);
    offers = open.flatMap((offer) =>
      isFresh(stock, offer.choice.passage) ? offer : offerFor(filled[offer.at], offer.at, stock, frame),
    );
  }
  return filled.map((post) => withNeighbour(post, stock, frame));
}

function offerFor(post: PostDraft | undefined, at: number, stock: Stock, frame: Frame): Offer[] {
  const line = post?.sources[0];
  if (post === undefined || line === undefined || !isOpen(post)) return [];
  const room = limit - frame.reserve - weightOf(post, frame);
  const fits = (text: string) => weigh(text) <= room && fitsInPost(fill(post, 'support', text, []), frame);
  const choice = chooseSupport(stock, line, fits, post.fields.hook === undefined ? 0.5 : 1);
  return choice === null ? [] : [{ at, choice }];
}

function withNeighbour(post: PostDraft, stock: Stock, frame: Frame): PostDraft {
  const line = post.sources[0];
  if (line === undefined || !isOpen(post) || weightOf(post, frame) >= wellFilled) return post;
  const fits = (text: string) => fitsInPost(fill(post, 'support', text, []), frame);
  const near = chooseNeighbour(stock, homeOf(line, stock.material) ?? 0, fits, 4);
  const choice = near ?? (weightOf(post, frame) < lightest ? chooseAny(stock, fits) : null);
  if (choice === null) return post;
  say(stock, choice.passage.lines);
  return fill(post, 'support', choice.passage.text, choice.passage.lines);
}

function isOpen(post: PostDraft): boolean {
  return hasField(post.pieces, 'support') && post.fields.support === undefined;
}
