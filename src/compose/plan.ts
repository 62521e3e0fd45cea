import { chooseClosing, type Stock, say } from './choose.ts';
import { draftOf, type Frame, fill, fitsInPost, hasField, type PostDraft } from './drafting.ts';
import { withParagraphBefore } from './extend.ts';
import { finishPosts } from './finish.ts';
import { scoreLines } from './highlights.ts';
import { hasOwnPoints, stepPosts, withEnding, withUnderHook, withUnits } from './kinds/told-by-kind.ts';
import type { Material } from './material.ts';
import { openingPosts } from './opening-posts.ts';
import { type Passage, passagesOf } from './passages.ts';
import { planBody } from './plan-body.ts';
import { choosePoints, morePoints, termsOf } from './plan-points.ts';
import { hasLines, listPosts, pointPosts } from './point-posts.ts';
import type { Point } from './points.ts';
import { withEvenStops } from './stops.ts';
import { hasSides, withBeginnings, withOpening, withSupports } from './supports.ts';
import type { Template } from './template.ts';
import type { Part, Piece } from './template-body.ts';

/** Steps fill this many posts before anything else of the body is told. */
const mostSteps = 9;

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
      return highlightPosts(part.pieces, points.slice(0, Math.max(1, room)), stock, frame);
    if (part.repeats === 'body') return [];
    return hasLines(part.pieces) ? listPosts(part.pieces, points, frame) : [draftOf(part.pieces)];
  });
  if (last !== null && lastPart?.repeats === null) {
    const spare =
      ending === null && posts.length > room && posts.length > 1 ? overflow(posts, last, frame) : null;
    if (spare !== null) posts.splice(posts.length - 1, 1);
    if (posts.some((post) => post.items.length > 0)) posts.splice(Math.max(1, room));
    const tellsBody = middle.some((part) => part.repeats === 'body');
    last = ending ?? spare ?? withClosing(last, stock, frame, tellsBody);
  }
  const body = middle.find((part) => part.repeats === 'body');
  if (body !== undefined) {
    opening = withSupports(opening, stock, frame);
    if (hasSides(opening[0]) || isBareTitle(opening, stock)) opening = withOpening(opening, stock, frame);
    const steps = stepPosts(body.pieces, stock, frame, room - posts.length);
    posts.push(...steps);
    const left = (steps.length === 0 ? room : Math.min(room, mostSteps)) - posts.length;
    posts.push(...planBody(body.pieces, withUnits(stock), frame, left));
  }
  const all = [...opening, ...posts, ...(last === null ? [] : [last])];
  const supported = withOpening(withSupports(all, stock, frame), stock, frame);
  const finished = finishPosts(withBeginnings(supported, stock, frame), stock, frame);
  return finished.map((post) => withEvenStops(post, material.language, frame));
}

/** Kept with the material: a thread may be planned several times over. */
const passages = new WeakMap<Material, readonly Passage[]>();

function passagesFor(material: Material): readonly Passage[] {
  const known = passages.get(material);
  if (known !== undefined) return known;
  const careful = passagesOf(material);
  const made = careful.length > 0 ? careful : passagesOf(material, { linked: true });
  passages.set(material, made);
  return made;
}

function stockOf(material: Material): Stock {
  return {
    material,
    passages: passagesFor(material),
    scores: scoreLines(material),
    said: new Set(),
    used: new Set(),
  };
}

/** The posts of the highlights, and of what stands in for those the hook told: once the others have their supports. */
function highlightPosts(
  pieces: readonly Piece[],
  points: readonly Point[],
  stock: Stock,
  frame: Frame,
): PostDraft[] {
  const posts = pointPosts(pieces, points, frame);
  const missing = stock.material.highlights.length - 1 - points.length;
  if (missing <= 0) return posts;
  const supported = withSupports(posts, stock, frame);
  return [...supported, ...pointPosts(pieces, morePoints(stock, termsOf(pieces, frame), missing), frame)];
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

/** The last list, when it is one post too many, as the words to end on. */
function overflow(posts: readonly PostDraft[], last: PostDraft, frame: Frame): PostDraft | null {
  const extra = posts.at(-1);
  if (extra === undefined || extra.items.length === 0 || !hasField(last.pieces, 'closing')) return null;
  const closing = fill(last, 'closing', extra.items.join('\n\n'), extra.sources);
  return fitsInPost(closing, frame) ? closing : null;
}

/** What the thread ends on; the body, where it is told, needs the paragraph before it for a post of its own. */
function withClosing(draft: PostDraft, stock: Stock, frame: Frame, tellsBody: boolean): PostDraft {
  if (!hasField(draft.pieces, 'closing')) return draft;
  const fits = (text: string) => fitsInPost(fill(draft, 'closing', text, []), frame);
  const choice = chooseClosing(stock, fits);
  if (choice === null) return draft;
  const { text, lines } = tellsBody ? choice.passage : withParagraphBefore(choice.passage, stock, fits);
  say(stock, lines);
  return fill(draft, 'closing', text, lines);
}
