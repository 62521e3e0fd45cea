import { type Choice, chooseSupport, isFresh, type Stock, say } from './choose.ts';
import { type Frame, fill, fitsInPost, hasField, type PostDraft, weightOf } from './drafting.ts';
import { restOfParagraph, startOfNext, withBefore } from './extend.ts';
import type { Line } from './material.ts';
import { joinSentences, type Passage } from './passages.ts';
import { sayTwice } from './repeats.ts';
import { isOneSided, sidesOf } from './sides.ts';
import type { Field } from './template-body.ts';
import { limit, weigh } from './weigh.ts';
import { coverage } from './words.ts';

/** What goes on in the post's own paragraph is taken before any other pair. */
const ownParagraph = 3;
/** What directly follows, in the next paragraph. */
const nextParagraph = 1;
/** The least share of its meaning a post has in common with the paragraph that goes on with it. */
const related = 0.1;

type Offer = {
  readonly at: number;
  readonly choice: Choice;
  /** The field it goes on in, for what stands in the post's own paragraph. */
  readonly goesOn?: Field;
};

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
    if (post !== undefined) filled[best.at] = withChoice(post, best);
    const open = offers.filter((offer) => offer !== best);
    if (best.goesOn !== undefined) open.push(...offerFor(filled[best.at], best.at, stock, frame));
    offers = open.flatMap((offer) =>
      isFresh(stock, offer.choice.passage) ? offer : offerFor(filled[offer.at], offer.at, stock, frame),
    );
  }
  return filled;
}

function offerFor(post: PostDraft | undefined, at: number, stock: Stock, frame: Frame): Offer[] {
  const line = post?.sources[0];
  if (post === undefined || line === undefined || !isOpen(post)) return [];
  const room = limit - frame.reserve - weightOf(post, frame);
  const fits = (text: string) => weigh(text) <= room && fitsInPost(fill(post, 'support', text, []), frame);
  const goesOn = post.fields.hook === undefined ? 'text' : 'hook';
  const last = post.sources.at(-1) ?? line;
  const longer = (text: string) => fitsInPost(withMore(post, goesOn, text, []), frame);
  const rest = post.fields[goesOn] === undefined ? null : restOfParagraph(last, stock, longer);
  if (rest !== null) return [{ at, choice: { passage: rest, score: ownParagraph }, goesOn }];
  const sides = sidesOf(post.fields.hook ?? '');
  const next = startOfNext(last, stock, fits);
  if (next !== null && !isOneSided(next.text, sides) && goesOnIn(next, post, stock))
    return [{ at, choice: { passage: next, score: nextParagraph } }];
  const isFair = (text: string) => !isOneSided(text, sides) && fits(text);
  const choice = chooseSupport(stock, line, isFair, post.sources);
  return choice === null ? [] : [{ at, choice }];
}

/** Light posts of the story's sentences that nothing went with, with what stands before them. */
export function withBeginnings(posts: readonly PostDraft[], stock: Stock, frame: Frame): PostDraft[] {
  return posts.map((post) => {
    const { text } = post.fields;
    const [first] = post.sources;
    const isBody = post.sources.every(
      (line, at) => line.order === (first?.order ?? 0) + at && line.order >= 0,
    );
    if (text === undefined || first === undefined || !isBody || !isOpen(post)) return post;
    const told = { lines: post.sources, text, order: first.order };
    const longer = withBefore(told, stock, (all) => fitsInPost(fill(post, 'text', all, []), frame));
    if (longer === told) return post;
    say(stock, longer.lines);
    return { ...fill(post, 'text', longer.text, []), sources: longer.lines };
  });
}

/** Paragraphs in which a story is opened: what they tell is about its news. */
const openingParagraphs = 3;

/** Of two sides together the story often tells a little later. */
const paragraphsOfSides = 5;

/** From here on a hook stands well by itself. */
const wellFilled = 160;

/** Whether a first post speaks of two sides at once: what stands under it may not speak of one of them only. */
export function hasSides(post: PostDraft | undefined): boolean {
  return sidesOf(post?.fields.hook ?? '').length > 0;
}

/** Gives a slight hook that nothing else went with what the story's opening tells first, a figure before anything, and no post has told. */
export function withOpening(posts: readonly PostDraft[], stock: Stock, frame: Frame): PostDraft[] {
  const [post, ...others] = posts;
  if (post === undefined || post.fields.hook === undefined || !isOpen(post)) return [...posts];
  if (weightOf(post, frame) >= wellFilled) return [...posts];
  const { body, telling } = stock.material;
  const sides = sidesOf(post.fields.hook);
  const opening = [...new Set(body.map(({ place }) => place.index))].slice(
    0,
    sides.length > 0 ? paragraphsOfSides : openingParagraphs,
  );
  const isNext = ({ lines, text }: Passage) =>
    lines.every(({ place, section }) => opening.includes(place.index) && section === body[0]?.section) &&
    fitsInPost(fill(post, 'support', text, []), frame) &&
    !isOneSided(text, sides) &&
    !sayTwice(post.sources, lines, telling);
  const open = stock.passages.filter((each) => isNext(each) && isFresh(stock, each));
  const paragraph = open[0]?.lines[0]?.place.index;
  const hasFigure = ({ lines, text }: Passage) => lines[0]?.place.index === paragraph && /\d/.test(text);
  const passage = open.find(hasFigure) ?? open[0];
  if (passage === undefined) return [...posts];
  say(stock, passage.lines);
  return [fill(post, 'support', passage.text, passage.lines), ...others];
}

/** Whether the next paragraph goes on with what a post says: a hook's always does, as news is told. */
function goesOnIn({ lines }: Passage, post: PostDraft, { material: { telling } }: Stock): boolean {
  if (sayTwice(post.sources, lines, telling)) return false;
  if (post.fields.hook !== undefined || lines[0]?.leans) return true;
  return post.sources.some((said) =>
    lines.some((line) => coverage(said.words, line.words, telling) >= related),
  );
}

function withChoice(post: PostDraft, { choice: { passage }, goesOn }: Offer): PostDraft {
  return goesOn === undefined
    ? fill(post, 'support', passage.text, passage.lines)
    : withMore(post, goesOn, passage.text, passage.lines);
}

function withMore(post: PostDraft, field: Field, text: string, lines: readonly Line[]): PostDraft {
  return fill(post, field, joinSentences([post.fields[field] ?? '', text]), lines);
}

function isOpen(post: PostDraft): boolean {
  return hasField(post.pieces, 'support') && post.fields.support === undefined;
}
