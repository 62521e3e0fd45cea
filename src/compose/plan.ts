import { chooseClosing, type Stock, say } from './choose.ts';
import { addItem, draftOf, type Frame, fill, fitsInPost, hasField, type PostDraft } from './drafting.ts';
import { finishPosts } from './finish.ts';
import { scoreLines } from './highlights.ts';
import {
  hasOwnPoints,
  pointsByKind,
  stepPosts,
  withEnding,
  withUnderHook,
  withUnits,
} from './kinds/told-by-kind.ts';
import type { Material } from './material.ts';
import { openingPosts } from './opening-posts.ts';
import { passagesOf } from './passages.ts';
import { planBody } from './plan-body.ts';
import { hasLines, listPosts, pointPosts } from './point-posts.ts';
import { type Point, pointsOf } from './points.ts';
import { withEvenStops } from './stops.ts';
import { hasSides, withOpening, withSupports } from './supports.ts';
import type { Template } from './template.ts';
import type { Part } from './template-body.ts';

/** Steps fill this many posts before anything else of the body is told. */
const mostSteps = 9;
/** Lines of a list that has too few. */
const leastList = 2;
/** Highlights chosen for an article which brings none. */
const fallbackHighlights = 4;

/**
 * Plans a thread's posts: the hook, then what must be said, then the words to end on, and only then
 * what supports them, so that a support never takes what another post needs.
 */
export function planPosts(material: Material, template: Template, frame: Frame): PostDraft[] {
  const stock = stockOf(material);
  const parts = template.parts;
  let opening = withUnderHook(openingPosts(parts[0], stock, frame), stock, frame);
  const asPosts = parts.some((part) => part.repeats === 'highlights');
  if (asPosts && isBareTitle(opening, stock))
    opening = withOpening(withSupports(opening, stock, frame), stock, frame);
  const lastPart = parts.length > 1 ? parts.at(-1) : undefined;
  const middle = lastPart === undefined ? parts.slice(1) : parts.slice(1, -1);
  const ending = lastPart === undefined ? null : withEnding(draftOf(lastPart.pieces), parts, stock, frame);
  const points = usesHighlights(parts) ? choosePoints(stock, template, frame) : [];
  let last = lastPart === undefined ? null : (ending ?? draftOf(lastPart.pieces));
  const room = template.maxPosts - opening.length - (last === null ? 0 : 1);
  const posts = middle.flatMap((part): PostDraft[] => {
    if (part.repeats === 'highlights')
      return pointPosts(part.pieces, points.slice(0, Math.max(1, room)), frame);
    if (part.repeats === 'body') return [];
    return hasLines(part.pieces) ? listPosts(part.pieces, points, frame) : [draftOf(part.pieces)];
  });
  if (last !== null && lastPart?.repeats === null) {
    const spare =
      ending === null && posts.length > room && posts.length > 1 ? overflow(posts, last, frame) : null;
    if (spare !== null) posts.splice(posts.length - 1, 1);
    if (posts.some((post) => post.items.length > 0)) posts.splice(Math.max(1, room));
    last = ending ?? spare ?? withClosing(last, stock, frame);
  }
  const body = middle.find((part) => part.repeats === 'body');
  if (body !== undefined) {
    opening = withSupports(opening, stock, frame);
    if (hasSides(opening[0])) opening = withOpening(opening, stock, frame);
    const steps = stepPosts(body.pieces, stock, frame, room - posts.length);
    posts.push(...steps);
    const left = (steps.length === 0 ? room : Math.min(room, mostSteps)) - posts.length;
    posts.push(...planBody(body.pieces, withUnits(stock), frame, left));
  }
  const all = [...opening, ...posts, ...(last === null ? [] : [last])];
  const finished = finishPosts(withOpening(withSupports(all, stock, frame), stock, frame), stock, frame);
  return finished.map((post) => withEvenStops(post, material.language, frame));
}

function stockOf(material: Material): Stock {
  const careful = passagesOf(material);
  return {
    material,
    passages: careful.length > 0 ? careful : passagesOf(material, { linked: true }),
    scores: scoreLines(material),
    said: new Set(),
    used: new Set(),
  };
}

function usesHighlights(parts: readonly Part[]): boolean {
  return parts.some((part) => part.repeats === 'highlights' || hasLines(part.pieces));
}

/** Where the story's own sentences stand for highlights, a title takes the first of them before they do. */
function isBareTitle([first]: readonly PostDraft[], { material }: Stock): boolean {
  return (
    first?.sources[0]?.place.from === 'title' && material.highlights.length === 0 && !hasOwnPoints(material)
  );
}

type Terms = { readonly short: boolean; readonly fits: (text: string) => boolean };

function choosePoints(stock: Stock, template: Template, frame: Frame): Point[] {
  const part = template.parts.find((each) => each.repeats === 'highlights' || hasLines(each.pieces));
  const pieces = part?.pieces ?? [];
  const alone = (text: string) =>
    hasLines(pieces) ? addItem(draftOf(pieces), text, []) : fill(draftOf(pieces), 'text', text, []);
  const terms = { short: hasLines(pieces), fits: (text: string) => fitsInPost(alone(text), frame) };
  // An editor's own highlights are all told; of the story's sentences a list takes as many as it holds.
  const isEditors = stock.material.highlights.length > 0;
  const own = hasOwnPoints(stock.material)
    ? []
    : pointsOf(stock.material, { ...terms, said: [...stock.said], fallback: fallbackHighlights }).filter(
        (_, at, all) =>
          !terms.short || isEditors || listPosts(pieces, all.slice(0, at + 1), frame).length === 1,
      );
  for (const point of own) say(stock, point.lines);
  const ofKind = pointsByKind(stock, terms);
  for (const point of ofKind) say(stock, point.lines);
  const points = [...own, ...ofKind];
  return terms.short && points.length === 1 ? withMorePoints(points, stock, terms) : points;
}

/** A list of one line is none: the story's own sentences go on with it, where what else was to be listed is in the hook. */
function withMorePoints(points: readonly Point[], stock: Stock, terms: Terms): Point[] {
  const material = { ...stock.material, highlights: [] };
  const fallback = leastList - points.length;
  const more = pointsOf(material, { ...terms, said: [...stock.said], fallback });
  for (const point of more) say(stock, point.lines);
  return [...points, ...more];
}

/** The last list, when it is one post too many, as the words to end on. */
function overflow(posts: readonly PostDraft[], last: PostDraft, frame: Frame): PostDraft | null {
  const extra = posts.at(-1);
  if (extra === undefined || extra.items.length === 0 || !hasField(last.pieces, 'closing')) return null;
  const closing = fill(last, 'closing', extra.items.join('\n\n'), extra.sources);
  return fitsInPost(closing, frame) ? closing : null;
}

function withClosing(draft: PostDraft, stock: Stock, frame: Frame): PostDraft {
  if (!hasField(draft.pieces, 'closing')) return draft;
  const choice = chooseClosing(stock, (text) => fitsInPost(fill(draft, 'closing', text, []), frame));
  if (choice === null) return draft;
  say(stock, choice.passage.lines);
  return fill(draft, 'closing', choice.passage.text, choice.passage.lines);
}
